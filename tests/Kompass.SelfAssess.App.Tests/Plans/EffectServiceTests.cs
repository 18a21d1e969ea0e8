using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans;

public sealed class EffectServiceTests
{
    private static readonly int[] Six = [1, 2, 3, 4, 5, 6];

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Measure_TwoRounds_SetsWhatIsTargetedBesideTheRest(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await RoundAsync(await RoundScenario.CreateAsync(database), (person, code) => 1 + ((person + code[2]) % 2));
        var plan = await PlanAsync(first, 3, action => (action.Status, action.DoneOn) = (ActionStatus.Done, Today(first).AddDays(20)));
        var targeted = new HashSet<string> { "1.1.a", "1.2.a", "1.3.a", "2.1.a", "2.2.a", "2.3.a" };
        // Five of the six rise by two levels; 1.1.a does not. Of the others 8.1.a rises, though nobody does anything about it.
        var second = await NextAsync(first, (person, code) => 1 + ((person + code[2]) % 2) + (targeted.Contains(code) && code != "1.1.a" ? 2 : 0) + (code == "8.1.a" ? 3 : 0));

        var seen = Assert.IsType<EffectSeen>(await MeasureAsync(first, plan));

        Assert.Equal((first.RoundId, second.RoundId), (seen.Earlier.Round.Id, seen.Later.Round.Id));
        Assert.Null(seen.Effect.Refusal);
        Assert.Equal(6, seen.Effect.Measured!.Targeted);
        Assert.True(seen.Effect.Measured.Effect > 0.2);
        Assert.Equal([1], seen.Effect.DoneWithoutEffect.Select(action => action.Number));
        Assert.Equal("Åtgärd 1", seen.Titles[1]);
        Assert.Equal(["8.1.a"], seen.Effect.WithoutAction.Select(question => question.Code));
        Assert.Equal([second.RoundId], seen.Choices.Select(choice => choice.Id));
    }

    [Fact]
    public async Task Measure_BeforeTheNextRoundHasClosed_Waits()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);
        var plan = await PlanAsync(scenario, 1);
        Assert.Null(Assert.IsType<EffectWaiting>(await MeasureAsync(scenario, plan)).Start);

        await RoundAsync(scenario, (_, _) => 2);
        // The plan that began before any round had closed has nothing to start from.
        Assert.Null(Assert.IsType<EffectWaiting>(await MeasureAsync(scenario, await PlanAsync(scenario, 1, startsOn: Today(scenario).AddDays(-5)))).Start);
        var after = await PlanAsync(scenario, 1);
        Assert.Equal(scenario.RoundId, Assert.IsType<EffectWaiting>(await MeasureAsync(scenario, after)).Start!.Id);
        database.Clock.Advance(TimeSpan.FromDays(60));
        var open = await scenario.AnotherAsync(RoundScenario.Content with { Name = "Öppen", OpensOn = Today(scenario), ClosesOn = Today(scenario).AddDays(15) });
        await open.AskAsync(RoleGroups.Managers, Six, (_, _) => 4);
        Assert.IsType<EffectWaiting>(await MeasureAsync(scenario, after));
        // Nor can it be asked for by its id.
        Assert.Null(await scenario.WithAsync((EffectService effects) => effects.MeasureAsync(after, open.RoundId, default)));
    }

    [Fact]
    public async Task Measure_OtherDepth_IsPassedOverUnlessAskedFor()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var first = await RoundAsync(await RoundScenario.CreateAsync(database), (_, _) => 2);
        var plan = await PlanAsync(first, 3);
        var quick = await NextAsync(first, (_, _) => 3);
        var full = await NextAsync(first, (_, _) => 3, RoundDepth.Full);

        Assert.Equal(quick.RoundId, Assert.IsType<EffectSeen>(await MeasureAsync(first, plan)).Later.Round.Id);
        var asked = Assert.IsType<EffectSeen>(await first.WithAsync((EffectService effects) => effects.MeasureAsync(plan, full.RoundId, default)));
        Assert.Equal(EffectRefusal.OtherDepth, asked.Effect.Refusal);
        Assert.Equal([full.RoundId, quick.RoundId], asked.Choices.Select(choice => choice.Id));
    }

    [Fact]
    public async Task Measure_AnotherPlansQuestions_AreNotWithoutAction()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var first = await RoundAsync(await RoundScenario.CreateAsync(database), (person, _) => 1 + (person % 2));
        var plan = await PlanAsync(first, 1);
        await PlanAsync(first, 5);
        await NextAsync(first, (person, code) => 1 + (person % 2) + (code == "2.1.a" ? 3 : 0));

        var seen = Assert.IsType<EffectSeen>(await MeasureAsync(first, plan));

        Assert.Equal((2, 8), (seen.Effect.Targeted, seen.Effect.Questions.Count(question => question.Role == EffectRole.LeftOut)));
        Assert.Empty(seen.Effect.WithoutAction);
    }

    [Fact]
    public async Task Measure_AnotherMunicipalitys_IsNotThere()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var first = await RoundAsync(await RoundScenario.CreateAsync(database), (_, _) => 2);
        var plan = await PlanAsync(first, 1);
        var other = await RoundScenario.NewOrganisationAsync(database, "annan");

        Assert.Null(await database.WithAsync(other, (EffectService effects) => effects.MeasureAsync(plan, null, default)));
    }

    private static DateOnly Today(RoundScenario round) => StockholmDays.Today(round.Database.Clock);

    private static async Task<RoundScenario> RoundAsync(RoundScenario round, Func<int, string, int> level)
    {
        await round.AskAsync(RoleGroups.Managers, Six, level);
        await round.CloseAsync();
        return round;
    }

    private static async Task<RoundScenario> NextAsync(RoundScenario first, Func<int, string, int> level, RoundDepth depth = RoundDepth.Quick)
    {
        first.Database.Clock.Advance(TimeSpan.FromDays(60));
        var content = RoundScenario.Content with { Name = $"Omgång {Guid.NewGuid():N}", Depth = depth, OpensOn = Today(first), ClosesOn = Today(first).AddDays(15) };
        return await RoundAsync(await first.AnotherAsync(content), level);
    }

    private static async Task<Guid> PlanAsync(RoundScenario round, int owners, Action<PlanAction>? change = null, DateOnly? startsOn = null)
    {
        var scene = await round.Database.QueryAsync(round.OrganisationId, db => PlanScene.AddAsync(db, startsOn ?? Today(round), owners, plan => plan.Actions.ForEach(action => change?.Invoke(action))));
        return scene.PlanId;
    }

    private static Task<EffectView?> MeasureAsync(RoundScenario round, Guid plan) => round.WithAsync((EffectService effects) => effects.MeasureAsync(plan, null, default));
}
