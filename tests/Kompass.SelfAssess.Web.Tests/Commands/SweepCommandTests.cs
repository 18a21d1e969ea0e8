using System.Globalization;
using System.Text.Json;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Commands;

/// <summary>The verb on the demo, in its order of time; it has a database of its own.</summary>
public sealed class SweepCommandTests(DemoProgram program) : IClassFixture<DemoProgram>
{
    [Fact]
    public async Task Sweep_LongAfterTheDemo_ClosesTheOpenRoundsOnceAndAnEarlierTimeChangesNothing()
    {
        var first = await program.RunAsync("sweep", "--now", "2031-03-04T10:00", "--json");
        var again = await program.RunAsync("sweep", "--now", "2031-03-04T10:00", "--json");
        var earlier = await program.RunAsync("sweep", "--now", "2030-03-04T10:00:00Z", "--json");
        var text = await program.RunAsync("sweep", "--now", "2031-03-04T10:00");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(["now", "opened", "reminded", "closed", "skipped", "mails"], first.Json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("2031-03-04T09:00:00Z", first.Json.GetProperty("now").GetString());
        Assert.True(first.Json.GetProperty("closed").GetInt32() > 0);
        foreach (var name in new[] { "opened", "reminded", "closed", "skipped", "mails" })
        {
            Assert.Equal((name, 0), (name, again.Json.GetProperty(name).GetInt32()));
            Assert.Equal((name, 0), (name, earlier.Json.GetProperty(name).GetInt32()));
        }

        Assert.StartsWith("Läget 2031-03-04 10:00, svensk tid.\n", text.Output, StringComparison.Ordinal);
        Assert.EndsWith("Skickade mejl: 0\n", text.Output, StringComparison.Ordinal);
    }

    /// <summary>The process reminds, sends and closes as of the time it is told, whatever time it is: opened, reminded, closed, skipped, mails.</summary>
    [Fact]
    public async Task Sweep_CourseOfARound_CountsWhatItDidAndNothingTwice()
    {
        var folder = Directory.CreateTempSubdirectory("kompass-sweep-");
        try
        {
            await InvitedRoundAsync(Path.Combine(folder.FullName, "kompass.db"), people: 3);

            Assert.Equal("0 0 0 0 3", await CountsAsync("2026-11-24T10:30"));
            Assert.Equal("0 3 0 0 3", await CountsAsync("2026-12-01T08:00"));
            Assert.Equal("0 0 0 0 0", await CountsAsync("2026-12-01T07:00Z"));
            Assert.Equal("0 0 0 0 0", await CountsAsync("2026-11-25T10:00"));
            Assert.Equal("0 0 1 3 0", await CountsAsync("2026-12-10T00:00"));
            Assert.Equal(6, Directory.GetFiles(Path.Combine(folder.FullName, "data", "mail"), "*.eml").Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        async Task<string> CountsAsync(string now)
        {
            var run = await ProgramRun.StartAsync(folder.FullName, "Production", "sweep", "--now", now, "--json");
            Assert.True(run.ExitCode == 0, run.Error);
            return string.Join(
                ' ', run.Json.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Number).Select(property => property.Value.GetInt32()));
        }
    }

    [Theory]
    [InlineData("igår")]
    [InlineData("2026-13-01T09:00")]
    [InlineData("2026-12-01")]
    [InlineData("2026-03-29T02:30")] // the clock never shows it
    [InlineData("0001-01-01T00:00Z")]
    public async Task Sweep_WrongTime_IsWrongUsageInWords(string time)
    {
        var run = await program.RunAsync("sweep", "--now", time);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"Värdet på --now går inte att läsa: {time}\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01T09:00", "2026-12-01T08:00:00Z")]
    [InlineData("2026-07-01T09:00:30", "2026-07-01T07:00:30Z")]
    [InlineData("2026-12-01T09:00Z", "2026-12-01T09:00:00Z")]
    [InlineData("2026-12-01T09:00:00.5Z", "2026-12-01T09:00:00.5Z")]
    [InlineData("2026-12-01T09:00+05:00", "2026-12-01T04:00:00Z")]
    public void Parse_Time_IsStockholmUnlessItSaysOtherwise(string text, string utc) => Assert.Equal(
        DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture), SweepCommand.Parse(text));

    /// <summary>A round of 24 November to 9 December 2026 whose invitations are queued.</summary>
    private static async Task InvitedRoundAsync(string file, int people)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);
        await (await scenario.InviteAsync(RoleGroups.Managers, null, people)).OpenAsync();
        await scenario.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(scenario.RoundId, default));
        await database.QueryAsync(null, db => db.Database.ExecuteSqlAsync($"VACUUM INTO {file}"));
    }
}
