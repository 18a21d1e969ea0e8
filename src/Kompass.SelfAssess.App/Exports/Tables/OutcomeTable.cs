using System.Globalization;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>A round's total, areas and sub-areas with all that is known of them, beside the latest official result and the round before.</summary>
internal sealed class OutcomeTable(RoundResult result, EvaluationView? official, RoundResult? previous, TableTexts texts)
{
    private readonly ExportTexts _words = texts.Results;

    public Table Whole() => Build(texts["SheetOutcome"], [Total(), .. Areas(), .. SubAreas()]);

    public Table OfAreas() => Build(_words["SheetAreas"], Areas());

    public Table OfSubAreas() => Build(_words["SheetSubAreas"], SubAreas());

    private Table Build(string name, IEnumerable<Row> rows) => Table.Of(
        name,
        rows,
        [
            (_words["Level"], 12, row => SheetCell.Text(row.Level)),
            (_words["Code"], 7, row => SheetCell.Text(row.Code)),
            (_words["Name"], 52, row => SheetCell.Text(row.Name)),
            (_words["Area"], 40, row => row.AreaName is { } area ? SheetCell.Text(area) : SheetCell.NotApplicable),
            (_words["Max"], 10, row => SheetCell.Number(row.Max)),
            (_words["Estimate"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Points))),
            (_words["Low"], 10, row => row.Cell.Show(score => SheetCell.Number(score.Low))),
            (_words["High"], 10, row => row.Cell.Show(score => SheetCell.Number(score.High))),
            (_words["Margin"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Margin))),
            (_words["Share"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Share, NumberForm.Percent))),
            .. Beside(),
            (_words["N"], 12, row => SheetCell.Whole(row.Cell.Value.N)),
            (_words["LeastN"], 16, row => SheetCell.Whole(row.Cell.Value.LeastN)),
            (_words["Asked"], 12, row => SheetCell.Whole(row.Cell.Value.Asked)),
            (_words["DontKnow"], 10, row => row.Cell.Show(score => SheetCell.Number(score.DontKnowShare, NumberForm.Percent))),
            (_words["Disagreement"], 12, row => row.Cell.Show(score => SheetCell.Number(score.Disagreement, NumberForm.TwoDecimals))),
            (_words["Consensus"], 10, row => row.Cell.Show(score => SheetCell.Text(texts.YesOrNo(score.Consensus)))),
            (_words["Raw"], 12, row => row.Cell.Show(score => SheetCell.Number(score.RawPoints))),
            (_words["WhyWithheld"], 44, row => SheetCell.Text(row.Cell.Reason is { } reason ? _words.Why(reason, result.Plan.Minimum) : "")),
        ]);

    private (string, double, Func<Row, SheetCell>)[] Beside() =>
    [
        .. official is null
            ? Array.Empty<(string, double, Func<Row, SheetCell>)>()
            : [(texts.Format("OfficialOf", Dates.Month(official.Year, official.Month)), 14, row => SheetCell.Number(row.Official))],
        .. previous is null
            ? Array.Empty<(string, double, Func<Row, SheetCell>)>()
            : [(texts.Format("EstimateOf", previous.Round.Name), 18, row => previous.Disclosed[row.Part, Slice.All].Show(score => SheetCell.Number(score.Points)))],
    ];

    private Row Total() => new(_words["LevelTotal"], "", _words["LevelTotal"], null, result.Edition.MaxPoints, Part.Total, result.Disclosed[Part.Total, Slice.All], official?.Total);

    private IEnumerable<Row> Areas() => ResultRows.Areas(result.Edition, result.Disclosed, Slice.All).Select(row => new Row(
        _words["Area"], row.Area.Number.ToString(CultureInfo.InvariantCulture), row.Area.Name.In(texts.Language), row.Area.Name.In(texts.Language), row.Area.MaxPoints,
        Part.Area(row.Area.Number), row.Cell, official?.Result.PointsFor(row.Area)));

    private IEnumerable<Row> SubAreas() => ResultRows.SubAreas(result.Edition, result.Disclosed, Slice.All).Select(row => new Row(
        _words["SubArea"], row.SubArea.Code, row.SubArea.Name.In(texts.Language), row.Area.Name.In(texts.Language), row.SubArea.MaxPoints,
        Part.SubArea(row.SubArea.Code), row.Cell, official is not null && official.Result.SubAreas.TryGetValue(row.SubArea.Code, out var points) ? points : null));

    private sealed record Row(string Level, string Code, string Name, string? AreaName, decimal Max, Part Part, Disclosed<ScoreCell> Cell, decimal? Official);
}
