using System.Diagnostics;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

/// <summary>The program as an operator starts it: in Production, from the command line, and refused with one line.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider")]
    [InlineData("Privacy:MinimumGroup", "3", "MinimumGroup")]
    [InlineData("Security:TrustedProxies:0", "vår proxy", "Security:TrustedProxies")]
    [InlineData("Security:Lockout", "5", "Lockout")]
    [InlineData("Mail:PublicAddress", "kompass", "Mail:PublicAddress")]
    public async Task Start_WrongValue_StopsWithOneClearLine(string key, string value, string named)
    {
        var (exitCode, error) = await RunAsync($"--{key}={value}");

        Assert.Equal(1, exitCode);
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MissingMigrationInProduction_StopsAndSaysTheCommand()
    {
        var file = Path.Combine(Path.GetTempPath(), $"kompass-empty-{Guid.NewGuid():N}.db");
        try
        {
            var (exitCode, error) = await RunAsync($"--Database:ConnectionString=Data Source={file};Pooling=False");

            Assert.Equal(1, exitCode);
            Assert.Contains("migrate", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Start_DatabaseGone_StopsAndSaysSo()
    {
        var (exitCode, error) = await RunAsync(
            "--Database:Provider=Postgres", "--Database:ConnectionString=Host=127.0.0.1;Port=1;Database=x;Username=x;Password=x;Timeout=2");

        Assert.Equal(1, exitCode);
        Assert.Contains("Databasen svarar inte", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NewMachine_MigrateThenCreateAdminThenNothingElseIsNeeded()
    {
        var file = Path.Combine(Path.GetTempPath(), $"kompass-new-{Guid.NewGuid():N}.db");
        var settings = new Dictionary<string, string> { ["Database__ConnectionString"] = $"Data Source={file}", ["Mail__PublicAddress"] = "https://kompass.test.example.se/" };
        try
        {
            Assert.Equal(0, (await RunAsync(["migrate"], settings)).ExitCode);
            var (exitCode, _, output) = await RunAsync(["create-admin", "--email", "drift@test.example.se"], settings);

            Assert.Equal(0, exitCode);
            Assert.Contains("https://kompass.test.example.se/konto/inbjudan?id=", output, StringComparison.Ordinal);
        }
        finally
        {
            foreach (var part in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
            {
                File.Delete(part);
            }
        }
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] arguments)
    {
        var (exitCode, error, _) = await RunAsync(arguments, []);
        return (exitCode, error);
    }

    private static async Task<(int ExitCode, string Error, string Output)> RunAsync(string[] arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Kompass.SelfAssess.Web.dll"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await error, await output);
    }
}
