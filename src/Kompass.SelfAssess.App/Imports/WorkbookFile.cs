using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>Looks at a file before a library opens it: is it an Excel file of today, does it stay small when unpacked, and does it bring nothing along.</summary>
internal static class WorkbookFile
{
    public const int MaxBytes = EditionFile.MaxBytes;

    private const int MaxParts = 500;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Opens a workbook of a kind of our own; whatever is in the file, the answer is the workbook or one reason why not.</summary>
    public static (XLWorkbook? Workbook, WorkbookFault? Fault) Open(ReadOnlyMemory<byte> file, WorkbookKind kind)
    {
        var fault = Check(file);
        if (fault is not null)
        {
            return (null, fault);
        }

        XLWorkbook workbook;
        try
        {
            workbook = new XLWorkbook(new MemoryStream(file.ToArray()));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library throws what it likes at a file that is not what it says.
            return (null, WorkbookFault.Damaged);
        }

        fault = WorkbookMark.Check(workbook, kind);
        if (fault is null)
        {
            return (workbook, null);
        }

        workbook.Dispose();
        return (null, fault);
    }

    /// <returns>Null where it may be opened.</returns>
    public static WorkbookFault? Check(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxBytes)
        {
            return WorkbookFault.TooLarge;
        }

        if (file.Span.TrimStart(" \t\r\n\uFEFF\0"u8).IsEmpty)
        {
            return WorkbookFault.Empty;
        }

        if (file.Span.StartsWith(Compound))
        {
            // A password or a rights label wraps the whole file in the old container.
            return new[] { "EncryptedPackage", "EncryptionInfo", "DRMEncrypted", "DRMContent" }.Any(name => Mentions(file.Span, name))
                ? WorkbookFault.Protected
                : WorkbookFault.OldFormat;
        }

        if (!file.Span.StartsWith("PK"u8))
        {
            return WorkbookFault.NotWorkbook;
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read);
            return KindOf(zip) ?? (zip.Entries.Count > MaxParts ? WorkbookFault.TooLarge : new WorkbookParts(zip).Check());
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return WorkbookFault.Damaged;
        }
    }

    /// <summary>True for a workbook of Excel before 2007; the container is that of old Word files too.</summary>
    public static bool IsOldWorkbook(ReadOnlySpan<byte> file) => file.StartsWith(Compound) && Mentions(file, "Workbook");

    /// <returns>Null where the package is an Excel workbook.</returns>
    private static WorkbookFault? KindOf(ZipArchive zip)
    {
        // Excel on the web calls it workbook2.xml at times.
        if (zip.Entries.Any(entry => entry.FullName.StartsWith("xl/workbook", StringComparison.OrdinalIgnoreCase) && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        return zip.GetEntry("xl/workbook.bin") is not null || zip.GetEntry("Index/Document.iwa") is not null || IsOpenSpreadsheet(zip)
            ? WorkbookFault.OtherFormat
            : WorkbookFault.NotWorkbook;
    }

    private static bool IsOpenSpreadsheet(ZipArchive zip)
    {
        if (zip.GetEntry("mimetype") is not { } entry)
        {
            return false;
        }

        var text = new byte[64];
        using var content = entry.Open();
        return text.AsSpan(0, content.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)).StartsWith("application/vnd.oasis.opendocument.spreadsheet"u8);
    }

    private static bool Mentions(ReadOnlySpan<byte> file, string name) => file.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
}
