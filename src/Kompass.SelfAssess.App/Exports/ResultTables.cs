using System.Globalization;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>The sheets of a round's result.</summary>
internal sealed class ResultTables(RoundResult result, ExportTexts texts)
{
    private readonly DisclosedEstimate _estimate = result.Disclosed;

    public IReadOnlyList<Table> All() => [Overview(), Areas(), SubAreas(), Questions(), Groups(), Units()];

    public Table Overview()
    {
        var total = _estimate[Part.Total, Slice.All];
        var covered = result.Edition.SubAreas.Count(subArea => _estimate[Part.SubArea(subArea.Code), Slice.All].Shown);
        var decided = result.Edition.SubAreas.Count(subArea => _estimate[Part.SubArea(subArea.Code), Slice.All].Value.Consensus);
        (string Measure, SheetCell Value, string? Explanation)[] rows =
        [
            (texts["Estimate"], total.Show(score => SheetCell.Number(score.Points)), texts["NotOfficialText"]),
            (texts["Max"], SheetCell.Number(result.Edition.MaxPoints), null),
            (texts["Margin"], total.Show(score => SheetCell.Number(score.Margin)), texts["MarginText"]),
            (texts["Low"], total.Show(score => SheetCell.Number(score.Low)), null),
            (texts["High"], total.Show(score => SheetCell.Number(score.High)), null),
            .. total.Value.Consensus
                ? [(texts["Raw"], total.Show(score => SheetCell.Number(score.RawPoints)), texts.Format("ConsensusText", decided, result.Edition.SubAreas.Count()))]
                : Array.Empty<(string, SheetCell, string?)>(),
            (texts["Covered"], SheetCell.Whole(covered), texts.Format("CoveredOf", covered, result.Edition.SubAreas.Count())),
            (texts["Invited"], SheetCell.Whole(result.Snapshot.Invited), null),
            (texts["Respondents"], SheetCell.Whole(result.Snapshot.Respondents), null),
        ];
        return Table.Of(
            texts["SheetOverview"],
            rows,
            (texts["Measure"], 32, row => SheetCell.Text(row.Measure)),
            (texts["Value"], 14, row => row.Value),
            (texts["Explanation"], 80, row => SheetCell.Text(row.Explanation ?? "")));
    }

