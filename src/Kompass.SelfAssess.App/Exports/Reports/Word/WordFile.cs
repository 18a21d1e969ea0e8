using System.IO.Compression;
using System.Text;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>Looks at a file before a library opens it: is it a Word file of today, without macros, and does it stay small when unpacked.</summary>
internal static class WordFile
{
    private const long MaxUnpacked = 40_000_000;
    private const int MaxParts = 400;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <returns>Null where it may be opened.</returns>
    public static Refused? Check(ReadOnlyMemory<byte> file)
    {
        if (file.Length == 0)
        {
            return new Refused(RefusalCode.FileEmpty);
        }

        if (file.Length > ReportTemplate.MaxBytes)
        {
            return new Refused(RefusalCode.FileTooLarge, $"{ReportTemplate.MaxBytes / 1_000_000}");
        }

        if (file.Span.StartsWith(Compound))
        {
            // A password or a rights label wraps the whole file in the old container.
            return new Refused(Mentions(file.Span, "EncryptedPackage") || Mentions(file.Span, "EncryptionInfo") || Mentions(file.Span, "DRMEncrypted")
                ? RefusalCode.FileProtected
                : Mentions(file.Span, "WordDocument") ? RefusalCode.WordOldFormat : RefusalCode.WordNotDocument);
        }

        return file.Span.StartsWith("PK"u8) ? CheckZip(file) : new Refused(RefusalCode.WordNotDocument);
    }

    private static Refused? CheckZip(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxParts || Unpacked(zip) > MaxUnpacked)
            {
                return new Refused(RefusalCode.WordTooMuch);
            }

            var types = zip.GetEntry("[Content_Types].xml");
            if (types is null || zip.GetEntry("word/document.xml") is null)
            {
                return new Refused(RefusalCode.WordNotDocument);
            }

            using var reader = new StreamReader(types.Open());
            return reader.ReadToEnd().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || zip.Entries.Any(IsMacro)
                ? new Refused(RefusalCode.WordMacros)
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return new Refused(RefusalCode.WordDamaged);
        }
    }

    private static bool IsMacro(ZipArchiveEntry entry) =>
        entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || entry.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Counted, not believed: the sizes that the file states of itself may lie.</summary>
    private static long Unpacked(ZipArchive zip)
    {
        var buffer = new byte[81920];
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            for (var read = content.Read(buffer); read > 0 && total <= MaxUnpacked; read = content.Read(buffer))
            {
                total += read;
            }
        }

        return total;
    }

    private static bool Mentions(ReadOnlySpan<byte> file, string name) => file.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
}
