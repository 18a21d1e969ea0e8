using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>One sheet on its way into the archive: header frozen and filtered, widths set by us.</summary>
internal sealed class StreamedSheet : IDisposable
{
    // Only the names of these are read, so one of each is enough for all rows.
    private static readonly Row RowElement = new();
    private static readonly Cell CellElement = new();
    private static readonly CellValue ValueElement = new();
    private static readonly InlineString InlineElement = new();
    private static readonly Text TextElement = new();
    private static readonly OpenXmlAttribute[] None = [];
    private static readonly OpenXmlAttribute[] Preserve = [new("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve")];

    private readonly Stream _stream;
    private readonly OpenXmlWriter _writer;
    private readonly SharedTexts _texts;
    private readonly string[] _letters;
    private readonly List<OpenXmlAttribute> _attributes = [];

    public StreamedSheet(Stream stream, IReadOnlyList<TableColumn> columns, SharedTexts texts)
    {
        (_stream, _texts) = (stream, texts);
        _letters = [.. Enumerable.Range(1, columns.Count).Select(Letters)];
        _writer = OpenXmlWriter.Create(stream);
        _writer.WriteStartDocument();
        _writer.WriteStartElement(new Worksheet());
        WriteLayout(columns);
        _writer.WriteStartElement(new SheetData());
        WriteHeader(columns);
    }

    /// <summary>Rows so far, the header among them.</summary>
    public int Rows { get; private set; }

    public void Row(IReadOnlyList<SheetCell> cells)
    {
        var number = StartRow();
        for (var column = 0; column < cells.Count; column++)
        {
            Write(cells[column], _letters[column] + number);
        }

        _writer.WriteEndElement();
    }

    public void Dispose()
    {
        _writer.WriteEndElement();
        _writer.WriteElement(new AutoFilter { Reference = $"A1:{_letters[^1]}{Math.Max(2, Rows)}" });
        _writer.WriteEndElement();
        _writer.Dispose();
        _stream.Dispose();
    }

    private void WriteLayout(IReadOnlyList<TableColumn> columns)
    {
        _writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        _writer.WriteElement(new Columns(columns.Select((column, index) => new Column
        {
            Min = (uint)index + 1,
            Max = (uint)index + 1,
            Width = column.Width,
            CustomWidth = true,
        })));
    }

    private void WriteHeader(IReadOnlyList<TableColumn> columns)
    {
        var number = StartRow();
        for (var column = 0; column < columns.Count; column++)
        {
            Words(columns[column].Header, _letters[column] + number, WorkbookParts.Header);
        }

        _writer.WriteEndElement();
    }

    private string StartRow()
    {
        var number = (++Rows).ToString(CultureInfo.InvariantCulture);
        _attributes.Clear();
        _attributes.Add(new OpenXmlAttribute("r", "", number));
        _writer.WriteStartElement(RowElement, _attributes);
        return number;
    }

    private void Write(SheetCell cell, string place)
    {
        switch (cell)
        {
            case TextCell { Value.Length: 0 }:
                break;
            case TextCell text:
                Words(CellText.Harmless(text.Value), place, WorkbookParts.Plain);
                break;
            case NumberCell number:
                Value(number.Value.ToString("R", CultureInfo.InvariantCulture), place, WorkbookParts.Of(number.Form), type: null);
                break;
            case DateCell date:
                Value(date.Value.ToOADate().ToString("R", CultureInfo.InvariantCulture), place, date.HasTime ? WorkbookParts.Time : WorkbookParts.Date, type: null);
                break;
            case Sign sign:
                Words(sign.Mark, place, WorkbookParts.Mark);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(cell), cell, "Unknown kind of cell.");
        }
    }

    private void Words(string text, string place, string style)
    {
        var escaped = CellText.ForSheet(text);
        if (_texts.PlaceOf(escaped) is { } shared)
        {
            Value(shared.ToString(CultureInfo.InvariantCulture), place, style, "s");
            return;
        }

        Start(place, style, "inlineStr");
        _writer.WriteStartElement(InlineElement, None);
        _writer.WriteStartElement(TextElement, Preserve);
        _writer.WriteString(escaped);
        _writer.WriteEndElement();
        _writer.WriteEndElement();
        _writer.WriteEndElement();
    }

    private void Value(string value, string place, string style, string? type)
    {
        Start(place, style, type);
        _writer.WriteStartElement(ValueElement, None);
        _writer.WriteString(value);
        _writer.WriteEndElement();
        _writer.WriteEndElement();
    }

    private void Start(string place, string style, string? type)
    {
        _attributes.Clear();
        _attributes.Add(new OpenXmlAttribute("r", "", place));
        _attributes.Add(new OpenXmlAttribute("s", "", style));
        if (type is not null)
        {
            _attributes.Add(new OpenXmlAttribute("t", "", type));
        }

        _writer.WriteStartElement(CellElement, _attributes);
    }

    private static string Letters(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);
}
