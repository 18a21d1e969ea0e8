using System.IO.Compression;
using System.Text;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>Reads every part of a workbook once, as bytes and a block at a time: what it holds is counted, not believed.</summary>
internal sealed class WorkbookParts(ZipArchive zip)
{
    /// <summary>The largest list that is read is a tenth of it.</summary>
    private const long MaxUnpacked = 40_000_000;

    /// <summary>A library keeps each cell as an object, formatted and empty ones too.</summary>
    private const int MaxCells = 400_000;

    private const int Block = 81_920;

    /// <summary>What is sought may lie across two blocks.</summary>
    private const int Kept = 32;

    private static readonly byte[][] Declarations = [[.. "<!DOCTYPE"u8], Encoding.Unicode.GetBytes("<!DOCTYPE"), Encoding.BigEndianUnicode.GetBytes("<!DOCTYPE")];

    private static readonly byte[][] Cells = [[.. "<c "u8], [.. "<c>"u8], [.. "<row"u8], [.. ":c "u8]];

    private static readonly byte[][] MacroTypes = [[.. "macroEnabled"u8]];

    private static readonly byte[][] Books = [[.. "<workbook"u8], [.. ":workbook"u8]];

    private static readonly byte[][] Sheets = [[.. "<sheet "u8], [.. ":sheet "u8]];

    private long _unpacked;
    private int _cells;
    private bool _declares;
    private int _books;
    private int _sheets;
    private bool _macroTyped;

    public WorkbookFault? Check()
    {
        foreach (var entry in zip.Entries)
        {
            if (Read(entry) is { } fault)
            {
                return fault;
            }
        }

        return _declares ? WorkbookFault.Declarations
            : _macroTyped || Any("vbaProject.bin", "xl/macrosheets/", "xl/intlMacrosheets/") ? WorkbookFault.Macros
            : Any("xl/externalLinks/", "xl/connections.xml", "xl/queryTables/") ? WorkbookFault.ExternalLinks
            : _books > 0 && _sheets == 0 ? WorkbookFault.NoSheets
            : null;
    }

    private WorkbookFault? Read(ZipArchiveEntry entry)
    {
        var isXml = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        var isSheet = isXml && entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase);
        var isBook = isXml && entry.FullName.StartsWith("xl/workbook", StringComparison.OrdinalIgnoreCase);
        var isTypes = entry.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase);
        using var content = entry.Open();
        var buffer = new byte[Kept + Block];
        var kept = 0;
        for (var read = content.Read(buffer, 0, Block); read > 0; read = content.Read(buffer, kept, Block))
        {
            _unpacked += read;
            var seen = buffer.AsSpan(0, kept + read);
            _declares |= isXml && Count(seen, 0, Declarations) > 0;
            _macroTyped |= isTypes && Count(seen, 0, MacroTypes) > 0;
            _books += isBook ? Count(seen, kept, Books) : 0;
            _sheets += isBook ? Count(seen, kept, Sheets) : 0;
            _cells += isSheet ? Count(seen, kept, Cells) : 0;
            if (_unpacked > MaxUnpacked || _cells > MaxCells)
            {
                return WorkbookFault.TooLarge;
            }

            kept = Math.Min(Kept, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }

        return null;
    }

    /// <summary>Occurrences that do not lie wholly in what was seen before.</summary>
    private static int Count(ReadOnlySpan<byte> bytes, int before, byte[][] sought)
    {
        var count = 0;
        foreach (var word in sought)
        {
            for (var at = Math.Max(0, before - word.Length + 1); bytes[at..].IndexOf(word) is >= 0 and var next; at += next + word.Length)
            {
                count++;
            }
        }

        return count;
    }

    private bool Any(params string[] names) => zip.Entries.Any(entry => Array.Exists(names, name => entry.FullName.Contains(name, StringComparison.OrdinalIgnoreCase)));
}
