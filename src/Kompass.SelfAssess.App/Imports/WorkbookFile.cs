using System.IO.Compression;
using System.Text;
using Kompass.SelfAssess.App.Frameworks;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>Looks at a file before a library opens it: is it an Excel file of today, and does it stay small when unpacked.</summary>
internal static class WorkbookFile
{
    private const long MaxUnpacked = 60_000_000;
    private const int MaxParts = 500;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <returns>Null where it may be opened.</returns>
    public static EditionSheetFaultKind? Check(ReadOnlyMemory<byte> file)
    {
        if (file.Length > EditionFile.MaxBytes)
        {
            return EditionSheetFaultKind.TooLarge;
        }

        if (file.Span.StartsWith(Compound))
        {
            // A password or a rights label wraps the whole file in the old container.
            return Mentions(file.Span, "EncryptedPackage") || Mentions(file.Span, "EncryptionInfo") || Mentions(file.Span, "DRMEncrypted")
                ? EditionSheetFaultKind.Protected
                : EditionSheetFaultKind.OldFormat;
        }

        if (!file.Span.StartsWith("PK"u8))
        {
            return EditionSheetFaultKind.NotWorkbook;
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read);
            if (zip.GetEntry("xl/workbook.xml") is null)
            {
                return EditionSheetFaultKind.NotWorkbook;
            }

            return zip.Entries.Count > MaxParts || Unpacked(zip) > MaxUnpacked ? EditionSheetFaultKind.TooLarge : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return EditionSheetFaultKind.Damaged;
        }
    }

    /// <summary>True where the file brings macros, whatever its name says; to be asked of one that <see cref="Check"/> lets through.</summary>
    public static bool HasMacros(ReadOnlyMemory<byte> file)
    {
        using var zip = new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read);
        return zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True for a workbook of Excel before 2007; the container is that of old Word files too.</summary>
    public static bool IsOldWorkbook(ReadOnlySpan<byte> file) => file.StartsWith(Compound) && Mentions(file, "Workbook");

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
