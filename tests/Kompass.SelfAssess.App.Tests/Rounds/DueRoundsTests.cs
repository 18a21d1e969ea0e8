using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public sealed class DueRoundsTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task CloseDueRounds_AtMidnightInStockholm_ClosesEveryOrganisationsOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenarios = new List<RoundScenario>();
        foreach (var slug in new[] { "ekby", "granby" })
        {
            var scenario = await RoundScenario.CreateAsync(database, slug: slug);
            await scenario.InviteAsync(RoleGroups.Managers, "Vård", 1);
            scenarios.Add(await scenario.OpenAsync());
            await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2);
        }

        var lastMinute = new DateTime(2026, 12, 9, 22, 59, 0, DateTimeKind.Utc);
        Assert.Equal(0, await database.WithAsync<DueRounds, int>(null, s => s.CloseDueRoundsAsync(lastMinute, default)));
        Assert.Equal(2, await database.WithAsync<DueRounds, int>(null, s => s.CloseDueRoundsAsync(lastMinute.AddMinutes(1), default)));
        Assert.Equal(0, await database.WithAsync<DueRounds, int>(null, s => s.CloseDueRoundsAsync(lastMinute.AddMinutes(1), default)));
        foreach (var scenario in scenarios)
        {
            Assert.Equal(RoundState.Closed, await database.QueryAsync(scenario.OrganisationId, db => db.Rounds.Select(r => r.State).SingleAsync()));
        }
    }
}
