using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using A = DocumentFormat.OpenXml.Drawing;
using Spreadsheet = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Kompass.SelfAssess.App.Exports.Charts;

/// <summary>Where a chart lies on its sheet, in whole cells counted from 0: it moves and grows with them.</summary>
public sealed record ChartPlace(int FromColumn, int FromRow, int ToColumn, int ToRow);

/// <summary>Puts charts on the sheets of a workbook that has been written; the library that writes cells draws none.</summary>
internal static class SheetCharts
{
    public static void Add(SpreadsheetDocument workbook, string sheetName, Chart chart, ChartCells cells, ChartPlace place)
    {
        var sheet = SheetOf(workbook, sheetName);
        var drawings = Drawings(sheet);
        var part = drawings.AddNewPart<ChartPart>();
        part.ChartSpace = ChartXml.Build(chart, cells);
        var number = (uint)drawings.WorksheetDrawing!.ChildElements.Count + 2;
        drawings.WorksheetDrawing.Append(new TwoCellAnchor(
            new Spreadsheet.FromMarker(new ColumnId($"{place.FromColumn}"), new ColumnOffset("0"), new RowId($"{place.FromRow}"), new RowOffset("0")),
            new Spreadsheet.ToMarker(new ColumnId($"{place.ToColumn}"), new ColumnOffset("0"), new RowId($"{place.ToRow}"), new RowOffset("0")),
            new GraphicFrame(
                new NonVisualGraphicFrameProperties(
                    new NonVisualDrawingProperties { Id = number, Name = $"{chart.Title} {number - 1}", Description = chart.Description },
                    new NonVisualGraphicFrameDrawingProperties()),
                new Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
                new A.Graphic(new A.GraphicData(new ChartReference { Id = drawings.GetIdOfPart(part) }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
            { Macro = "" },
            new ClientData()));
    }

    private static WorksheetPart SheetOf(SpreadsheetDocument workbook, string name)
    {
        var main = workbook.WorkbookPart!;
        var sheet = main.Workbook.Descendants<Sheet>().Single(own => own.Name == name);
        return (WorksheetPart)main.GetPartById(sheet.Id!.Value!);
    }

    private static DrawingsPart Drawings(WorksheetPart sheet)
    {
        if (sheet.DrawingsPart is { } own)
        {
            return own;
        }

        var part = sheet.AddNewPart<DrawingsPart>();
        part.WorksheetDrawing = new WorksheetDrawing();
        part.WorksheetDrawing.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        var drawing = new DocumentFormat.OpenXml.Spreadsheet.Drawing { Id = sheet.GetIdOfPart(part) };
        // The schema wants it after the page set-up and before what follows it.
        OpenXmlElement? next = (OpenXmlElement?)sheet.Worksheet.GetFirstChild<LegacyDrawing>() ?? sheet.Worksheet.GetFirstChild<TableParts>();
        if (next is null)
        {
            sheet.Worksheet.Append(drawing);
        }
        else
        {
            sheet.Worksheet.InsertBefore(drawing, next);
        }

        return part;
    }
}
