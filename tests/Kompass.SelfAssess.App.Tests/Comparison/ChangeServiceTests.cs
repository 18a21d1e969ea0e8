using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Comparison;

public sealed class ChangeServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Compare_TwoClosedRounds_SubtractsWhatBothShow(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await RoundScenario.CreateAsync(database);
        await ClosedAsync(first, [1, 2, 3, 4, 5, 6], (number, _) => 1 + (number % 2));
        var second = await NextAsync(first);
        await ClosedAsync(second, [4, 5, 6, 7, 8, 9], (number, _) => 4 + (number % 2));

        var compared = Assert.IsType<RoundsCompared>(await CompareAsync(second));

        Assert.Equal(first.RoundId, compared.Earlier.Round.Id);
        // Shares 0.25 and 0.45, then 0.80 and 1.
        Assert.Equal(0.55, compared.Change.Total.DifferenceShare!.Value, 9);
        Assert.All(compared.Change.SubAreas, number => Assert.True(number.Secured));
        Assert.Equal([RoleGroups.Managers], compared.Change.Groups.Where(group => group.Total.Difference is not null).Select(group => group.Key));
        Assert.IsType<ChangeNothing>(await CompareAsync(first));
    }

    [Fact]
    public async Task Compare_SeveralEarlierRounds_TakesTheRepeatedElseTheLatestUnlessTold()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var first = await RoundScenario.CreateAsync(database);
        await ClosedAsync(first, [1, 2, 3, 4, 5], (_, _) => 1);
        var second = await NextAsync(first);
        await ClosedAsync(second, [1, 2, 3, 4, 5], (_, _) => 2);
        var third = await NextAsync(first);
        await ClosedAsync(third, [1, 2, 3, 4, 5], (_, _) => 3);

        Assert.Equal(second.RoundId, Assert.IsType<RoundsCompared>(await CompareAsync(third)).Earlier.Round.Id);
        Assert.Equal(first.RoundId, Assert.IsType<RoundsCompared>(await CompareAsync(third, first.RoundId)).Earlier.Round.Id);
        await database.QueryAsync(first.OrganisationId, db => db.Rounds.Where(r => r.Id == third.RoundId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.RepeatsRoundId, first.RoundId)));
        var compared = Assert.IsType<RoundsCompared>(await CompareAsync(third));
        Assert.Equal(first.RoundId, compared.Earlier.Round.Id);
        Assert.Equal([second.RoundId, first.RoundId], compared.Choices.Select(choice => choice.Id));
        // A round is not compared with itself, with a later one, or with one of another municipality.
        Assert.All(
            [await CompareAsync(second, second.RoundId), await CompareAsync(second, third.RoundId), await CompareAsync(third, Guid.NewGuid())],
            view => Assert.True(Assert.IsType<ChangeNothing>(view).Asked));
        var other = await RoundScenario.NewOrganisationAsync(database, "annan");
        Assert.IsType<ChangeUnknownRound>(await database.WithAsync<ChangeService, ChangeView>(other, s => s.CompareAsync(third.RoundId, null, default)));
    }

    [Fact]
    public async Task Compare_OpenRound_TellsNothingButTheRate()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var first = await RoundScenario.CreateAsync(database);
        await ClosedAsync(first, [1, 2, 3, 4, 5], (_, _) => 1);
        var second = await NextAsync(first);
        await second.AskAsync(RoleGroups.Managers, [1, 2, 3, 4, 5], (_, _) => 3);

        Assert.IsType<ChangeNotYet>(await CompareAsync(second));
    }

    [Fact]
    public async Task Compare_AnotherScale_IsRefusedWithWhatDiffers()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var first = await RoundScenario.CreateAsync(database);
        await ClosedAsync(first, [1, 2, 3, 4, 5], (_, _) => 1);
        var shipped = (await database.WithAsync<EditionCatalogue, StoredEdition?>(null, catalogue => catalogue.FindAsync("2020-v2", default)))!.Edition;
        var own = shipped with { Key = "egen", Areas = [shipped.Areas[0] with { SubAreas = [.. Swapped(shipped.Areas[0].SubAreas)] }, .. shipped.Areas.Skip(1)] };
        await database.WithAsync<EditionImport, EditionImportResult>(null, import => import.ImportAsync(EditionFile.Write(own), default));
        first.Database.Clock.Advance(TimeSpan.FromDays(1));
        var second = await first.AnotherAsync(RoundScenario.Content with { Name = "Egen", EditionKey = "egen" });
        await ClosedAsync(second, [1, 2, 3, 4, 5], (_, _) => 1);

        Assert.Single(Assert.IsType<ChangeNothing>(await CompareAsync(second)).Choices);
        var refused = Assert.IsType<ChangeOtherScale>(await CompareAsync(second, first.RoundId));
        Assert.Equal(["1.1", "1.2"], refused.Differences);

        // 1.1 has 20 points and 1.2 has 10; exchanged, the area still has as many.
        static IEnumerable<SubArea> Swapped(IReadOnlyList<SubArea> subAreas) =>
            subAreas.Select((subArea, index) => index > 1 ? subArea : subArea with { MaxPoints = subAreas[1 - index].MaxPoints });
    }

    private static async Task<RoundScenario> NextAsync(RoundScenario scenario)
    {
        scenario.Database.Clock.Advance(TimeSpan.FromDays(1));
        return await scenario.AnotherAsync(RoundScenario.Content with { Name = $"Omgång {Guid.NewGuid():N}" });
    }

    private static async Task ClosedAsync(RoundScenario scenario, IReadOnlyList<int> people, Func<int, string, int> level)
    {
        await scenario.AskAsync(RoleGroups.Managers, people, level);
        await scenario.CloseAsync();
    }

    private static Task<ChangeView> CompareAsync(RoundScenario scenario, Guid? earlier = null) =>
        scenario.WithAsync<ChangeService, ChangeView>(changes => changes.CompareAsync(scenario.RoundId, earlier, default));
}
