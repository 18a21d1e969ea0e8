using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>The verbs as somebody types them, in a process of their own: what is on standard output and nothing else, and the exit codes.</summary>
public sealed class VerbTests(DemoProgram program) : IClassFixture<DemoProgram>
{
    [Fact]
    public async Task SeedDemo_Json_HasExactlyTheShapeAndIsTheSameTwice()
    {
        var again = (await program.RunAsync("seed-demo", "--json")).Json;

        Assert.Equal(["organisations", "signIns", "respondentLinks"], Names(program.Demo));
        Assert.Equal(["slug", "name", "rounds", "evaluations", "plans"], Names(program.Karlskoga));
        Assert.Equal(["id", "name", "state"], Names(program.Karlskoga.GetProperty("rounds")[0]));
        Assert.Equal(["id", "year", "edition"], Names(program.Karlskoga.GetProperty("evaluations")[0]));
        Assert.Equal(["id", "name"], Names(program.Karlskoga.GetProperty("plans")[0]));
        Assert.Equal(1, program.Karlskoga.GetProperty("plans").GetArrayLength());
        Assert.Equal(["email", "password", "role", "organisation"], Names(program.Demo.GetProperty("signIns")[0]));
        Assert.Equal(["round", "url"], Names(program.Demo.GetProperty("respondentLinks")[0]));
        Assert.Equal(program.Demo.GetProperty("organisations").GetRawText(), again.GetProperty("organisations").GetRawText());
        Assert.Equal(program.Demo.GetProperty("signIns").GetRawText(), again.GetProperty("signIns").GetRawText());
    }

    [Fact]
    public async Task Estimate_Json_Has36SubAreas8AreasAndATotalWithIntervals()
    {
        var run = await program.RunAsync("estimate", "--round", program.ClosedRound, "--json");
        var document = run.Json;

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(["round", "edition", "state", "snapshot", "subAreas", "areas", "total", "covered", "of"], Names(document));
        Assert.Equal(
            ["code", "name", "max", "points", "low", "high", "n", "dontKnowShare", "disagreement", "consensus"], Names(document.GetProperty("subAreas")[0]));
        Assert.Equal(["number", "name", "max", "points", "low", "high"], Names(document.GetProperty("areas")[0]));
        Assert.Equal(["max", "points", "low", "high"], Names(document.GetProperty("total")));
        Assert.Equal("closed", document.GetProperty("state").GetString());
        Assert.Equal((36, 8), (document.GetProperty("subAreas").GetArrayLength(), document.GetProperty("areas").GetArrayLength()));
        Assert.Equal((36, 36), (document.GetProperty("covered").GetInt32(), document.GetProperty("of").GetInt32()));
        var total = document.GetProperty("total");
        Assert.True(total.GetProperty("low").GetDecimal() < Points(total) && Points(total) < total.GetProperty("high").GetDecimal());
        Assert.Equal(Points(total), document.GetProperty("areas").EnumerateArray().Sum(Points), 6);
        Assert.Equal(Points(total), document.GetProperty("subAreas").EnumerateArray().Sum(Points), 6);
    }

