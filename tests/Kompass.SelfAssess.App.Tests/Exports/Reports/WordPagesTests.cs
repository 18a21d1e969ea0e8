using Kompass.SelfAssess.App.Exports.Reports.Word;
using Kompass.SelfAssess.TestKit.Exports;

namespace Kompass.SelfAssess.App.Tests.Exports.Reports;

/// <summary>The file as LibreOffice sets it on pages.</summary>
public sealed class WordPagesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kompass-report");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Convert_Report_HasItsPagesHeadersAndNumbers(bool onTemplate)
    {
        var file = Path.Combine(_folder.FullName, "rapport.docx");
        await File.WriteAllBytesAsync(file, SampleReport.Write(template: onTemplate ? WordTemplate.Make(WordTemplates.Municipal()).Value : null).ToArray());

        var pages = await LibreOffice.PagesAsync(await LibreOffice.ConvertAsync(file, "pdf", _folder.FullName));

        Assert.InRange(pages.Count, 4, 6);
        Assert.Contains("Självvärdering", pages[0], StringComparison.Ordinal);
        Assert.Contains("Innehåll", pages[1], StringComparison.Ordinal);
        Assert.Contains("Tabell 1. Poäng per område", pages[2], StringComparison.Ordinal);
        Assert.Contains("−3,3", pages[2], StringComparison.Ordinal);
        Assert.Contains(pages, page => page.Contains("Figur 3. Läget", StringComparison.Ordinal));
        Assert.All(pages.Skip(1), page => Assert.Contains(onTemplate ? "Karlskoga kommun" : "Karlskoga · Våren 2026", page, StringComparison.Ordinal));
        Assert.All(pages.Skip(1).Select((page, at) => (page, at)), own => Assert.Contains(onTemplate ? "Org.nr 212000-1991" : $"Sida {own.at + 2} av {pages.Count}", own.page, StringComparison.Ordinal));
    }
}
