using System.Diagnostics;
using Kompass.SelfAssess.App.Exports.Reports.Word;

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

        await RunAsync("soffice", "--headless", $"-env:UserInstallation=file://{_folder.FullName}/profile", "--convert-to", "pdf", "--outdir", _folder.FullName, file);
        var pdf = Path.ChangeExtension(file, ".pdf");
        Assert.True(File.Exists(pdf));
        await RunAsync("pdftotext", "-layout", pdf);
        var pages = (await File.ReadAllTextAsync(Path.ChangeExtension(file, ".txt"))).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        Assert.InRange(pages.Length, 4, 6);
        Assert.Contains("Självvärdering", pages[0], StringComparison.Ordinal);
        Assert.Contains("Innehåll", pages[1], StringComparison.Ordinal);
        Assert.Contains("Tabell 1. Poäng per område", pages[2], StringComparison.Ordinal);
        Assert.Contains("−3,3", pages[2], StringComparison.Ordinal);
        Assert.Contains(pages, page => page.Contains("Figur 3. Läget", StringComparison.Ordinal));
        Assert.All(pages.Skip(1), page => Assert.Contains(onTemplate ? "Karlskoga kommun" : "Karlskoga · Våren 2026", page, StringComparison.Ordinal));
        Assert.All(pages.Skip(1).Select((page, at) => (page, at)), own => Assert.Contains(onTemplate ? "Org.nr 212000-1991" : $"Sida {own.at + 2} av {pages.Length}", own.page, StringComparison.Ordinal));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, string.Join('\n', await said));
    }
}
