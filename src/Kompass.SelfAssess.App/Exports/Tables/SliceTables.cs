using System.Globalization;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>A round's result by role group and by unit: one row per part and group, everybody first, so that a reader can filter and pivot.</summary>
internal sealed class SliceTables(RoundResult result, TableTexts texts)
{
    private readonly ExportTexts _words = texts.Results;

    /// <param name="subArea">Code of a sub-area, for it and its questions alone.</param>
    public Table Groups(string? subArea)
    {
        List<(string, Slice)> slices = [(texts["Everybody"], Slice.All), .. result.Disclosed.Groups.Select(key => (texts.Group(key), Slice.Group(key)))];
        var rows = Rows(slices, questions: true).Where(row => subArea is null || row.SubArea == subArea).ToList();
        return Build(_words["SheetGroups"], _words["Group"], rows)
            .With((texts["Gap"], 16, rows.Select(row => SheetCell.Number(result.Disclosed.PerceptionGap(row.Part) is { } gap ? (decimal)gap * row.Max : null))));
    }

    public Table Units()
    {
        List<(string, Slice)> slices = [(texts["Everybody"], Slice.All), .. result.Disclosed.Units.Select(key => (key, Slice.Unit(key)))];
        return Build(_words["SheetUnits"], _words["Unit"], [.. Rows(slices, questions: false)]);
    }

    private Table Build(string name, string header, List<SliceRow> rows) => Table.Of(
        name,
        rows,
        (header, 34, row => SheetCell.Text(row.Slice)),
        (_words["Level"], 12, row => SheetCell.Text(row.Level)),
        (_words["Code"], 9, row => SheetCell.Text(row.Code)),
        (_words["Name"], 52, row => SheetCell.Text(row.Name)),
        (_words["Max"], 10, row => SheetCell.Number(row.Max)),
        (_words["Estimate"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Points))),
        (texts["PartialPoints"], 16, row => row.Partial is { } part ? SheetCell.Number(part.Points) : SheetCell.NotApplicable),
        (texts["PartialAsked"], 16, row => row.Partial is { } part ? SheetCell.Text(texts.Results.Format("CoveredOf", part.Asked, part.Count)) : SheetCell.NotApplicable),
        (_words["Margin"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Margin))),
        (_words["Share"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Share, NumberForm.Percent))),
        (_words["N"], 12, row => SheetCell.Whole(row.Cell.Value.N)),
        (_words["DontKnow"], 10, row => row.Cell.Show(score => SheetCell.Number(score.DontKnowShare, NumberForm.Percent))),
        (_words["WhyWithheld"], 44, row => SheetCell.Text(row.Cell.Reason is { } reason ? _words.Why(reason, result.Plan.Minimum) : "")));

    private IEnumerable<SliceRow> Rows(IEnumerable<(string Name, Slice Slice)> slices, bool questions) => slices.SelectMany(own => Rows(own.Name, own.Slice, questions));

    private IEnumerable<SliceRow> Rows(string name, Slice slice, bool questions)
    {
        yield return Row(name, slice, Part.Total, _words["LevelTotal"], "", _words["LevelTotal"]) with { Max = result.Edition.MaxPoints };
        foreach (var area in result.Edition.Areas)
        {
            yield return Row(name, slice, Part.Area(area.Number), _words["Area"], area.Number.ToString(CultureInfo.InvariantCulture), area.Name.In(texts.Language)) with
            {
                Max = area.MaxPoints,
                Partial = PartialArea.Find(result, area, slice),
            };
        }

        foreach (var subArea in result.Edition.SubAreas)
        {
            yield return Row(name, slice, Part.SubArea(subArea.Code), _words["SubArea"], subArea.Code, subArea.Name.In(texts.Language)) with { Max = subArea.MaxPoints, SubArea = subArea.Code };
            foreach (var question in questions ? subArea.QuestionsFor(result.Round.Depth) : [])
            {
                yield return Row(name, slice, Part.Question(question.Code), _words["Question"], question.Code, question.Text) with
                {
                    Max = subArea.MaxPoints * WeightOf(subArea, question),
                    SubArea = subArea.Code,
                };
            }
        }
    }

    private decimal WeightOf(SubArea subArea, Question question) => question.Weight / subArea.QuestionsFor(result.Round.Depth).Sum(own => own.Weight);

    private SliceRow Row(string sliceName, Slice slice, Part part, string level, string code, string name) =>
        new(sliceName, part, level, code, name, result.Disclosed[part, slice]);

    private sealed record SliceRow(string Slice, Part Part, string Level, string Code, string Name, Disclosed<ScoreCell> Cell)
    {
        public decimal Max { get; init; }

        public string? SubArea { get; init; }

        public PartialArea? Partial { get; init; }
    }
}
