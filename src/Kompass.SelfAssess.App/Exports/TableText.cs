using System.Globalization;
using CsvHelper;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>
/// Writes a table as a CSV file that Excel in Swedish opens by a double click: UTF-8 with its mark, semicolons, decimal comma, dates as ISO
/// writes them, one row a line with CRLF. Numbers carry what is known of them, not only what a page shows. The only code that knows the library.
/// </summary>
internal static class TableText
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = ",", NegativeSign = "-" };

    // What begins like a formula is quoted by us, the same as in Excel; numbers never are.
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        Separator = ';',
        NewLine = "\r\n",
        WriteByteOrderMark = true,
        Injection = CsvInjection.None,
    };

    public static void Write(Stream stream, Table table)
    {
        using var rows = new Rows(stream, table.Columns);
        foreach (var row in table.Rows)
        {
            rows.Add(row);
        }
    }

    /// <summary>The same row by row, for what is never whole in memory.</summary>
    public sealed class Rows : IDisposable
    {
        private readonly CsvWriter _csv;

        public Rows(Stream stream, IReadOnlyList<TableColumn> columns)
        {
            _csv = CsvWriter.Create(stream, Options, leaveOpen: true);
            Write(_csv, columns.Select(column => FormulaText.Harmless(column.Header)));
        }

        public void Add(IReadOnlyList<SheetCell> cells) => Write(_csv, cells.Select(Text));

        public void Dispose() => _csv.Dispose();
    }

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.EndRecord();
    }

    private static string Text(SheetCell content) => content switch
    {
        NumberCell number => Text(number),
        DateCell date => date.Value.ToString(date.HasTime ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Sign sign => sign.Mark,
        TextCell text => FormulaText.Harmless(text.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content, "Unknown kind of cell."),
    };

    private static string Text(NumberCell number) => number.Form == NumberForm.Percent
        ? $"{Text(number.Value * 100)}%"
        : Text(number.Value);

    /// <summary>Six decimals are more than any number means, and few enough that 0.1 + 0.2 reads 0,3.</summary>
    private static string Text(double value) => Math.Round(value, 6).ToString("0.######", Numbers);
}
