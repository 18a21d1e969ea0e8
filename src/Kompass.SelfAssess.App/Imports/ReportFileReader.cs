using System.Security.Cryptography;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>A report's file as text.</summary>
/// <param name="Text">Its lines in reading order.</param>
/// <param name="Source">PDF or text, by its content.</param>
/// <param name="Hash">SHA-256 of the file in lower-case hexadecimal.</param>
public sealed record ReadReportFile(ReportText Text, ReportSource Source, string Hash);

/// <summary>Makes text of a report's file: PDF, plain text in any usual encoding, or a saved web page. The content decides, never the name.</summary>
public sealed class ReportFileReader(PdfText pdf)
{
    public const int MaxPdfMegabytes = 20;
    public const int MaxTextMegabytes = 5;

    private const int Megabyte = 1024 * 1024;

    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name, for the refusal.</param>
    /// <param name="cancellationToken">Stops a program at work too.</param>
    public async Task<Outcome<ReadReportFile>> ReadAsync(byte[] content, string fileName, CancellationToken cancellationToken)
    {
        var kind = FileContent.KindOf(content);
        if (Refusal(kind, content, fileName) is { } refusal)
        {
            return refusal;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (kind == FileKind.Pdf)
        {
            var pages = await pdf.ReadAsync(content, cancellationToken);
            return pages.Done
                ? new ReadReportFile(PageLayout.Read(pages.Value), ReportSource.Pdf, hash)
                : new Outcome<ReadReportFile>(null, pages.Refusals);
        }

        return FileContent.Decode(content) is { } text
            ? new ReadReportFile(ReportText.FromPlain(WebPageText.IsWebPage(text) ? WebPageText.Of(text) : text), ReportSource.Text, hash)
            : new Refused(RefusalCode.FileKindUnknown, NameOf(fileName));
    }

    private static Refused? Refusal(FileKind kind, byte[] content, string fileName)
    {
        var megabytes = kind == FileKind.Pdf ? MaxPdfMegabytes : MaxTextMegabytes;
        return kind switch
        {
            FileKind.Empty => new Refused(RefusalCode.FileEmpty),
            FileKind.Protected => new Refused(RefusalCode.FileProtected),
            FileKind.Other => new Refused(RefusalCode.FileKindUnknown, NameOf(fileName)),
            _ when content.Length > megabytes * Megabyte => new Refused(RefusalCode.FileTooLarge, $"{megabytes}"),
            _ => null,
        };
    }

    private static string NameOf(string fileName) => Path.GetFileName(fileName) is { Length: > 0 } name ? name[..Math.Min(name.Length, 80)] : "?";
}
