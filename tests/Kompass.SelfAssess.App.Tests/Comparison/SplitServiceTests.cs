using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Comparison;

public sealed class SplitServiceTests
{
    private static readonly RoundContent Named = RoundScenario.Content with { Anonymity = Anonymity.Named };

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Split_NamedRounds_IsOfThoseWithTheSameAddressAndAddsUp(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await RoundScenario.CreateAsync(database, Named);
        await ClosedAsync(first, Enumerable.Range(1, 10), _ => 1);
        var second = await NextAsync(first, Named);
        // Six of ten are the same and go from level 1 to 2; five new ones are at 5.
        await ClosedAsync(second, [.. Enumerable.Range(5, 6), .. Enumerable.Range(20, 5)], number => number < 20 ? 2 : 5);

        var compared = Assert.IsType<RoundsCompared>(await CompareAsync(second));

        // Four left, too few to be told apart from those who stayed.
        Assert.Equal(CellState.Withheld, Assert.IsType<SplitKnown>(compared.Split).Split.Total.State);

        var third = await NextAsync(first, Named);
        await ClosedAsync(third, [.. Enumerable.Range(5, 6), .. Enumerable.Range(30, 6)], number => number < 20 ? 3 : 1);
        compared = Assert.IsType<RoundsCompared>(await CompareAsync(third));
        var total = Assert.IsType<SplitKnown>(compared.Split).Split.Total;
        Assert.Equal((CellState.Shown, 6, 5, 6), (total.State, total.Stayed, total.Left, total.Came));
        Assert.Equal(800 * (0.62 - 0.45), (double)total.Same!.Value, 6);
        Assert.Equal(compared.Change.Total.Difference, total.Same + total.Turnover + total.Weighting);
        Assert.Equal(0, (double)total.Weighting!.Value, 6);
    }

    [Fact]
    public async Task Split_GroupBalancedRounds_HasTheWeightingApart()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var balanced = Named with { Weighting = Weighting.GroupBalanced };
        var first = await RoundScenario.CreateAsync(database, balanced);
        await TwoGroupsAsync(first, [.. Enumerable.Range(1, 16)], [.. Enumerable.Range(101, 8)], level: 1);
        var second = await NextAsync(first, balanced);
        await TwoGroupsAsync(second, [.. Enumerable.Range(7, 16)], [.. Enumerable.Range(101, 6), .. Enumerable.Range(111, 3)], level: 2);

        var compared = Assert.IsType<RoundsCompared>(await CompareAsync(second));

        var total = Assert.IsType<SplitKnown>(compared.Split).Split.Total;
        Assert.Equal(CellState.Shown, total.State);
        Assert.Equal(compared.Change.Total.Difference, total.Same + total.Turnover + total.Weighting);
        // Levels 1 and 3 first, 2 and 4 then; the plain means lean to the larger group, where both were asked.
        var points = compared.Round.Edition.SubAreas
            .Where(subArea => compared.Round.Disclosed[Part.SubArea(subArea.Code), Slice.Group(RoleGroups.Employees)].N > 0).Sum(subArea => subArea.MaxPoints);
        Assert.Equal(
            (double)points * ((((0.45 + 0.80) / 2) - (((16 * 0.45) + (9 * 0.80)) / 25)) - (((0.25 + 0.62) / 2) - (((16 * 0.25) + (8 * 0.62)) / 24))),
            (double)total.Weighting!.Value, 6);
    }

    [Theory]
    [InlineData(Anonymity.Anonymous, Anonymity.Named, "Första")]
    [InlineData(Anonymity.Named, Anonymity.Anonymous, "Andra")]
    [InlineData(Anonymity.Anonymous, Anonymity.Anonymous, "Första, Andra")]
    public async Task Split_AnonymousRound_IsNotHad(Anonymity earlier, Anonymity later, string names)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var first = await RoundScenario.CreateAsync(database, Named with { Name = "Första", Anonymity = earlier });
        await ClosedAsync(first, Enumerable.Range(1, 5), _ => 1);
        var second = await NextAsync(first, Named with { Name = "Andra", Anonymity = later });
        await ClosedAsync(second, Enumerable.Range(1, 5), _ => 2);

        var split = Assert.IsType<SplitAnonymous>(Assert.IsType<RoundsCompared>(await CompareAsync(second)).Split);

        Assert.Equal(names, string.Join(", ", split.Names));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Split_AnswersPurged_IsNotHadAndTheDifferenceStays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await RoundScenario.CreateAsync(database, Named with { Name = "Första" });
        await ClosedAsync(first, Enumerable.Range(1, 5), _ => 1);
        database.Clock.Advance(TimeSpan.FromDays(31 * 61));
        var second = await first.AnotherAsync(Named with { Name = "Andra", OpensOn = new DateOnly(2032, 1, 1), ClosesOn = new DateOnly(2032, 12, 31) });
        await ClosedAsync(second, Enumerable.Range(1, 5), _ => 2);
        await using (var scope = database.Scope())
        {
            await ActivatorUtilities.CreateInstance<PurgeExpired>(scope.ServiceProvider).RunAsync(default);
        }

        var compared = Assert.IsType<RoundsCompared>(await CompareAsync(second));

        Assert.Equal(["Första"], Assert.IsType<SplitPurged>(compared.Split).Names);
        Assert.Equal(800 * 0.20, (double)compared.Change.Total.Difference!.Value, 6);
    }

    private static async Task<RoundScenario> NextAsync(RoundScenario scenario, RoundContent content)
    {
        scenario.Database.Clock.Advance(TimeSpan.FromDays(1));
        return await scenario.AnotherAsync(content with { Name = content.Name == Named.Name ? $"Omgång {Guid.NewGuid():N}" : content.Name });
    }

    private static async Task ClosedAsync(RoundScenario scenario, IEnumerable<int> people, Func<int, int> level)
    {
        await scenario.AskAsync(RoleGroups.Managers, [.. people], (number, _) => level(number));
        await scenario.CloseAsync();
    }

    private static async Task TwoGroupsAsync(RoundScenario scenario, IReadOnlyList<int> managers, IReadOnlyList<int> employees, int level)
    {
        await scenario.AskAsync(RoleGroups.Managers, managers, (_, _) => level);
        await scenario.AskAsync(RoleGroups.Employees, employees, (_, _) => level + 2);
        await scenario.CloseAsync();
    }

    private static Task<ChangeView> CompareAsync(RoundScenario scenario) =>
        scenario.WithAsync<ChangeService, ChangeView>(changes => changes.CompareAsync(scenario.RoundId, null, default));
}
