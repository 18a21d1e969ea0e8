using System.IO.Compression;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>
/// A workbook written row by row with Open XML's SAX writer straight into the archive: memory does not grow with the rows. Rows that one sheet
/// cannot hold go on in the next.
/// </summary>
internal sealed class StreamedWorkbook(Stream stream, int mostRows = StreamedWorkbook.MostRows) : IStreamedFile
{
    /// <summary>Of a sheet, its header among them.</summary>
    public const int MostRows = 1_048_576;

    private readonly ZipArchive _archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    private readonly SharedTexts _texts = new();
    private readonly List<string> _names = [];
    private (string Name, IReadOnlyList<TableColumn> Columns) _table;
    private StreamedSheet? _sheet;
    private int _continued;

    public void Begin(string name, IReadOnlyList<TableColumn> columns)
    {
        (_table, _continued) = ((name, columns), 1);
        Open(name);
    }

    public void Row(IReadOnlyList<SheetCell> cells)
    {
        if (_sheet!.Rows == mostRows)
        {
            Open($"{_table.Name} {++_continued}");
        }

        _sheet!.Row(cells);
    }

    public void Add(Table table)
    {
        Begin(table.Name, table.Columns);
        foreach (var row in table.Rows)
        {
            Row(row);
        }
    }

    public void Dispose()
    {
        _sheet?.Dispose();
        foreach (var (part, write) in WorkbookParts.All(_names, _texts))
        {
            using var entry = Entry(part);
            write(entry);
        }

        _archive.Dispose();
    }

    private void Open(string name)
    {
        _sheet?.Dispose();
        _names.Add(name);
        _sheet = new StreamedSheet(Entry(WorkbookParts.SheetPath(_names.Count)), _table.Columns, _texts);
    }

    private Stream Entry(string path) => _archive.CreateEntry(path, CompressionLevel.Fastest).Open();
}

/// <summary>The texts that come again and again, once each; so many and no more, whatever the rows say.</summary>
internal sealed class SharedTexts
{
    private const int Most = 20_000;
    private const int LongestKept = 200;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public IEnumerable<string> All => _places.OrderBy(own => own.Value).Select(own => own.Key);

    /// <summary>Its place in the table; null where it is to stand in the cell itself.</summary>
    public int? PlaceOf(string text)
    {
        if (text.Length > LongestKept)
        {
            return null;
        }

        if (!_places.TryGetValue(text, out var place))
        {
            if (_places.Count == Most)
            {
                return null;
            }

            _places.Add(text, place = _places.Count);
        }

        return place;
    }

    public void Write(Stream stream)
    {
        using var writer = DocumentFormat.OpenXml.OpenXmlWriter.Create(stream);
        writer.WriteStartDocument();
        writer.WriteStartElement(new SharedStringTable());
        foreach (var text in All)
        {
            writer.WriteStartElement(new SharedStringItem());
            writer.WriteElement(new Text(text) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve });
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
