namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>A file that is written row by row and never held whole: a workbook or a text.</summary>
internal interface IStreamedFile : IDisposable
{
    /// <summary>Begins the table that the rows go to.</summary>
    void Begin(string name, IReadOnlyList<TableColumn> columns);

    /// <summary>One row, a cell per column; the list may be used again by the caller.</summary>
    void Row(IReadOnlyList<SheetCell> cells);

    /// <summary>A small table of its own, where the kind of file has room for more than one.</summary>
    void Add(Table table);
}
