using System.Text.Json;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>The program beside a folder of its own, with the demo in its database.</summary>
public sealed class DemoProgram : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kompass-verbs-");

    public JsonElement Demo { get; private set; }

    public JsonElement Karlskoga => Demo.GetProperty("organisations")[0];

    public string ClosedRound => Karlskoga.GetProperty("rounds")[0].GetProperty("id").GetString()!;

    public string OpenRound => Karlskoga.GetProperty("rounds")[1].GetProperty("id").GetString()!;

    /// <summary>Karlskoga 2022.</summary>
    public string Evaluation => Karlskoga.GetProperty("evaluations")[0].GetProperty("id").GetString()!;

    public async Task InitializeAsync()
    {
        var run = await RunAsync("seed-demo", "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        Demo = run.Json;
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    public string PathTo(string file) => Path.Combine(_folder.FullName, file);

    public Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.StartAsync(_folder.FullName, "Development", arguments);
}
