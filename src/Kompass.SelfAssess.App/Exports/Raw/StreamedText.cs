using System.Globalization;
using System.Text;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>Rows as text that Swedish Excel opens: semicolons, decimal comma, a mark that says UTF-8.</summary>
internal sealed class StreamedText(Stream stream) : IStreamedFile
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv");

    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\r\n" };

    public void Begin(string name, IReadOnlyList<TableColumn> columns) => Line(columns.Select(column => column.Header));

    public void Row(IReadOnlyList<SheetCell> cells) => Line(cells.Select(Words));

    /// <summary>There is one table in such a file; what the others say stands on the page that it comes from.</summary>
    public void Add(Table table)
    {
    }

    public void Dispose() => _writer.Dispose();

    private void Line(IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
            {
                _writer.Write(';');
            }

            first = false;
            _writer.Write(Field(cell));
        }

        _writer.WriteLine();
    }

    private static string Field(string text) => text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Words(SheetCell cell) => cell switch
    {
        TextCell text => CellText.Harmless(text.Value),
        NumberCell number => number.Value.ToString(number.Form == NumberForm.Whole ? "0" : "0.############", Swedish),
        DateCell date => date.Value.ToString(date.HasTime ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Sign sign => sign.Mark,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "Unknown kind of cell."),
    };
}