    [Fact]
    public async Task Compare_Json_Has36RowsAndTheFourMeasures()
    {
        var run = await program.RunAsync("compare", "--round", program.ClosedRound, "--evaluation", program.Evaluation, "--json");
        var document = run.Json;

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["round", "evaluation", "subAreas", "areas", "total", "bias", "meanAbsoluteError", "hitRate", "spearman"], Names(document));
        Assert.Equal(["code", "max", "estimate", "official", "difference", "differenceShare", "band"], Names(document.GetProperty("subAreas")[0]));
        Assert.Equal(["number", "max", "estimate", "official", "difference"], Names(document.GetProperty("areas")[0]));
        Assert.Equal(["max", "estimate", "official", "difference"], Names(document.GetProperty("total")));
        Assert.Equal(36, document.GetProperty("subAreas").GetArrayLength());
        Assert.Equal(536, document.GetProperty("total").GetProperty("official").GetDecimal());
        Assert.All(["bias", "meanAbsoluteError", "hitRate", "spearman"], name => Assert.InRange(document.GetProperty(name).GetDouble(), -1, 1));
        Assert.All(document.GetProperty("subAreas").EnumerateArray(), row => Assert.Contains(row.GetProperty("band").GetString(), new[] { "hit", "over", "under" }));
    }

    [Fact]
    public async Task Forecast_Json_HasOrderedIntervalsEverywhereAndItsTrackRecord()
    {
        var run = await program.RunAsync("forecast", "--organisation", "bjorkvik-demo", "--json");
        var document = run.Json;

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(
            ["organisation", "edition", "round", "target", "pairs", "enough", "simulated", "subAreas", "areas", "total", "bias", "weights", "ownEvaluations", "trackRecord", "prior"],
            Names(document));
        Assert.Equal(["code", "max", "estimate", "forecast", "low50", "high50", "low80", "high80"], Names(document.GetProperty("subAreas")[0]));
        Assert.Equal(["number", "max", "estimate", "forecast", "low50", "high50", "low80", "high80"], Names(document.GetProperty("areas")[0]));
        Assert.Equal((36, 8), (document.GetProperty("subAreas").GetArrayLength(), document.GetProperty("areas").GetArrayLength()));
        Assert.Equal((3, true), (document.GetProperty("pairs").GetInt32(), document.GetProperty("enough").GetBoolean()));
        Assert.All(
            [.. document.GetProperty("subAreas").EnumerateArray(), .. document.GetProperty("areas").EnumerateArray(), document.GetProperty("total")],
            row =>
            {
                decimal[] ends = [0, .. new[] { "low80", "low50", "forecast", "high50", "high80", "max" }.Select(name => row.GetProperty(name).GetDecimal())];
                Assert.Equal(ends.Order(), ends);
            });
        Assert.Equal(3, document.GetProperty("trackRecord").GetProperty("then").GetProperty("total").GetProperty("numbers").GetInt32());
    }

    [Fact]
    public async Task Forecast_NoPairs_SaysTooLittleAndHasNoTrackRecord()
    {
        var text = await program.RunAsync("forecast", "--organisation", "karlskoga-demo");
        var document = (await program.RunAsync("forecast", "--organisation", "karlskoga-demo", "--json")).Json;

        Assert.Equal(0, text.ExitCode);
        Assert.Contains("För lite underlag", text.Output, StringComparison.Ordinal);
        Assert.Equal((0, false, JsonValueKind.Null), (document.GetProperty("pairs").GetInt32(), document.GetProperty("enough").GetBoolean(), document.GetProperty("trackRecord").ValueKind));
        Assert.Equal(1, (await program.RunAsync("forecast", "--organisation", "ingenstans")).ExitCode);
    }

    [Fact]
    public async Task ExportWorkbook_OfTheSameRound_HasTheNumbersOfTheJson()
    {
        var file = program.PathTo("resultat.xlsx");

        var run = await program.RunAsync("export-workbook", "--round", program.ClosedRound, "--out", file);
        var estimate = (await program.RunAsync("estimate", "--round", program.ClosedRound, "--json")).Json;
        var compare = (await program.RunAsync("compare", "--round", program.ClosedRound, "--evaluation", program.Evaluation, "--json")).Json;

        Assert.Equal((0, $"Skrev {file}.\n"), (run.ExitCode, run.Output));
        using var workbook = new XLWorkbook(file);
        SteeringFile.SameNumbers(workbook, estimate);
        SteeringFile.SameComparison(workbook, compare);
        Assert.Equal(estimate.GetProperty("snapshot").GetString(), workbook.Worksheet("Om").RowsUsed().Single(row => row.Cell(1).GetString() == "Siffrornas id").Cell(2).GetString());
    }

    [Theory]
    [InlineData("sv", "uppskattad poäng", "av 800")]
    [InlineData("en", "estimated points", "of 800")]
    public async Task Estimate_Text_SpeaksTheLanguageAsked(string language, string first, string second)
    {
        var run = await program.RunAsync("estimate", "--round", program.ClosedRound, "--language", language);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(first, run.Output, StringComparison.Ordinal);
        Assert.Contains(second, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("estimate")]
    [InlineData("export-workbook", "--out", "hemligt.xlsx")]
    [InlineData("export-report", "--out", "hemligt.docx")]
    public async Task Verb_OpenRound_IsRefusedAndShowsNothing(string verb, params string[] more)
    {
        var run = await program.RunAsync([verb, "--round", program.OpenRound, .. more, "--json"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["refused"], Names(run.Json));
        Assert.Contains("har inte stängt", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(program.PathTo("hemligt.xlsx")));
        Assert.False(File.Exists(program.PathTo("hemligt.docx")));
    }

    [Fact]
    public async Task ExportReport_ClosedRound_WritesAWordFileWithTheTotal()
    {
        var file = program.PathTo("rapport.docx");
        var run = await program.RunAsync("export-report", "--round", program.ClosedRound, "--out", file, "--json");
        var total = (await program.RunAsync("estimate", "--round", program.ClosedRound, "--json")).Json.GetProperty("total").GetProperty("points").GetDecimal();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((program.ClosedRound, file), (run.Json.GetProperty("round").GetString(), run.Json.GetProperty("file").GetString()));
        using var report = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(file, isEditable: false);
        Assert.Contains(
            $"uppskattade poäng är {total.ToString("0.0", CultureInfo.GetCultureInfo("sv"))} av 800", report.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verb_UnknownRoundOrEvaluation_IsRefusedByName()
    {
        var unknown = Guid.NewGuid().ToString();

        var round = await program.RunAsync("estimate", "--round", unknown);
        var evaluation = await program.RunAsync("compare", "--round", program.ClosedRound, "--evaluation", unknown);

        Assert.Equal((1, "", $"Det finns ingen omgång med id {unknown}.\n"), (round.ExitCode, round.Output, round.Error));
        Assert.Equal((1, ""), (evaluation.ExitCode, evaluation.Output));
        Assert.Contains(unknown, evaluation.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--round saknas.", "estimate")]
    [InlineData("Värdet på --round går inte att läsa: abc", "estimate", "--round", "abc")]
    [InlineData("--out saknar värde.", "export-framework", "--edition", "2010", "--out")]
    [InlineData("Det här känns inte igen: gissa", "gissa")]
    [InlineData("Värdet på --language går inte att läsa: fi", "migrate", "--language", "fi")]
    public async Task Verb_WrongUsage_ExitsWith2AndSaysWhat(string said, params string[] arguments)
    {
        var run = await program.RunAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportFramework_ThenImport_ChangesNothing()
    {
        var file = program.PathTo("ut.json");

        var export = await program.RunAsync("export-framework", "--edition", "2020-v2", "--out", file);
        var import = await program.RunAsync("import-framework", "--file", file, "--json");

        Assert.Equal(0, export.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Seed("2020-v2")), await File.ReadAllTextAsync(file));
        Assert.Equal(0, import.ExitCode);
        Assert.Equal(["key", "outcome", "faults"], Names(import.Json));
        Assert.Equal("unchanged", import.Json.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task ImportFramework_SeveralFaults_ListsAllWithTheirPlace()
    {
        var file = program.PathTo("fel.json");
        var text = (await File.ReadAllTextAsync(Seed("2010")))
            .Replace("\"key\": \"2010\"", "\"key\": \"prov\"", StringComparison.Ordinal)
            .Replace("\"maxPoints\": 800", "\"maxPoints\": 799", StringComparison.Ordinal)
            .Replace("\"number\": 3", "\"number\": 9", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text);

        var run = await program.RunAsync("import-framework", "--file", file);
        var json = (await program.RunAsync("import-framework", "--file", file, "--json", "--language", "en")).Json;

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("Rad 8, maxPoints: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("799", run.Error, StringComparison.Ordinal);
        Assert.Equal("refused", json.GetProperty("outcome").GetString());
        Assert.Equal(
            ["EditionSum maxPoints 8", "BadAreaNumber areas[2].number 37"],
            json.GetProperty("faults").EnumerateArray()
                .Where(fault => fault.GetProperty("code").GetString() != "OutOfOrder")
                .Select(fault => $"{fault.GetProperty("code").GetString()} {fault.GetProperty("place").GetString()} {fault.GetProperty("line").GetInt32()}"));
        Assert.StartsWith("Line 8", json.GetProperty("faults")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportFramework_Excel_IsReadBackAndFaultsNameTheirCells()
    {
        var file = program.PathTo("2020-v2.xlsx");

        var export = await program.RunAsync("export-framework", "--edition", "2020-v2", "--out", file);
        var same = await program.RunAsync("import-framework", "--file", file, "--json");
        using (var workbook = new XLWorkbook(file))
        {
            workbook.Worksheet("Frågor").Cell(3, 3).SetValue("kanske");
            workbook.SaveAs(file);
        }

        var faulty = await program.RunAsync("import-framework", "--file", file);

        Assert.Equal(0, export.ExitCode);
        Assert.Equal("unchanged", same.Json.GetProperty("outcome").GetString());
        Assert.Equal(1, faulty.ExitCode);
        Assert.Contains("Frågor!C3: ”kanske” är varken Ja eller Nej.", faulty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportFramework_ForAnOrganisation_IsItsOwn()
    {
        var file = program.PathTo("egen.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(Seed("2016"))).Replace("\"key\": \"2016\"", "\"key\": \"egen\"", StringComparison.Ordinal));

        var import = await program.RunAsync("import-framework", "--file", file, "--organisation", "karlskoga-demo");
        var shared = await program.RunAsync("export-framework", "--edition", "egen", "--out", program.PathTo("ut.json"));
        var theirs = await program.RunAsync("export-framework", "--edition", "egen", "--organisation", "bjorkvik-demo", "--out", program.PathTo("ut.json"));
        var own = await program.RunAsync("export-framework", "--edition", "egen", "--organisation", "karlskoga-demo", "--out", program.PathTo("ut.json"));
        var nobody = await program.RunAsync("import-framework", "--file", file, "--organisation", "ingen");

        Assert.Equal([0, 1, 1, 0, 1], [import.ExitCode, shared.ExitCode, theirs.ExitCode, own.ExitCode, nobody.ExitCode]);
        Assert.Equal(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(program.PathTo("ut.json")));
    }

    [Fact]
    public async Task ImportFramework_OtherTextsUnderPublishedKey_BecomeANewVersion()
    {
        var file = program.PathTo("annat.json");
        var text = await File.ReadAllTextAsync(Seed("2016"));
        await File.WriteAllTextAsync(file, text.Replace("\"key\": \"2016\"", "\"key\": \"versioner\"", StringComparison.Ordinal));
        var first = await program.RunAsync("import-framework", "--file", file);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("Offentlighet", "Öppenhet", StringComparison.Ordinal));

        var second = await program.RunAsync("import-framework", "--file", file);

        Assert.Equal((0, "Ramverket versioner är inläst och publicerat som version 1.\n"), (first.ExitCode, first.Output));
        Assert.Equal((0, "Ramverket versioner är inläst och publicerat som version 2.\n"), (second.ExitCode, second.Output));
    }

    [Fact]
    public async Task ImportFramework_OtherMaximaUnderPublishedKey_IsRefusedWithTheCodes()
    {
        var edition = JsonNode.Parse(await File.ReadAllTextAsync(Seed("2020-v2")))!;
        var subAreas = edition["areas"]![0]!["subAreas"]!;
        subAreas[0]!["maxPoints"] = 10;
        subAreas[1]!["maxPoints"] = 20;
        var file = program.PathTo("matt.json");
        await File.WriteAllTextAsync(file, edition.ToJsonString());

        var run = await program.RunAsync("import-framework", "--file", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("skiljer sig: 1.1, 1.2.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportFramework_NoFile_IsRefusedWithItsName()
    {
        var run = await program.RunAsync("import-framework", "--file", "finns-inte.json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("finns-inte.json", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportFramework_UnknownKey_WritesNothing()
    {
        var run = await program.RunAsync("export-framework", "--edition", "1999", "--out", program.PathTo("1999.json"));

        Assert.Equal((1, "Det finns inget ramverk med nyckeln 1999.\n"), (run.ExitCode, run.Error));
        Assert.False(File.Exists(program.PathTo("1999.json")));
    }

    [Fact]
    public async Task CreateAdmin_Address_PrintsALinkAndNoPassword()
    {
        var run = await program.RunAsync("create-admin", "--email", "drift@exempel.se", "--json");
        var bad = await program.RunAsync("create-admin", "--email", "drift");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["email", "link"], Names(run.Json));
        Assert.True(Uri.TryCreate(run.Json.GetProperty("link").GetString(), UriKind.Absolute, out _));
        Assert.Equal((1, "Det är ingen e-postadress: drift\n"), (bad.ExitCode, bad.Error));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static decimal Points(JsonElement element) => element.GetProperty("points").GetDecimal();

    private static string Seed(string key) => Path.Combine(SeedFolder.Find(), "frameworks", string.Create(CultureInfo.InvariantCulture, $"{key}.json"));
}
