using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.App.Tests.Organisations;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Comparison;

public sealed class HistoryServiceTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_OwnEvaluationsAndConfirmedRounds_StandInOrderOfTimeAndNothingElse(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var demo = await database.WithAsync<DemoSeeder, DemoSummary>(null, seeder => seeder.SeedAsync(DemoPasswords.Fixed, default));
        var organisation = await database.QueryAsync(null, db => db.Organisations.Where(row => row.Slug == "karlskoga-demo").Select(row => row.Id).SingleAsync());
        var other = await database.OrganisationAsync("Annanstad");
        var confirmed = demo.Organisations[0].Rounds.Single(round => round.State == RoundState.Confirmed).Id;

        var history = await database.WithAsync<HistoryService, HistoryView>(organisation, service => service.LoadAsync(default));
        var result = Assert.IsType<RoundResult>(await database.WithAsync<ResultService, ResultView>(organisation, service => service.LoadAsync(confirmed, default)));
        var foreign = await database.WithAsync<HistoryService, HistoryView>(other, service => service.LoadAsync(default));

        Assert.Equal([2003, 2007, 2022], history.Entries.Where(entry => entry.Official).Select(entry => entry.Date.Year));
        var estimate = Assert.Single(history.Entries, entry => !entry.Official);
        Assert.Equal(confirmed, estimate.Id);
        Assert.Equal(result.Disclosed[Part.Total, Slice.All].Value.Points, estimate.Total.Points);
        Assert.Equal(result.Snapshot.Respondents, estimate.Respondents);
        Assert.All(result.Edition.SubAreas, subArea => Assert.Equal(
            result.Disclosed[Part.SubArea(subArea.Code), Slice.All].State == CellState.Shown, estimate.Numbers.SubAreas.ContainsKey(subArea.Code)));
        Assert.Empty(foreign.Entries);
    }
}
