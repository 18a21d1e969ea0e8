using ClosedXML.Excel;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary><c>export-table</c> as somebody types it.</summary>
public sealed class ExportTableTests(DemoProgram program) : IClassFixture<DemoProgram>
{
    [Fact]
    public async Task Round_Workbook_HoldsTheNumbersOfTheEstimate()
    {
        var file = program.PathTo("delomraden.xlsx");
        var run = await program.RunAsync("export-table", "--name", "delomraden", "--round", program.ClosedRound, "--out", file, "--json");
        var estimate = (await program.RunAsync("estimate", "--round", program.ClosedRound, "--json")).Json;
        using var workbook = new XLWorkbook(file);
        var sheet = workbook.Worksheet("Delområden");
        var points = sheet.Row(1).CellsUsed().Single(cell => cell.GetString() == "Uppskattad poäng").Address.ColumnNumber;

        Assert.Equal((0, 36), (run.ExitCode, run.Json.GetProperty("rows").GetInt32()));
        Assert.Equal(
            estimate.GetProperty("subAreas").EnumerateArray().Select(row => (row.GetProperty("code").GetString()!, row.GetProperty("points").GetDouble())),
            sheet.RowsUsed().Skip(1).Select(row => (row.Cell(2).GetString(), row.Cell(points).GetDouble())));
    }

    [Fact]
    public async Task Plan_TextWithFilter_HoldsFewerRows()
    {
        var plan = program.Karlskoga.GetProperty("plans")[0].GetProperty("id").GetString()!;
        var (all, some) = (program.PathTo("alla.csv"), program.PathTo("klara.csv"));

        Assert.Equal(0, (await program.RunAsync("export-table", "--name", "atgarder", "--plan", plan, "--out", all)).ExitCode);
        Assert.Equal(0, (await program.RunAsync("export-table", "--name", "atgarder", "--plan", plan, "--filter", "visa=klara", "--out", some)).ExitCode);

        Assert.StartsWith("Nr;Åtgärd;", await File.ReadAllTextAsync(all), StringComparison.Ordinal);
        Assert.True(new FileInfo(some).Length < new FileInfo(all).Length);
    }

    [Fact]
    public async Task Organisation_AndNothing_FetchTheirOwn()
    {
        Assert.Equal(0, (await program.RunAsync("export-table", "--name", "utvarderingar", "--organisation", "karlskoga-demo", "--out", program.PathTo("u.xlsx"))).ExitCode);
        Assert.Equal(0, (await program.RunAsync("export-table", "--name", "kommuner", "--out", program.PathTo("k.csv"), "--language", "en")).ExitCode);
        Assert.StartsWith("Municipality;", await File.ReadAllTextAsync(program.PathTo("k.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenRound_IsRefused_AndWritesNothing()
    {
        var file = program.PathTo("oppen.xlsx");
        var run = await program.RunAsync("export-table", "--name", "fragor", "--round", program.OpenRound, "--out", file);

        Assert.Equal((1, false), (run.ExitCode, File.Exists(file)));
    }

    [Fact]
    public async Task Usage_Wrong_SaysHow()
    {
        var unknown = await program.RunAsync("export-table", "--name", "finns-inte", "--round", program.ClosedRound, "--out", "a.csv");
        var owner = await program.RunAsync("export-table", "--name", "atgarder", "--round", program.ClosedRound, "--out", "a.csv");
        var ending = await program.RunAsync("export-table", "--name", "omraden", "--round", program.ClosedRound, "--out", "a.pdf");
        var filter = await program.RunAsync("export-table", "--name", "omraden", "--round", program.ClosedRound, "--filter", "x=1", "--out", "a.csv");

        Assert.Equal([2, 2, 2, 2], new[] { unknown, owner, ending, filter }.Select(run => run.ExitCode));
        Assert.Contains("delomraden", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("--plan", owner.Error, StringComparison.Ordinal);
    }
}
