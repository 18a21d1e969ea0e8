namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>Rows as text (<see cref="TableText"/>).</summary>
internal sealed class StreamedText(Stream stream) : IStreamedFile
{
    private TableText.Rows? _rows;

    public void Begin(string name, IReadOnlyList<TableColumn> columns) => _rows = new TableText.Rows(stream, columns);

    public void Row(IReadOnlyList<SheetCell> cells) => _rows!.Add(cells);

    /// <summary>There is one table in such a file; what the others say stands on the page that it comes from.</summary>
    public void Add(Table table)
    {
    }

    public void Dispose() => _rows?.Dispose();
}
