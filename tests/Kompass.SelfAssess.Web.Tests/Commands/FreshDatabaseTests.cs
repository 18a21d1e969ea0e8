using System.Text.Json;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>The verbs in Production, where there is no database yet and no default password.</summary>
public sealed class FreshDatabaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kompass-verbs-");

    [Fact]
    public async Task Verb_DatabaseWithoutSchema_IsRefusedWithTheVerbToRun()
    {
        var run = await RunAsync("estimate", "--round", Guid.NewGuid().ToString());

        Assert.Equal((1, "Databasen är inte uppdaterad. Kör verbet migrate först.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Migrate_Twice_AppliesOnceAndLoadsTheEditions()
    {
        var first = await RunAsync("migrate", "--json");
        var second = await RunAsync("migrate", "--json");
        var export = await RunAsync("export-framework", "--edition", "2020-v2", "--out", "v2.json");

        Assert.NotEqual(0, first.Json.GetProperty("applied").GetArrayLength());
        Assert.Equal(0, second.Json.GetProperty("applied").GetArrayLength());
        Assert.Equal(0, export.ExitCode);
    }

    [Fact]
    public async Task SeedDemo_InProduction_MakesANewPasswordEachTime()
    {
        var first = Passwords((await RunAsync("seed-demo", "--json")).Json);
        var second = Passwords((await RunAsync("seed-demo", "--json")).Json);

        Assert.DoesNotContain(first, password => password.StartsWith("kompass", StringComparison.Ordinal));
        Assert.All(first.Concat(second), password => Assert.Equal(20, password.Length));
        Assert.Empty(first.Intersect(second));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<string> Passwords(JsonElement demo) =>
        [.. demo.GetProperty("signIns").EnumerateArray().Select(signIn => signIn.GetProperty("password").GetString()!)];

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.StartAsync(_folder.FullName, "Production", arguments);
}
