namespace Kompass.SelfAssess.App.Exports.Charts;

/// <summary>
/// The cells that a chart is bound to, as a formula names them: <c>'Områden'!$B$6:$B$13</c>. A value that is not shown needs an empty cell
/// (<see cref="SheetCell.Blank"/>): Excel draws a sign, as any text, as 0.
/// </summary>
/// <param name="Categories">One column of labels.</param>
/// <param name="Series">Per series of the chart, in order: the cell of its name and its column of values.</param>
public sealed record ChartCells(string Categories, IReadOnlyList<(string Name, string Values)> Series)
{
    /// <summary>Names a range of a sheet so that a formula finds it, whatever the sheet is called.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="firstRow">1 for the first row.</param>
    /// <param name="firstColumn">1 for A.</param>
    /// <param name="lastRow">The last row, included.</param>
    /// <param name="lastColumn">The last column, included.</param>
    public static string Range(string sheet, int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        var first = Cell(firstRow, firstColumn);
        var last = Cell(lastRow, lastColumn);
        return $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{(first == last ? first : $"{first}:{last}")}";
    }

    private static string Cell(int row, int column) => $"${Letters(column)}${row}";

    private static string Letters(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : $"{Letters((column - 1) / 26)}{(char)('A' + ((column - 1) % 26))}";
}
