using System.Text;
using CsvHelper;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A line of a list or row of a sheet, cut into cells.</summary>
/// <param name="Line">Number of the line or row.</param>
/// <param name="Cells">What stands in it, trimmed.</param>
internal sealed record ListLine(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>Address of a cell by its place in <see cref="Cells"/>; empty where the list is text.</summary>
    public Func<int, string> Address { get; init; } = _ => "";
}

/// <summary>Cuts text into lines and cells: pasted, or a CSV file of whatever program.</summary>
internal static class ParticipantText
{
    static ParticipantText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text of a file: as its mark says, else UTF-8 if it can be that, else Windows-1252; null where it is no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> file)
    {
        var text = file switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(file[3..]),
            _ => Plain(file),
        };
        return text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }

    public static List<ListLine> Lines(string text)
    {
        var whole = text.ReplaceLineEndings("\n").TrimStart('\ufeff');
        // Excel's own note to itself about the separator.
        var first = whole.Split('\n', 2)[0].Trim();
        var named = first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5 ? first[4] : (char?)null;
        var separator = named ?? SeparatorOf(whole);
        return [.. Records(whole, separator).Where(line => line.Cells.Any(cell => cell.Length > 0) && !(named is not null && line.Line == 1))];
    }

    private static string Plain(ReadOnlySpan<byte> file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(file);
        }
    }

    private static char SeparatorOf(string text)
    {
        var first = text.Split('\n').FirstOrDefault(line => line.AsSpan().IndexOfAny('\t', ';', ',') >= 0) ?? "";
        return first.Contains('\t', StringComparison.Ordinal) ? '\t' : first.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }

    private static List<ListLine> Records(string text, char separator)
    {
        var open = false;
        var whole = Read(text, Options(separator) with
        {
            OnMalformedRecord = record => open |= record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote,
        });
        // A quotation mark without its pair may have swallowed lines: then each line is read alone, and the mark is one like any other.
        return open
            ? [.. text.Split('\n').SelectMany((line, at) => Read(line, Options(separator) with { Mode = line.Count(sign => sign == '"') % 2 == 0 ? CsvMode.Rfc4180 : CsvMode.NoEscape })
                .Select(record => record with { Line = at + 1 }))]
            : whole;
    }

    private static List<ListLine> Read(string text, CsvReaderOptions options)
    {
        using var reader = CsvReader.FromText(text, options);
        var lines = new List<ListLine>();
        while (reader.Read())
        {
            lines.Add(new ListLine((int)reader.LineNumber, Cells([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)])));
        }

        return lines;
    }

    private static CsvReaderOptions Options(char separator) => CsvReaderOptions.Default with
    {
        Separator = separator,
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    /// <summary>Empty cells at the end, which spreadsheets leave, are no cells.</summary>
    private static string[] Cells(string[] record)
    {
        var cells = record.Select(cell => cell.Replace('\n', ' ').Trim().Trim('\ufeff').Trim()).ToArray();
        return cells[..(Array.FindLastIndex(cells, cell => cell.Length > 0) + 1)];
    }
}
