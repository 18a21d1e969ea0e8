using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;

namespace Kompass.SelfAssess.App.Exports.Charts;

/// <summary>Puts charts into a Word document: drawn by Word itself, each with its numbers in a small workbook that "edit data" opens.</summary>
internal static class WordCharts
{
    private const string DataSheet = "Data";

    /// <summary>In hundredths of a point: as the tables beside it.</summary>
    private const int TextSize = 900;

    /// <param name="document">Where the chart's part goes.</param>
    /// <param name="chart">The chart; its description becomes the alternative text.</param>
    /// <param name="width">In EMU, 360 000 to the centimetre.</param>
    /// <param name="height">In EMU.</param>
    /// <returns>What stands in a run of the text.</returns>
    public static Drawing Inline(MainDocumentPart document, Chart chart, long width, long height)
    {
        var part = document.AddNewPart<ChartPart>();
        part.ChartSpace = ChartXml.Build(chart, Cells(chart), titled: false);
        foreach (var text in part.ChartSpace.Descendants<A.DefaultRunProperties>())
        {
            text.FontSize = TextSize;
        }

        part.ChartSpace.Append(new ExternalData(new AutoUpdate { Val = false }) { Id = Embed(part, chart) });
        var number = (uint)document.ChartParts.Count();
        return new Drawing(new Inline(
            new Extent { Cx = width, Cy = height },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = number, Name = $"{chart.Title} {number}", Description = chart.Description },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(new ChartReference { Id = document.GetIdOfPart(part) }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        });
    }

    private static string Embed(ChartPart part, Chart chart)
    {
        var embedded = part.AddNewPart<EmbeddedPackagePart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "rData");
        using var workbook = new MemoryStream();
        TableSheet.Write(workbook, [Data(chart)]);
        workbook.Position = 0;
        embedded.FeedData(workbook);
        return "rData";
    }

    private static ChartCells Cells(Chart chart)
    {
        var last = chart.Categories.Count + 1;
        return new ChartCells(
            ChartCells.Range(DataSheet, 2, 1, last, 1),
            [.. chart.Series.Select((_, at) => (ChartCells.Range(DataSheet, 1, at + 2, 1, at + 2), ChartCells.Range(DataSheet, 2, at + 2, last, at + 2)))]);
    }

    private static Table Data(Chart chart) => new(
        DataSheet,
        [new TableColumn(chart.Unit ?? " ", 40), .. chart.Series.Select(series => new TableColumn(series.Name, 16))],
        [
            .. chart.Categories.Select((category, row) => (IReadOnlyList<SheetCell>)
                [SheetCell.Text(category), .. chart.Series.Select(series => series.Values[row] is { } value ? SheetCell.Number(value, chart.Form) : SheetCell.Blank)]),
        ]);
}
