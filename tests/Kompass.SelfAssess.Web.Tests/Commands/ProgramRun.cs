using System.Diagnostics;
using System.Text.Json;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>What a run of the program gave.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as the one document that it is.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    public static Task<ProgramRun> StartAsync(string folder, string environment, params string[] arguments) => StartAsync(folder, environment, [], arguments);

    /// <summary>Runs the program with further environment variables.</summary>
    public static async Task<ProgramRun> StartAsync(string folder, string environment, Dictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Kompass.SelfAssess.Web.dll"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = environment;
        start.Environment["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "kompass.db")};Pooling=False";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return new ProgramRun(process.ExitCode, await output, await error);
    }
}
