using Kompass.SelfAssess.App.Exports.Charts;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>Every sub-area: bars and a table for each area.</summary>
internal sealed class SubAreaSection(SteeringWords words)
{
    private readonly SteeringReportTexts _text = words.Text;

    public IEnumerable<ReportBlock> Blocks() =>
    [
        words.Heading(1, "SubAreasHeading"),
        words.Body("SubAreasText"),
        .. words.Edition.Areas.SelectMany(Area),
    ];

    private IEnumerable<ReportBlock> Area(Area area)
    {
        var table = SubAreas(area);
        return
        [
            new ReportHeading(2, words.Name(area)),
            new ReportChart(_text.Format("SubAreasFigure", words.Name(area)), Bars(area)) { Data = table },
            .. words.Explained(_text.Format("SubAreasCaption", words.Name(area)), table),
        ];
    }

    private Chart Bars(Area area)
    {
        List<ChartSeries> series = [new(_text["SeriesEstimate"], SeriesLook.Estimate, [.. area.SubAreas.Select(subArea => words[subArea].Value.Share)])];
        if (words.Content.Official is { } official && area.SubAreas.Any(subArea => words.Official(subArea) is not null))
        {
            series.Add(new(_text.Format("SeriesOfficial", words.Month(official)), SeriesLook.Official, [.. area.SubAreas.Select(subArea => (double?)(words.Official(subArea) / subArea.MaxPoints))]));
        }

        var description = string.Join(' ', area.SubAreas.Select((subArea, at) =>
            $"{words.Name(subArea)}: {string.Join(", ", series.Select(one => $"{one.Name} {(one.Values[at] is { } share ? words.Numbers.Percent(share) : "–")}"))}."));
        return new Chart(ChartKind.Bars, words.Name(area), description, [.. area.SubAreas.Select(words.Name)], series)
        {
            Unit = _text["ShareUnit"],
            Form = NumberForm.Percent,
            Max = 1,
        };
    }

    private Table SubAreas(Area area)
    {
        List<(string, double, Func<SubArea, SheetCell>)> columns =
        [
            (words.Export["SubArea"], 48, subArea => SheetCell.Text(words.Marked(subArea))),
            (_text["Max"], 10, subArea => SheetCell.Number(subArea.MaxPoints, NumberForm.Whole)),
            (words.Export["Estimate"], 12, subArea => words[subArea].Show(score => SheetCell.Number(score.Points))),
            (words.Export["Margin"], 12, subArea => words[subArea].Show(score => SheetCell.Number(score.Margin))),
            (_text["ShareColumn"], 9, subArea => words[subArea].Show(score => SheetCell.Number(score.Share, NumberForm.Percent))),
            (_text["DisagreementColumn"], 11, subArea => words[subArea].Show(score => SheetCell.Number(score.Disagreement, NumberForm.TwoDecimals))),
            (_text["AnswersColumn"], 8, subArea => SheetCell.Whole(words[subArea].Value.N)),
        ];
        if (area.SubAreas.Any(subArea => words.Official(subArea) is not null))
        {
            columns.Insert(5, (_text["OfficialColumn"], 11, subArea => SheetCell.Number(words.Official(subArea))));
        }

        return Table.Of(words.Name(area), area.SubAreas, [.. columns]);
    }
}
