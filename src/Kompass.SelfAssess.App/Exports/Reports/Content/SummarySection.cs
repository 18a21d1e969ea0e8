using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>What the round comes to, on one page.</summary>
internal sealed class SummarySection(SteeringWords words)
{
    private readonly SteeringReportTexts _text = words.Text;
    private readonly ReportNumbers _numbers = words.Numbers;

    public IEnumerable<ReportBlock> Blocks() =>
    [
        words.Heading(1, "SummaryHeading", newPage: true),
        new ReportParagraph(Estimate(), ReportTextKind.Lead),
        new ReportParagraph(words.Export["NotOfficialText"]),
        .. words.Result.Round.Simulated ? [new ReportParagraph(words.Export["SimulatedText"], ReportTextKind.Note)] : Array.Empty<ReportBlock>(),
        .. words.Explained(_text["SummaryCaption"], Numbers()),
        new ReportList([.. Points()]),
    ];

    private string Estimate()
    {
        var (total, max) = (words.Total, _numbers.AsPrinted(words.Edition.MaxPoints));
        if (total.Value is not { Points: { } points, Share: { } share } || !total.Shown)
        {
            var covered = words.Edition.SubAreas.Count(subArea => words[subArea].Shown);
            return total.State == CellState.Withheld
                ? _text.Format("TotalWithheld", words.Why(total))
                : _text.Format("TotalMissing", covered, words.Edition.SubAreas.Count());
        }

        var estimate = _text.Format("Total", _numbers.Points(points), max, _numbers.Percent(share));
        return total.Value switch
        {
            { Margin: { } margin, Low: { } low, High: { } high } => $"{estimate} {_text.Format("TotalMargin", _numbers.Margin(margin), _numbers.Points(low), _numbers.Points(high))}",
            { Consensus: true } => $"{estimate} {Settled(total.Value)}",
            _ => estimate,
        };
    }

    private string Settled(ScoreCell total)
    {
        var decided = words.Edition.SubAreas.Count(subArea => words[subArea].Value.Consensus);
        var settled = _text.Format("TotalConsensus", decided, words.Edition.SubAreas.Count());
        return total.RawPoints is { } raw ? $"{settled} {_text.Format("TotalRaw", _numbers.Points(raw))}" : settled;
    }

    private Table Numbers() => Table.Of(
        _text["SummaryCaption"],
        Rows(),
        (words.Export["Measure"], 30, row => SheetCell.Text(row.Measure)),
        (words.Export["Value"], 14, row => row.Value),
        (words.Export["Explanation"], 62, row => SheetCell.Text(row.Explanation)));

    private IEnumerable<(string Measure, SheetCell Value, string Explanation)> Rows()
    {
        var (total, snapshot) = (words.Total, words.Result.Snapshot);
        yield return (
            words.Export["Estimate"],
            total.Show(score => SheetCell.Number(score.Points)),
            total.Value is { Low: { } low, High: { } high, Margin: { } margin } ? _text.Format("MarginFromTo", _numbers.Margin(margin), _numbers.Points(low), _numbers.Points(high)) : words.Why(total));
        yield return (words.Export["Share"], total.Show(score => SheetCell.Number(score.Share, NumberForm.Percent)), _text.Format("OfMax", _numbers.AsPrinted(words.Edition.MaxPoints)));
        yield return Official();
        if (words.Content.Previous is { } previous)
        {
            yield return (_text["Previous"], previous.Disclosed[Part.Total, Slice.All].Show(score => SheetCell.Number(score.Points)), previous.Round.Name);
        }

        if (words.Content.Forecast is { Forecast.Total: { } forecast } own)
        {
            yield return (
                _text["Forecast"],
                SheetCell.Number(forecast.Points),
                _text.Format(own.Forecast.Enough ? "ForecastInterval" : "ForecastThin", _numbers.Points(forecast.Low80), _numbers.Points(forecast.High80)));
        }

        yield return (words.Export["Respondents"], SheetCell.Whole(snapshot.Respondents), _text.Format("OfInvited", snapshot.Invited));
    }

    private (string, SheetCell, string) Official() => words.Content.Official is { } official
        ? (_text["LastOfficial"], SheetCell.Number(official.Total), _text.Format("OfficialMonth", words.Month(official)))
        : (_text["LastOfficial"], SheetCell.Missing, _text["NoOfficialShort"]);

    private IEnumerable<string> Points()
    {
        var areas = words.Edition.Areas.Where(area => words[area] is { Shown: true, Value.Share: not null }).OrderByDescending(area => words[area].Value.Share).ToList();
        if (areas.Count > 1)
        {
            yield return _text.Format("StrongestAndWeakest", words.Name(areas[0]), Percent(areas[0]), words.Name(areas[^1]), Percent(areas[^1]));
        }

        if (Difference() is { } difference)
        {
            yield return difference;
        }

        if (words.Content.Forecast is null)
        {
            yield return _text["NoForecast"];
        }

        yield return words.Content.Decisions.Count > 0 ? _text.Format("DecisionsCount", words.Content.Decisions.Count) : _text["NoDecisions"];
        var actions = words.Content.Plans.SelectMany(plan => plan.Actions).ToList();
        yield return actions.Count == 0
            ? _text["NoPlan"]
            : _text.Format("PlanCounts", actions.Count, actions.Count(action => action.Status == ActionStatus.Done), actions.Count(action => action.Late));
    }

    private string Percent(Domain.Frameworks.Area area) => _numbers.Percent(words[area].Value.Share!.Value);

    private string? Difference()
    {
        if (words.Content.Comparison is not { } comparison)
        {
            return _text["NoOfficial"];
        }

        var total = comparison.Comparison.Total.Numbers;
        return comparison.Comparison.AcrossEditions ? _text.Format("OtherEdition", words.Month(comparison.Evaluation))
            : total.Difference is not { } difference ? null
            : _text.Format(
                total.Secured switch { true => "DifferenceSecured", false => "DifferenceNotSecured", _ => "DifferencePlain" },
                words.Month(comparison.Evaluation), _numbers.WithSign(difference));
    }
}
