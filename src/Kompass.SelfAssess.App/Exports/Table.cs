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

    /// <summary>The table with more columns to the right.</summary>
    public Table With(params (string Header, double Width, IEnumerable<SheetCell> Cells)[] columns)
    {
        var table = this;
        foreach (var (header, width, cells) in columns)
        {
            table = table with
            {
                Columns = [.. table.Columns, new TableColumn(header, width)],
                Rows = [.. table.Rows.Zip(cells, (row, cell) => (IReadOnlyList<SheetCell>)[.. row, cell])],
            };
        }

        return table;
    }
}

public sealed record TableColumn(string Header, double Width);
