using System.Diagnostics;
using System.Text;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.TestKit.Reports;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Tests.Imports;

/// <summary>From a file to lines, or to a reason why not; never an exception, and nothing left behind.</summary>
public sealed class ReportFileTests
{
    private const string Line = "1.1 Strategi för demokratiutveckling och information 11 20";

    private static readonly Dictionary<string, byte[]> Contents = new()
    {
        ["UTF-8"] = Encoding.UTF8.GetBytes(Line),
        ["UTF-8 with mark"] = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Line)],
        ["UTF-16"] = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Line)],
        ["UTF-16 without mark"] = Encoding.Unicode.GetBytes(Line),
        ["UTF-16 the other way"] = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Line)],
        ["Windows-1252"] = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Line),
        ["web page"] = Encoding.UTF8.GetBytes("<!DOCTYPE html><html><head><title>x</title></head><body><p>1.1 Strategi f&ouml;r demokratiutveckling\n och information 11 20</p></body></html>"),
    };

    public static TheoryData<string> Encodings { get; } = [.. Contents.Keys];

    private static readonly Dictionary<string, Func<byte[]>> Bad = new()
    {
        ["tom.txt"] = () => [],
        ["blank.txt"] = () => [.. " \r\n\t "u8],
        ["rapport.docx"] = () => [.. "PK\u0003\u0004word/document.xml"u8],
        ["bild.png"] = () => [0x89, .. "PNG\r\n"u8],
        ["skyddad.docx"] = () => [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        ["skyddad.pdf"] = () => [.. "%PDF-1.7 /Filter /MicrosoftIRMServices"u8],
        ["okand.bin"] = () => [1, 0, 7, 0, 0, 0, 9, 3, 0, 1, 0, 0, 7, 8],
        ["skadad.pdf"] = () => [.. "%PDF-1.4 and then nothing"u8],
        ["last.pdf"] = () => BadPdfs.Encrypted(),
        ["skannad.pdf"] = () => BadPdfs.Scan(),
        ["lang.pdf"] = () => BadPdfs.OfPages(500),
        ["stor.txt"] = () => [.. Enumerable.Repeat((byte)'a', (5 * 1024 * 1024) + 1)],
        ["stor.pdf"] = () => [.. "%PDF-1.4"u8, .. Enumerable.Repeat((byte)' ', 20 * 1024 * 1024)],
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Text_InAnyUsualEncoding_IsTheSameLine(string name)
    {
        var read = await Reader().ReadAsync(Contents[name], name, default);

        Assert.Equal(Line, Assert.Single(read.Value!.Text.Lines, line => !line.IsEmpty).Text);
        Assert.Equal((ReportSource.Text, 64), (read.Value.Source, read.Value.Hash.Length));
    }

    [Theory]
    [InlineData("tom.txt", RefusalCode.FileEmpty)]
    [InlineData("blank.txt", RefusalCode.FileEmpty)]
    [InlineData("rapport.docx", RefusalCode.FileKindUnknown)]
    [InlineData("bild.png", RefusalCode.FileKindUnknown)]
    [InlineData("skyddad.docx", RefusalCode.FileProtected)]
    [InlineData("skyddad.pdf", RefusalCode.FileProtected)]
    [InlineData("okand.bin", RefusalCode.FileKindUnknown)]
    [InlineData("skadad.pdf", RefusalCode.PdfDamaged)]
    [InlineData("last.pdf", RefusalCode.PdfEncrypted)]
    [InlineData("skannad.pdf", RefusalCode.PdfWithoutText)]
    [InlineData("lang.pdf", RefusalCode.PdfTooManyPages)]
    [InlineData("stor.txt", RefusalCode.FileTooLarge)]
    [InlineData("stor.pdf", RefusalCode.FileTooLarge)]
    public async Task File_ThatNoReportIsReadFrom_IsRefusedWithItsReason(string name, RefusalCode expected)
    {
        var read = await Reader().ReadAsync(Bad[name](), name, default);

        Assert.Equal(expected, Assert.Single(read.Refusals).Code);
    }

    [Fact]
    public async Task Pdf_WordsAtPlaces_BecomeLinesWithCells()
    {
        var paper = new PdfPaper().Page().Text(72, 100, "1.1 Strategi för öppenhet").Text(400, 100, "11").Text(450, 100, "20").Text(72, 160, "Åtgärder – ”först”");

        var read = await Reader().ReadAsync(paper.Write(), "rapport.pdf", default);

        Assert.Equal(["1.1 Strategi för öppenhet\t11\t20", "Åtgärder – ”först”"], read.Value!.Text.Lines.Where(line => !line.IsEmpty).Select(line => line.Text));
        Assert.Equal(ReportSource.Pdf, read.Value.Source);
        Assert.Equal(3, read.Value.Text.Lines[0].Cells.Count);
    }

    [Fact]
    public async Task Pdf_WithoutTheTool_IsRefusedWhileTextIsStillRead()
    {
        var reader = Reader(new ImportsOptions { PdfToText = "kompass-no-such-program" });

        var pdf = await reader.ReadAsync(new PdfPaper().Page().Text(72, 100, "Hej").Write(), "rapport.pdf", default);
        var text = await reader.ReadAsync(Encoding.UTF8.GetBytes(Line), "rapport.txt", default);

        Assert.Equal(RefusalCode.PdfToolMissing, Assert.Single(pdf.Refusals).Code);
        Assert.True(text.Done);
    }

    [Fact]
    public async Task Pdf_ThatIsABomb_IsRefusedInTimeAndLeavesNothingBehind()
    {
        var clock = Stopwatch.StartNew();

        var read = await Reader(new ImportsOptions { PdfSeconds = 5 }).ReadAsync(BadPdfs.Bomb(), "bomb.pdf", default);

        // A fast machine may read it to its end in that time; what a slow one says is that it took too long or held too much.
        Assert.All(read.Refusals, refused => Assert.Contains(refused.Code, new[] { RefusalCode.PdfTooSlow, RefusalCode.PdfTooMuchText, RefusalCode.PdfDamaged }));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), clock.Elapsed.ToString());
    }

    [Fact]
    public async Task WebPage_Table_KeepsMarksOfParagraphsInCells()
    {
        var page = "<html><body><table><tr><th>Styrkor</th><th>Förbättringsmöjligheter</th></tr><tr><td><p>Bra dialog.</p><p>Öppet.</p></td><td></td></tr><tr><td></td><td>66</td></tr></table>a < b</body></html>";

        var read = await Reader().ReadAsync(Encoding.UTF8.GetBytes(page), "sida.html", default);

        Assert.Equal(
            ["Styrkor\tFörbättringsmöjligheter", "<p>Bra dialog.</p><p>Öppet.</p>\t", "\t66", "a < b"],
            read.Value!.Text.Lines.Where(line => !line.IsEmpty).Select(line => line.Text));
    }

    private static ReportFileReader Reader(ImportsOptions? options = null) => new(new PdfText(Options.Create(options ?? new ImportsOptions())));
}
