using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>Sub-areas and questions by how much the answers differ, the most first; what is not shown comes last.</summary>
internal sealed class DisagreementTable(RoundResult result, TableTexts texts)
{
    private readonly ExportTexts _words = texts.Results;

    public Table Build() => Table.Of(
        texts["SheetDisagreement"],
        Rows().OrderByDescending(row => row.Cell.Value.Disagreement is not null).ThenByDescending(row => row.Cell.Value.Disagreement),
        (_words["Level"], 12, row => SheetCell.Text(row.Level)),
        (_words["Code"], 9, row => SheetCell.Text(row.Code)),
        (_words["Name"], 60, row => SheetCell.Text(row.Name)),
        (_words["Area"], 40, row => SheetCell.Text(row.Area.Name.In(texts.Language))),
        (_words["Disagreement"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Disagreement, NumberForm.TwoDecimals))),
        (_words["Share"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Share, NumberForm.Percent))),
        (_words["DontKnow"], 10, row => row.Cell.Show(score => SheetCell.Number(score.DontKnowShare, NumberForm.Percent))),
        (texts["Gap"], 16, row => SheetCell.Number(result.Disclosed.PerceptionGap(row.Part), NumberForm.Percent)),
        (_words["N"], 12, row => SheetCell.Whole(row.Cell.Value.N)),
        (_words["Consensus"], 10, row => row.Cell.Show(score => SheetCell.Text(texts.YesOrNo(score.Consensus)))),
        (_words["WhyWithheld"], 44, row => SheetCell.Text(row.Cell.Reason is { } reason ? _words.Why(reason, result.Plan.Minimum) : "")));

    private IEnumerable<(Part Part, string Level, string Code, string Name, Area Area, Disclosed<ScoreCell> Cell)> Rows() =>
        from area in result.Edition.Areas
        from subArea in area.SubAreas
        from row in subArea.QuestionsFor(result.Round.Depth)
            .Select(question => (Part: Part.Question(question.Code), Level: _words["Question"], question.Code, Name: question.Text))
            .Prepend((Part: Part.SubArea(subArea.Code), Level: _words["SubArea"], subArea.Code, Name: subArea.Name.In(texts.Language)))
        select (row.Part, row.Level, row.Code, row.Name, area, result.Disclosed[row.Part, Slice.All]);
}
