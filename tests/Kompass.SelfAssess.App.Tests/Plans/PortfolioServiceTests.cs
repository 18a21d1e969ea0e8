using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans;

public sealed class PortfolioServiceTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_OpenActions_AreWeighedByWhatIsLeftOfThem(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        var plan = await PlanAsync(scenario, await SuggestionServiceTests.OwnEvaluationAsync(scenario), null);
        await ChangeAsync(scenario, plan, 1, action => (action.Status, action.Percent) = (ActionStatus.InProgress, 50)); // 5 days
        await ChangeAsync(scenario, plan, 2, action => action.Status = ActionStatus.Cancelled);
        await ChangeAsync(scenario, plan, 3, action => action.EffortDays = null);
        await ChangeAsync(scenario, plan, 4, action => action.ExpectedGain = 2.5m);
        await ChangeAsync(scenario, plan, 5, action => (action.Status, action.DoneOn) = (ActionStatus.Done, new DateOnly(2026, 11, 1)));

        var view = (await LoadAsync(scenario, plan))!;

        Assert.Equal([1, 3, 4, 6], view.Actions.Select(action => action.Number));
        Assert.Equal((3, false), (view.Actions[0].Days, view.Actions[0].DaysAssumed));
        // It aims at the whole of 1.3, which has five deeper questions.
        Assert.Equal((5 * PlanAssumptions.Default.StepDays[2], true), (view.Actions[1].Days, view.Actions[1].DaysAssumed));
        Assert.Equal((2.5m, true), (view.Actions[2].Gain.Points, view.Actions[2].Gain.Given));
        // Without a finding nobody else has asked for it; level 2 to 3 of the whole of 1.1 (20 points): 20 · 0.17 · 0.6 · 0.7.
        Assert.Equal(1.428m, view.Actions[0].Gain.Points);
        Assert.True(view.Weighed.Best(0).Points == 0 && view.Weighed.Best(10_000).Numbers.Count == 4);
        Assert.IsType<ForecastNoEstimate>(view.Forecast);
        Assert.Null(view.Effect([1, 3]));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Effect_ClosedRound_ShiftsTheForecastByWhatMayBeFinished(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.AskAsync(RoleGroups.Managers, Enumerable.Range(1, 6), (_, _) => 3);
        await scenario.CloseAsync();
        var plan = await PlanAsync(scenario, null, scenario.RoundId);
        await ChangeAsync(scenario, plan, 6, action => action.DueOn = new DateOnly(2040, 1, 1));

        var view = (await LoadAsync(scenario, plan))!;
        var none = view.Effect([])!;
        var some = view.Effect([1, 2, 6])!;

        Assert.False(none.Enough);
        Assert.Equal(0, none.Expected);
        Assert.Equal([6], view.TooLate([1, 2, 6]));
        // 1 and 2, each with its chance of being finished and of doing what it should.
        Assert.Equal((double)view.Actions.Take(2).Sum(action => action.Gain.Points) * PlanAssumptions.Default.FinishPlanned, (double)some.Expected, 2);
        Assert.True(some.With!.Points > some.Today!.Points && some.With.Low80 > some.Today.Low80);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_AnothersPlan_IsNotThere(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        var neighbour = await RoundScenario.CreateAsync(database, slug: "grannby");

        Assert.Null(await LoadAsync(scenario, await PlanAsync(neighbour, null, null)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ExpectedAsync_EveryAction_IsWhatThePortfolioWeighsAndMore(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        var neighbour = await RoundScenario.CreateAsync(database, slug: "grannby");
        var plan = await PlanAsync(scenario, await SuggestionServiceTests.OwnEvaluationAsync(scenario), null);
        await ChangeAsync(scenario, plan, 2, action => action.Status = ActionStatus.Cancelled);
        await ChangeAsync(scenario, plan, 4, action => action.ExpectedGain = 2.5m);
        await ChangeAsync(scenario, plan, 5, action => (action.Status, action.DoneOn) = (ActionStatus.Done, new DateOnly(2026, 11, 1)));
        await scenario.Database.QueryAsync(scenario.OrganisationId, async db =>
        {
            (await db.PlanActions.Include(action => action.Targets).SingleAsync(action => action.PlanId == plan && action.Number == 6)).Targets.Clear();
            return await db.SaveChangesAsync();
        });

        var expected = await ExpectedAsync(scenario, plan);
        var weighed = (await LoadAsync(scenario, plan))!.Actions.Where(action => action.Gain.Expected.Count > 0).ToDictionary(action => action.Id, action => action.Gain.Points);

        // Level 2 to 3 of the whole of 1.1 (20 points): 20 · 0.17 · 0.6 · 0.7.
        Assert.Equal([(1, 1.428m), (4, 2.5m)], await NumbersAsync(scenario, plan, weighed, 1, 4));
        Assert.All(weighed, own => Assert.Equal(own.Value, expected[own.Key]));
        Assert.Equal([1, 2, 3, 4, 5], (await NumbersAsync(scenario, plan, expected, 1, 2, 3, 4, 5, 6)).Select(own => own.Number));
        Assert.Empty(await ExpectedAsync(neighbour, plan));
    }

    private static Task<IReadOnlyDictionary<Guid, decimal>> ExpectedAsync(RoundScenario scenario, Guid plan) =>
        scenario.WithAsync<PortfolioService, IReadOnlyDictionary<Guid, decimal>>(service => service.ExpectedAsync(plan, default));

    private static async Task<IReadOnlyList<(int Number, decimal Points)>> NumbersAsync(RoundScenario scenario, Guid plan, IReadOnlyDictionary<Guid, decimal> points, params int[] numbers)
    {
        var actions = await scenario.Database.QueryAsync(
            scenario.OrganisationId, db => db.PlanActions.Where(action => action.PlanId == plan && numbers.Contains(action.Number)).OrderBy(action => action.Number).ToListAsync());
        return [.. actions.Where(action => points.ContainsKey(action.Id)).Select(action => (action.Number, points[action.Id]))];
    }

    private static Task<Guid> PlanAsync(RoundScenario scenario, Guid? evaluation, Guid? round) => SuggestionServiceTests.PlanAsync(scenario, evaluation, round, owners: 3);

    private static Task<PortfolioView?> LoadAsync(RoundScenario scenario, Guid plan) =>
        scenario.WithAsync<PortfolioService, PortfolioView?>(service => service.LoadAsync(plan, default));

    private static Task<int> ChangeAsync(RoundScenario scenario, Guid plan, int number, Action<PlanAction> change) => scenario.Database.QueryAsync(scenario.OrganisationId, async db =>
    {
        change(await db.PlanActions.SingleAsync(action => action.PlanId == plan && action.Number == number));
        return await db.SaveChangesAsync();
    });
}