    public Table Areas() => Table.Of(
        texts["SheetAreas"],
        ResultRows.Areas(result.Edition, _estimate, Slice.All),
        (texts["AreaNumber"], 9, row => SheetCell.Whole(row.Area.Number)),
        (texts["Area"], 44, row => SheetCell.Text(row.Area.Name.In(texts.Language))),
        (texts["Max"], 10, row => SheetCell.Number(row.Area.MaxPoints)),
        (texts["Estimate"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Points))),
        (texts["Low"], 10, row => row.Cell.Show(score => SheetCell.Number(score.Low))),
        (texts["High"], 10, row => row.Cell.Show(score => SheetCell.Number(score.High))),
        (texts["Margin"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Margin))),
        (texts["Share"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Share, NumberForm.Percent))),
        (texts["N"], 12, row => SheetCell.Whole(row.Cell.Value.N)),
        (texts["LeastN"], 16, row => SheetCell.Whole(row.Cell.Value.LeastN)),
        (texts["DontKnow"], 10, row => row.Cell.Show(score => SheetCell.Number(score.DontKnowShare, NumberForm.Percent))),
        (texts["Consensus"], 10, row => row.Cell.Show(score => SheetCell.Text(texts.YesOrNo(score.Consensus)))),
        (texts["Raw"], 12, row => row.Cell.Show(score => SheetCell.Number(score.RawPoints))),
        (texts["WhyWithheld"], 44, row => Why(row.Cell)));

    public Table SubAreas() => Table.Of(
        texts["SheetSubAreas"],
        ResultRows.SubAreas(result.Edition, _estimate, Slice.All),
        (texts["Code"], 7, row => SheetCell.Text(row.SubArea.Code)),
        (texts["SubArea"], 52, row => SheetCell.Text(row.SubArea.Name.In(texts.Language))),
        (texts["Area"], 40, row => SheetCell.Text(row.Area.Name.In(texts.Language))),
        (texts["Max"], 10, row => SheetCell.Number(row.SubArea.MaxPoints)),
        (texts["Estimate"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Points))),
        (texts["Low"], 10, row => row.Cell.Show(score => SheetCell.Number(score.Low))),
        (texts["High"], 10, row => row.Cell.Show(score => SheetCell.Number(score.High))),
        (texts["Margin"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Margin))),
        (texts["Share"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Share, NumberForm.Percent))),
        (texts["N"], 12, row => SheetCell.Whole(row.Cell.Value.N)),
        (texts["Asked"], 12, row => SheetCell.Whole(row.Cell.Value.Asked)),
        (texts["DontKnow"], 10, row => row.Cell.Show(score => SheetCell.Number(score.DontKnowShare, NumberForm.Percent))),
        (texts["Disagreement"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Disagreement, NumberForm.TwoDecimals))),
        (texts["Consensus"], 10, row => row.Cell.Show(score => SheetCell.Text(texts.YesOrNo(score.Consensus)))),
        (texts["Raw"], 12, row => row.Cell.Show(score => SheetCell.Number(score.RawPoints))),
        (texts["WhyWithheld"], 44, row => Why(row.Cell)));

    public Table Questions() => Table.Of(
        texts["SheetQuestions"],
        ResultRows.Questions(result.Edition, result.Round.Depth, _estimate),
        [
            (texts["Code"], 9, row => SheetCell.Text(row.Question.Code)),
            (texts["SubArea"], 44, row => SheetCell.Text(row.SubArea.Name.In(texts.Language))),
            (texts["Question"], 64, row => SheetCell.Text(row.Question.Text)),
            (texts["Weight"], 8, row => SheetCell.Number(row.Question.Weight, NumberForm.TwoDecimals)),
            (texts["N"], 12, row => SheetCell.Whole(row.Cell.Value.N)),
            (texts["MeanShare"], 14, row => row.Cell.Show(score => SheetCell.Number(score.Share, NumberForm.Percent))),
            (texts["Consensus"], 10, row => row.Cell.Show(score => SheetCell.Text(texts.YesOrNo(score.Consensus)))),
            (texts["RawShare"], 14, row => row.Cell.Show(_ => SheetCell.Number(_estimate.RawShare(row.Question.Code, result.Edition.LevelShares), NumberForm.Percent))),
            (texts["Contribution"], 16, row => row.Cell.Show(score => SheetCell.Number(score.Contribution, NumberForm.Percent))),
            (texts["Disagreement"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Disagreement, NumberForm.TwoDecimals))),
            (texts["DontKnow"], 10, row => row.Cell.Show(score => SheetCell.Number(score.DontKnowShare, NumberForm.Percent))),
            .. Enumerable.Range(0, 6).Select<int, (string, double, Func<QuestionRow, SheetCell>)>(
                level => (texts.Format("LevelCount", level), 9, row => row.Count((AnswerValue)level))),
            (texts["DontKnowCount"], 9, row => row.Count(AnswerValue.DontKnow)),
            (texts["NotApplicableCount"], 13, row => row.Count(AnswerValue.NotApplicable)),
            (texts["UnansweredCount"], 11, row => row.Count(AnswerValue.Unanswered)),
            (texts["WhyWithheld"], 44, row => Why(row.Cell)),
        ]);

    public Table Groups() => BySlice(texts["SheetGroups"], texts["Group"], result.Estimate.Groups.Select(key => (texts.Group(key), Slice.Group(key))));

    public Table Units() => BySlice(texts["SheetUnits"], texts["Unit"], result.Estimate.Units.Select(key => (key, Slice.Unit(key))));

    /// <summary>One row per slice and part, so that a reader can filter and pivot.</summary>
    private Table BySlice(string name, string header, IEnumerable<(string Name, Slice Slice)> slices) => Table.Of(
        name,
        slices.SelectMany(slice => Parts(slice.Slice).Select(part => (SliceName: slice.Name, part.Level, part.Code, part.Name, part.Max, part.Cell))),
        (header, 34, row => SheetCell.Text(row.SliceName)),
        (texts["Level"], 12, row => SheetCell.Text(row.Level)),
        (texts["Code"], 7, row => SheetCell.Text(row.Code)),
        (texts["Name"], 52, row => SheetCell.Text(row.Name)),
        (texts["Max"], 10, row => SheetCell.Number(row.Max)),
        (texts["Estimate"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Points))),
        (texts["Margin"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Margin))),
        (texts["Share"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Share, NumberForm.Percent))),
        (texts["N"], 12, row => SheetCell.Whole(row.Cell.Value.N)),
        (texts["DontKnow"], 10, row => row.Cell.Show(score => SheetCell.Number(score.DontKnowShare, NumberForm.Percent))),
        (texts["WhyWithheld"], 44, row => Why(row.Cell)));

    private IEnumerable<(string Level, string Code, string Name, decimal Max, Disclosed<ScoreCell> Cell)> Parts(Slice slice) =>
    [
        (texts["LevelTotal"], "", texts["LevelTotal"], result.Edition.MaxPoints, _estimate[Part.Total, slice]),
        .. ResultRows.Areas(result.Edition, _estimate, slice).Select(row => (
            texts["Area"], row.Area.Number.ToString(CultureInfo.InvariantCulture), row.Area.Name.In(texts.Language), row.Area.MaxPoints, row.Cell)),
        .. ResultRows.SubAreas(result.Edition, _estimate, slice).Select(row => (
            texts["SubArea"], row.SubArea.Code, row.SubArea.Name.In(texts.Language), row.SubArea.MaxPoints, row.Cell)),
    ];

    private SheetCell Why(Disclosed<ScoreCell> cell) => SheetCell.Text(cell.Reason is { } reason ? texts.Why(reason, result.Plan.Minimum) : "");
}
