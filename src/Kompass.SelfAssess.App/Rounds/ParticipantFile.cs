using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A list of people as an uploaded file: an Excel workbook, or text with separators. What it is its content says, not its name.</summary>
public static class ParticipantFile
{
    public const int MaxBytes = WorkbookFile.MaxBytes;

    private const int MaxColumns = 60;

    /// <returns>The list, or why the file cannot be read at all.</returns>
    public static (PastedList? List, WorkbookFault? Fault) Read(ReadOnlyMemory<byte> file, IReadOnlyList<GroupLabel> groups, IReadOnlyList<string> units)
    {
        if (file.Length > MaxBytes)
        {
            return (null, WorkbookFault.TooLarge);
        }

        var (workbook, fault) = WorkbookFile.Open(file, WorkbookKind.Participants);
        if (fault is WorkbookFault.NotWorkbook)
        {
            return !file.Span.StartsWith("PK"u8) && !file.Span.StartsWith("%PDF"u8) && ParticipantText.Decode(file.Span) is { } text
                ? (PastedParticipants.Parse(text, groups, units), null)
                : (null, WorkbookFault.NotSheet);
        }

        return workbook is null ? (null, fault) : (ReadWorkbook(workbook, groups, units), null);
    }

    private static PastedList ReadWorkbook(XLWorkbook workbook, IReadOnlyList<GroupLabel> groups, IReadOnlyList<string> units)
    {
        using (workbook)
        {
            var sheet = workbook.Worksheets.FirstOrDefault(sheet => sheet.Visibility == XLWorksheetVisibility.Visible) ?? workbook.Worksheets.First();
            var faults = new List<PasteFault>(sheet.MergedRanges.Select(
                merged => new PasteFault(merged.FirstRow().RowNumber(), PasteFaultCode.MergedCells, "") { Cell = merged.RangeAddress.ToStringRelative() }));
            var lines = Lines(sheet, faults);
            var list = PastedParticipants.Read(lines, groups, units, WorkbookMark.Says(workbook, WorkbookKind.Participants));
            // A cell that could not be read is told once, not also as missing, and its row is no person.
            var told = faults.Select(fault => fault.Cell).ToHashSet();
            var unread = faults.Where(fault => fault.Code is PasteFaultCode.Formula or PasteFaultCode.ErrorValue).Select(fault => fault.Line).ToHashSet();
            return list with
            {
                People = [.. list.People.Where(person => !unread.Contains(person.Line))],
                Faults = [.. faults.Concat(list.Faults.Where(fault => !told.Contains(fault.Cell))).OrderBy(fault => fault.Line)],
            };
        }
    }

    private static List<ListLine> Lines(IXLWorksheet sheet, List<PasteFault> faults)
    {
        var last = Math.Min(sheet.LastRowUsed(XLCellsUsedOptions.Contents)?.RowNumber() ?? 0, PastedParticipants.MostLines + 2);
        var columns = Math.Min(sheet.LastColumnUsed(XLCellsUsedOptions.Contents)?.ColumnNumber() ?? 0, MaxColumns);
        var lines = new List<ListLine>();
        for (var row = 1; row <= last; row++)
        {
            var cells = Enumerable.Range(1, columns).Select(column => Text(sheet.Cell(row, column), faults)).ToArray();
            var at = row;
            if (cells.Any(cell => cell.Length > 0))
            {
                lines.Add(new ListLine(row, cells) { Address = column => sheet.Cell(at, Math.Min(column, MaxColumns) + 1).Address.ToString()! });
            }
        }

        return lines;
    }

    private static string Text(IXLCell cell, List<PasteFault> faults)
    {
        if (cell.HasFormula)
        {
            faults.Add(new PasteFault(cell.Address.RowNumber, PasteFaultCode.Formula, "") { Cell = cell.Address.ToString()! });
            return "";
        }

        if (SheetCellReader.IsErrorValue(cell.GetString()))
        {
            faults.Add(new PasteFault(cell.Address.RowNumber, PasteFaultCode.ErrorValue, "") { Cell = cell.Address.ToString()! });
            return "";
        }

        return EditionWorkbook.Plain(cell.GetFormattedString().ReplaceLineEndings(" ").Trim());
    }
}
