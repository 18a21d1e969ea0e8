using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>Reads a <see cref="PlanWorkbook"/>, or a text file of the same columns. Whatever is in the file, the answer is its rows or why there are none.</summary>
public static class PlanWorkbookReader
{
    public const int MaxBytes = EditionFile.MaxBytes;
    public const int MaxRows = 1000;

    private const int MaxColumns = 60;
    private const int CellsTold = 10;

    /// <param name="file">The file.</param>
    /// <param name="planId">The plan that it has to be of.</param>
    public static (PlanSheetReading? Reading, IReadOnlyList<PlanSheetFault> Faults) Read(ReadOnlyMemory<byte> file, Guid planId)
    {
        var (workbook, fault) = WorkbookFile.Open(file, WorkbookKind.Plan);
        if (fault is WorkbookFault.NotWorkbook)
        {
            return PlanTextFile.Read(file, planId);
        }

        if (workbook is null)
        {
            return (null, [new PlanSheetFault(PlanSheetFaultKind.File) { File = fault }]);
        }

        using (workbook)
        {
            return Read(workbook, planId);
        }
    }

    /// <summary>The rows hold their plan in their hidden ids, so that no sheet about the file has to be believed.</summary>
    internal static PlanSheetFault? Foreign(PlanSheetReading reading, Guid planId, string? name)
    {
        var own = planId.ToString("N");
        return reading.Rows.Select(row => row[PlanColumn.Id].Split('.')[0]).Any(id => id != own && Guid.TryParseExact(id, "N", out _))
            ? new PlanSheetFault(PlanSheetFaultKind.OtherPlan, "", name ?? "")
            : null;
    }

    /// <summary>Which column is where; a fault for each that is missing or there twice.</summary>
    internal static Dictionary<PlanColumn, int> Headers(IEnumerable<(string Text, int Column, string Cell)> headers, List<PlanSheetFault> faults)
    {
        var found = new Dictionary<PlanColumn, int>();
        foreach (var (text, column, cell) in headers)
        {
            if (PlanSheets.ColumnOf(text) is { } known && !found.TryAdd(known, column))
            {
                faults.Add(new PlanSheetFault(PlanSheetFaultKind.DuplicateColumn, cell, text));
            }
        }

        faults.AddRange(PlanColumns.All.Where(column => !found.ContainsKey(column)).Select(column => new PlanSheetFault(
            PlanSheetFaultKind.MissingColumn, "", string.Join(" / ", PlanSheets.Languages.Select(language => language.Header(column)).Distinct()))));
        return found;
    }

    private static (PlanSheetReading? Reading, IReadOnlyList<PlanSheetFault> Faults) Read(XLWorkbook workbook, Guid planId)
    {
        List<PlanSheetFault> faults = [];
        var (sheet, about) = (Sheet(workbook, PlanSheets.Actions, faults), Sheet(workbook, PlanSheets.About, faults));
        if (sheet is null || about is null)
        {
            return (null, faults);
        }

        var written = PlanAbout.Read(about);
        if (written.PlanId != planId)
        {
            return (null, [new PlanSheetFault(PlanSheetFaultKind.OtherPlan, "", written.Plan)]);
        }

        var columns = Headers(Enumerable.Range(1, Math.Min(MaxColumns, sheet.LastColumnUsed(XLCellsUsedOptions.Contents)?.ColumnNumber() ?? 0))
            .Select(column => (PlanCellText.Header(sheet.Cell(1, column)), column, $"{sheet.Name}!{sheet.Cell(1, column).Address}")), faults);
        var merged = sheet.MergedRanges.Select(range => $"{sheet.Name}!{range.RangeAddress.ToStringRelative()}").ToList();
        if (merged.Count > 0)
        {
            faults.Add(new PlanSheetFault(PlanSheetFaultKind.MergedCells, "", string.Join(", ", merged.Take(CellsTold)) + (merged.Count > CellsTold ? " …" : "")));
        }

        var last = sheet.LastRowUsed(XLCellsUsedOptions.Contents)?.RowNumber() ?? 0;
        if (last > MaxRows + 1)
        {
            faults.Add(new PlanSheetFault(PlanSheetFaultKind.TooManyRows, $"{sheet.Name}!A{last}", MaxRows.ToString(CultureInfo.InvariantCulture)));
        }

        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var reading = new PlanSheetReading(
            sheet.Name,
            columns.ToDictionary(column => column.Key, column => XLHelper.GetColumnLetterFromNumber(column.Value)),
            [.. Enumerable.Range(2, Math.Max(0, last - 1)).Select(row => Row(sheet, row, columns)).OfType<PlanSheetRow>()])
        {
            Exported = written.Exported,
            Numbers = written.Numbers,
        };
        return Foreign(reading, planId, null) is { } foreign ? (null, [foreign]) : (reading, []);
    }

    private static IXLWorksheet? Sheet(XLWorkbook workbook, string name, List<PlanSheetFault> faults)
    {
        var names = PlanSheets.Languages.Select(language => language.Sheet(name)).ToList();
        var sheet = workbook.Worksheets.FirstOrDefault(sheet => names.Contains(sheet.Name.Trim(), StringComparer.OrdinalIgnoreCase));
        if (sheet is null)
        {
            faults.Add(new PlanSheetFault(PlanSheetFaultKind.MissingSheet, "", string.Join(" / ", names)));
        }

        return sheet;
    }

    private static PlanSheetRow? Row(IXLWorksheet sheet, int row, Dictionary<PlanColumn, int> columns)
    {
        var cells = new Dictionary<PlanColumn, string>();
        var faults = new Dictionary<PlanColumn, PlanSheetFault>();
        foreach (var (column, at) in columns)
        {
            var cell = sheet.Cell(row, at);
            var (text, fault) = PlanCellText.Of(cell, column);
            if (fault is { } kind)
            {
                faults.Add(column, new PlanSheetFault(kind, $"{sheet.Name}!{cell.Address}", text));
            }
            else if (text.Length > 0)
            {
                cells.Add(column, text);
            }
        }

        return cells.Count + faults.Count > 0 ? new PlanSheetRow(row, cells) { Faults = faults } : null;
    }
}
