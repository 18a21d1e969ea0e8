using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.TestKit.KilledYear;

namespace Kompass.SelfAssess.Web.Tests.Hosting.Jobs;

/// <summary>Four weeks of <c>tests/load/followup.sh</c>, with the beginning of summer time and Easter in them.</summary>
public sealed class KilledYearTests
{
    private const int Kills = 4;

    public static TheoryData<DatabaseProvider, int> Installations { get; } = new() { { DatabaseProvider.Sqlite, 1 }, { DatabaseProvider.Postgres, 2 } };

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task FollowUp_ProgramKilledAgainAndAgain_HappensExactlyOnce(DatabaseProvider provider, int processes)
    {
        var result = await YearRun.RunAsync(
            new YearOptions
            {
                Provider = provider,
                Processes = processes,
                Plans = 4,
                Kills = Kills,
                Seed = 6,
                From = new DateOnly(2027, 3, 15),
                PlansEnd = new DateOnly(2027, 4, 1),
                Until = new DateOnly(2027, 4, 9),
                OpenDays = 3,
            },
            _ => { });

        Assert.Empty(result.Faults);
        Assert.Equal((Kills, 4, 0, 0), (result.Kills, result.Figures.Opened, result.Figures.CatchUps, result.Figures.Skipped));
        Assert.True(result.Reports > 0);
    }
}
