using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kompass.SelfAssess.App.Tests.Exports.Steering;

/// <summary>The cells of a workbook as they lie in the file, whatever any library makes of them.</summary>
internal static class SheetCells
{
    /// <summary>Every number with its formula, by sheet and address.</summary>
    public static Dictionary<string, (double Value, string? Formula)> Numbers(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return Sheets(document)
            .SelectMany(sheet => sheet.Part.Worksheet.Descendants<Cell>().Select(cell => (Address: $"{sheet.Name}!{cell.CellReference}", Cell: cell)))
            .Where(own => own.Cell.CellValue is not null && (own.Cell.DataType is null || own.Cell.DataType.Value == CellValues.Number))
            .ToDictionary(own => own.Address, own => (double.Parse(own.Cell.CellValue!.Text, NumberStyles.Float, CultureInfo.InvariantCulture), own.Cell.CellFormula?.Text));
    }

    /// <summary>The same file with another number stored beside every formula.</summary>
    public static byte[] Spoiled(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            foreach (var cell in Sheets(document).SelectMany(sheet => sheet.Part.Worksheet.Descendants<Cell>()).Where(cell => cell.CellFormula is not null))
            {
                cell.CellValue = new CellValue("-77");
            }
        }

        return stream.ToArray();
    }

    private static IEnumerable<(string Name, WorksheetPart Part)> Sheets(SpreadsheetDocument document) =>
        document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => (sheet.Name!.Value!, (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)));
}
