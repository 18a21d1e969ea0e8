using System.Globalization;
using ClosedXML.Excel;

namespace Kompass.SelfAssess.TestKit.Workbooks;

/// <summary>Reads the tables of a sheet by their headers.</summary>
public static class BookRows
{
    /// <param name="workbook">An open workbook.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="table">Which of its tables, from above.</param>
    /// <returns>The cells of each row by header.</returns>
    public static List<Dictionary<string, IXLCell>> RowsOf(this XLWorkbook workbook, string sheet, int table = 0)
    {
        var own = TableOf(workbook, sheet, table);
        return [.. own.DataRange.Rows().Select(row => Named(own, row.WorksheetRow()))];
    }

    /// <summary>The row under a table.</summary>
    public static Dictionary<string, IXLCell> TotalOf(this XLWorkbook workbook, string sheet, int table = 0)
    {
        var own = TableOf(workbook, sheet, table);
        return Named(own, workbook.Worksheet(sheet).Row(own.LastRow().RowNumber() + 1));
    }

    /// <summary>The number in a cell; of a formula the one that was stored beside it.</summary>
    public static double Stored(this IXLCell cell) => Convert.ToDouble(cell.HasFormula ? cell.CachedValue : cell.Value, CultureInfo.InvariantCulture);

    private static IXLTable TableOf(XLWorkbook workbook, string sheet, int table) => workbook.Worksheet(sheet).Tables.OrderBy(own => own.FirstRow().RowNumber()).ElementAt(table);

    private static Dictionary<string, IXLCell> Named(IXLTable table, IXLRow row) =>
        table.HeadersRow().Cells().ToDictionary(header => header.GetString(), header => row.Cell(header.Address.ColumnNumber));
}
