namespace Kompass.SelfAssess.App.Exports;

/// <summary>The content of one sheet: a header and rows, without a trace of any file format.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Columns">Headers, all different, and widths in characters.</param>
/// <param name="Rows">Rows with one cell per column.</param>
public sealed record Table(string Name, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<SheetCell>> Rows)
{
    /// <summary>Lays out rows of one kind by what each column takes from them.</summary>
    public static Table Of<T>(string name, IEnumerable<T> rows, params (string Header, double Width, Func<T, SheetCell> Cell)[] columns) => new(
        name,
        [.. columns.Select(column => new TableColumn(column.Header, column.Width))],
        [.. rows.Select(row => columns.Select(column => column.Cell(row)).ToArray())]);
}

public sealed record TableColumn(string Header, double Width);
