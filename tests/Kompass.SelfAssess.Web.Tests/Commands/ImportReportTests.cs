using System.Text.Json;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>The verb import-report as somebody types it: without a database, and with the demo's.</summary>
public sealed class ImportReportTests(DemoProgram program) : IClassFixture<DemoProgram>, IDisposable
{
    private readonly DirectoryInfo _empty = Directory.CreateTempSubdirectory("kompass-import-");

    [Theory]
    [InlineData(SampleReports.Karlskoga2022, "2020-v2", 36, null, 536, "areaHeader 6 64 65")]
    [InlineData(SampleReports.Karlskoga2007, "2002", 37, 457.5, 457.5, "earlierTotal  346 346.5")]
    [InlineData(SampleReports.Lindesberg2021, "2020-v1", 35, 420.0, 423, "total  420 423")]
    [InlineData(SampleReports.Karlskrona2022, "2020-v2", 36, null, 497, null)]
    public async Task DryRun_WithoutADatabase_SaysWhatTheReportSays(string key, string edition, int subAreas, double? printed, double computed, string? conflict)
    {
        var run = await ProgramRun.StartAsync(_empty.FullName, "Production", "import-report", "--file", SampleReports.PathOf(key), "--dry-run", "--json");
        var document = run.Json;

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["municipality", "year", "month", "edition", "subAreas", "areas", "total", "earlier", "findings", "recommendations", "conflicts", "warnings"], Names(document));
        Assert.Equal(["code", "label", "points", "max"], Names(document.GetProperty("subAreas")[0]));
        Assert.Equal(["number", "name", "headerPoints", "tablePoints", "computedPoints"], Names(document.GetProperty("areas")[0]));
        Assert.Equal(["area", "subArea", "kind", "suggested", "confidence", "text", "goldStar"], Names(document.GetProperty("findings")[0]));
        Assert.Equal((edition, subAreas, 8), (document.GetProperty("edition").GetString(), document.GetProperty("subAreas").GetArrayLength(), document.GetProperty("areas").GetArrayLength()));
        var total = document.GetProperty("total");
        Assert.Equal((printed, computed), (Number(total.GetProperty("printed")), Number(total.GetProperty("computed"))!.Value));
        var conflicts = document.GetProperty("conflicts").EnumerateArray().Select(Conflict).ToList();
        Assert.Equal(conflict is null ? [] : [conflict], conflicts.Where(found => conflict is null || found == conflict));
        Assert.False(File.Exists(Path.Combine(_empty.FullName, "kompass.db")));
    }

    [Fact]
    public async Task DryRun_PdfFile_IsReadToo()
    {
        var file = Path.Combine(_empty.FullName, "rapport.pdf");
        await File.WriteAllBytesAsync(file, ReportSetter.Set(SampleReports.Karlskrona2022, columns: 1));

        var run = await ProgramRun.StartAsync(_empty.FullName, "Production", "import-report", "--file", file, "--dry-run");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Karlskrona, 2022-04, utgåva 2020-v2: 36 delområden med poäng.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatCannotBeRead_IsRefusedWithWhatToDo()
    {
        var scan = Path.Combine(_empty.FullName, "skannad.pdf");
        await File.WriteAllBytesAsync(scan, BadPdfs.Scan());
        var letter = Path.Combine(_empty.FullName, "brev.txt");
        await File.WriteAllTextAsync(letter, "Hej. Det här är ett brev om något annat.\nMed vänlig hälsning\n");

        var scanned = await ProgramRun.StartAsync(_empty.FullName, "Production", "import-report", "--file", scan, "--dry-run", "--json");
        var other = await ProgramRun.StartAsync(_empty.FullName, "Production", "import-report", "--file", letter, "--dry-run", "--language", "en");
        var missing = await ProgramRun.StartAsync(_empty.FullName, "Production", "import-report", "--file", "finns-inte.pdf", "--dry-run");

        Assert.Equal((1, 1, 1), (scanned.ExitCode, other.ExitCode, missing.ExitCode));
        Assert.Contains("OCR", scanned.Json.GetProperty("refused").GetString(), StringComparison.Ordinal);
        Assert.Equal("This does not look like a report of a Kommunkompassen evaluation.\n", other.Error);
        Assert.Contains("finns-inte.pdf", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_WithoutPdfToText_SaysWhatToInstall()
    {
        var file = Path.Combine(_empty.FullName, "rapport.pdf");
        await File.WriteAllBytesAsync(file, BadPdfs.OfPages(1));

        var run = await ProgramRun.StartAsync(
            _empty.FullName, "Production", new Dictionary<string, string> { ["Imports__PdfToText"] = "no-such-pdftotext" }, "import-report", "--file", file, "--dry-run");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("poppler-utils", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithoutDryRun_LeavesOneDraftAndNothingOfficial()
    {
        var slug = program.Karlskoga.GetProperty("slug").GetString()!;
        string[] arguments = ["import-report", "--file", SampleReports.PathOf(SampleReports.Karlskoga2007), "--organisation", slug, "--json"];

        var nobody = await program.RunAsync("import-report", "--file", SampleReports.PathOf(SampleReports.Karlskoga2007));
        var first = await program.RunAsync(arguments);
        var again = await program.RunAsync(arguments);

        Assert.Equal((2, ""), (nobody.ExitCode, nobody.Output));
        Assert.Contains("--organisation", nobody.Error, StringComparison.Ordinal);
        Assert.Equal((0, 0), (first.ExitCode, again.ExitCode));
        Assert.Equal((false, true), (first.Json.GetProperty("known").GetBoolean(), again.Json.GetProperty("known").GetBoolean()));
        Assert.Equal(first.Json.GetProperty("draft").GetGuid(), again.Json.GetProperty("draft").GetGuid());
        Assert.Equal(JsonValueKind.Null, first.Json.GetProperty("evaluation").ValueKind);
    }

    public void Dispose() => _empty.Delete(recursive: true);

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();

    private static string Conflict(JsonElement conflict) =>
        $"{conflict.GetProperty("kind").GetString()} {conflict.GetProperty("area")} {conflict.GetProperty("printed")} {conflict.GetProperty("computed")}";
}
