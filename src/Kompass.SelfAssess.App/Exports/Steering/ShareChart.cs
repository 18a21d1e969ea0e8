using Kompass.SelfAssess.App.Exports.Charts;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>
/// Own, official and previous result side by side in per cent of the maximum: a small table, whose own column follows the sheet's numbers, with
/// the chart drawn from it. What is not shown is an empty cell, since a sign would be drawn as nought.
/// </summary>
internal sealed class ShareChart(SteeringNumbers numbers, SteeringTexts texts)
{
    /// <summary>Of a chart beside its table on a sheet of their own.</summary>
    private const int ColumnsWide = 12;

    /// <param name="id">Name of the table.</param>
    /// <param name="kind">How it is drawn.</param>
    /// <param name="title">Over the chart.</param>
    /// <param name="parts">A row each.</param>
    /// <param name="code">What a part is called in short.</param>
    /// <param name="label">What it is called.</param>
    /// <param name="source">The table with the own shares.</param>
    /// <param name="sheet">Where that table stands, if not above this one.</param>
    public BookTable Build(
        string id, ChartKind kind, string title, IReadOnlyCollection<Part> parts, Func<Part, string> code, Func<Part, string> label, BookTable source, string? sheet = null)
    {
        var share = ClosedXML.Excel.XLHelper.GetColumnLetterFromNumber(source.PlaceOf("share"));
        var place = sheet is null ? "" : $"{BookTables.Sheet(sheet)}!";
        var rows = parts.Select((part, index) => (Part: part, Own: $"{place}{share}{BookSheet.FirstRow + index}"));
        var radar = kind == ChartKind.Radar;
        List<Column<(Part Part, string Own)>> columns =
        [
            Column<(Part Part, string Own)>.Of("code", radar ? texts["Number"] : texts.Export["Code"], 6, row => SheetCell.Text(code(row.Part))),
            Column<(Part Part, string Own)>.Of("label", texts.Export[radar ? "Area" : "SubArea"], 34, row => SheetCell.Text(label(row.Part))),
            Column<(Part Part, string Own)>.Of("own", texts["SeriesOwn"], 9, row => Own(row.Part) is { } own ? new BookCell(SheetCell.Number(own, NumberForm.Percent), row.Own) : SheetCell.Blank),
        ];
        List<ChartSeries> series = [Series("SeriesOwn", SeriesLook.Estimate, parts, Own)];
        Add(numbers.HasOfficial, "official", "SeriesOfficial", SeriesLook.Official, part => numbers.Compared(part)?.OfficialShare);
        Add(numbers.HasPrevious && radar, "previous", "SeriesPrevious", SeriesLook.Previous, part => numbers.Previous(part)?.Value.Share);
        var table = BookTables.Build(id, title, rows, columns);
        var chart = new Chart(kind, title, Description(title, parts, label), [.. parts.Select(radar ? label : code)], series)
        {
            Unit = texts["PercentOfMax"],
            Form = NumberForm.Percent,
            Max = 1,
        };
        return table with
        {
            Filter = false,
            Chart = new BookChart(chart, radar ? "label" : "code", [.. columns.Skip(2).Select(column => column.Head.Id)])
            {
                FromColumn = columns.Count + 2,
                ToColumn = sheet is null ? source.Columns.Count : columns.Count + ColumnsWide,
                Rows = radar ? 26 : parts.Count + 1,
            },
        };

        void Add(bool has, string column, string name, SeriesLook look, Func<Part, double?> value)
        {
            if (has)
            {
                columns.Add(Column<(Part Part, string Own)>.Of(
                    column, texts[name], 9, row => value(row.Part) is { } number ? SheetCell.Number(number, NumberForm.Percent) : SheetCell.Blank));
                series.Add(Series(name, look, parts, value));
            }
        }
    }

    private ChartSeries Series(string name, SeriesLook look, IEnumerable<Part> parts, Func<Part, double?> value) => new(texts[name], look, [.. parts.Select(value)]);

    private double? Own(Part part) => numbers.Cell(part).Value.Share;

    /// <summary>What it shows, and the highest and lowest of it.</summary>
    private string Description(string title, IEnumerable<Part> parts, Func<Part, string> label)
    {
        var known = parts.Where(part => Own(part) is not null).OrderByDescending(part => Own(part)).ToList();
        return known.Count < 2 ? title : texts.Format("ChartDescription", title, label(known[0]), texts.Percent(Own(known[0])!.Value), label(known[^1]), texts.Percent(Own(known[^1])!.Value));
    }
}
