using Kompass.SelfAssess.App.Exports.Charts;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>The eight areas: a radar and its table.</summary>
internal sealed class AreaSection(SteeringWords words)
{
    private readonly SteeringReportTexts _text = words.Text;

    public IEnumerable<ReportBlock> Blocks() =>
    [
        words.Heading(1, "AreasHeading", newPage: true),
        new ReportParagraph(_text["AreasLead"], ReportTextKind.Lead),
        new ReportChart(_text["AreasFigure"], Radar()) { Data = Areas() },
        .. words.Explained(_text["AreasCaption"], Areas()),
    ];

    private Chart Radar()
    {
        List<ChartSeries> series = [new(_text["SeriesEstimate"], SeriesLook.Estimate, [.. words.Edition.Areas.Select(area => words[area].Value.Share)])];
        if (words.Content.Official is { } official)
        {
            series.Add(new(_text.Format("SeriesOfficial", words.Month(official)), SeriesLook.Official, [.. words.Edition.Areas.Select(area => (double?)(official.Result.PointsFor(area) / area.MaxPoints))]));
        }

        if (words.Content.Previous is { } previous)
        {
            series.Add(new(previous.Round.Name, SeriesLook.Previous, [.. words.Edition.Areas.Select(area => previous.Disclosed[Part.Area(area.Number), Slice.All].Value.Share)]));
        }

        return new Chart(ChartKind.Radar, words.Export["SheetAreas"], Describe(series), [.. words.Edition.Areas.Select(words.ShortName)], series)
        {
            Unit = _text["ShareUnit"],
            Form = NumberForm.Percent,
            Max = 1,
        };
    }

    private string Describe(List<ChartSeries> series) => string.Join(' ', words.Edition.Areas.Select((area, at) =>
        $"{words.ShortName(area)}: {string.Join(", ", series.Select(one => $"{one.Name} {(one.Values[at] is { } share ? words.Numbers.Percent(share) : "–")}"))}."));

    private Table Areas()
    {
        List<(string, double, Func<Area, SheetCell>)> columns =
        [
            (words.Export["Area"], 42, area => SheetCell.Text(words.Name(area))),
            (_text["Max"], 12, area => SheetCell.Number(area.MaxPoints, NumberForm.Whole)),
            (words.Export["Estimate"], 18, area => words[area].Show(score => SheetCell.Number(score.Points))),
            (words.Export["Margin"], 18, area => words[area].Show(score => SheetCell.Number(score.Margin))),
            (_text["ShareColumn"], 11, area => words[area].Show(score => SheetCell.Number(score.Share, NumberForm.Percent))),
        ];
        if (words.Content.Official is { } official)
        {
            columns.Add((_text["OfficialColumn"], 14, area => SheetCell.Number(official.Result.PointsFor(area))));
        }

        if (words.Content.Previous is { } previous)
        {
            columns.Add((_text["Previous"], 18, area => previous.Disclosed[Part.Area(area.Number), Slice.All].Show(score => SheetCell.Number(score.Points))));
        }

        return Table.Of(_text["AreasCaption"], words.Edition.Areas, [.. columns]);
    }
}
