using ClosedXML.Excel;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>A column with what it takes from a row.</summary>
internal sealed record Column<T>(BookColumn Head, Func<T, At, BookCell> Cell)
{
    public static Column<T> Of(string id, string header, double width, Func<T, BookCell> cell, bool bar = false, bool signed = false, bool runsOn = false) =>
        new(new BookColumn(id, header, width) { Bar = bar, Signed = signed, RunsOn = runsOn }, (row, _) => cell(row));

    /// <summary>One whose formulas name cells of the same row.</summary>
    public static Column<T> Computed(string id, string header, double width, Func<T, At, BookCell> cell, bool bar = false, bool signed = false) =>
        new(new BookColumn(id, header, width) { Bar = bar, Signed = signed }, cell);
}

/// <summary>The cells of a row by the ids of their columns, as formulas name them.</summary>
internal readonly struct At(int row, IReadOnlyDictionary<string, int> columns)
{
    public string this[string column] => $"{XLHelper.GetColumnLetterFromNumber(columns[column])}{row}";

    public bool Has(string column) => columns.ContainsKey(column);
}

internal static class BookTables
{
    public static BookTable Build<T>(string id, string description, IEnumerable<T> rows, IReadOnlyList<Column<T>> columns, int firstRow = BookSheet.FirstRow, int firstColumn = 1)
    {
        var places = Places([.. columns.Select(column => column.Head)], firstColumn);
        return new BookTable(
            id,
            description,
            [.. columns.Select(column => column.Head)],
            [.. rows.Select((row, index) => columns.Select(column => column.Cell(row, new At(firstRow + index, places))).ToArray())])
        {
            FirstColumn = firstColumn,
        };
    }

    /// <summary>A table that exists already, with the ids of its columns in order.</summary>
    public static BookTable From(Table table, string id, string description, params BookColumn[] columns) => new(
        id,
        description,
        [.. table.Columns.Select((column, index) => columns.FirstOrDefault(own => own.Header == column.Header) ?? new BookColumn($"c{index}", column.Header, column.Width))],
        [.. table.Rows.Select(row => row.Select(cell => new BookCell(cell)).ToArray())]);

    /// <summary>The columns that are printed, before those that are for the screen. Only for a table without formulas, which would name the cells of others.</summary>
    public static BookTable OnPaper(this BookTable table, params string[] ids)
    {
        var columns = table.Columns.Select((column, at) => (column.Id, At: at)).ToDictionary(column => column.Id, column => column.At);
        int[] order = [.. ids.Select(id => columns[id]), .. Enumerable.Range(0, table.Columns.Count).Where(at => !ids.Contains(table.Columns[at].Id))];
        return table with
        {
            Columns = [.. order.Select((at, place) => table.Columns[at] with { ScreenOnly = place >= ids.Length })],
            Rows = [.. table.Rows.Select(row => order.Select(at => row[at]).ToArray())],
        };
    }

    /// <summary>A column of a table that starts in the first column, as formulas of other sheets name it.</summary>
    public static string Range(this BookTable table, string sheet, string column)
    {
        var letter = XLHelper.GetColumnLetterFromNumber(table.PlaceOf(column));
        return $"{Sheet(sheet)}!${letter}${BookSheet.FirstRow}:${letter}${BookSheet.FirstRow + table.Rows.Count - 1}";
    }

    public static int PlaceOf(this BookTable table, string column) => Places(table.Columns, table.FirstColumn)[column];

    public static string Sheet(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static Dictionary<string, int> Places(IReadOnlyList<BookColumn> columns, int first) =>
        columns.Select((column, index) => (column.Id, Place: first + index)).ToDictionary(own => own.Id, own => own.Place);
}
