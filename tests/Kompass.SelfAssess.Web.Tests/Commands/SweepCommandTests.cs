using System.Globalization;
using Kompass.SelfAssess.Web.Commands;

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
}
