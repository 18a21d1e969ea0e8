using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

public sealed class ScenarioServiceTests
{
    private static readonly int[] Five = [1, 2, 3, 4, 5];

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task AsOf_RatedAnew_MovesTheLastEstimateByThatSubArea(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (round, plan) = await ClosedAsync(database, Five);
        // 1.1 has 20 points and stood at level 2 (0.45); now level 4 (0.80).
        var id = await ReportAsync(round, plan, 1, ("1.1.a", 4));

        var view = await AsOfAsync(round, id);

        Assert.Equal(round.RoundId, view.Round!.Round.Id);
        Assert.Equal(360m, view.Scenario!.Total.Estimate);
        Assert.Equal(367m, Math.Round(view.Scenario.Total.Scenario!.Value, 6));
        Assert.Equal(("Ägare 1", "1.1.a"), view.Said.Select(said => (said.Owner, said.Question)).Single());
        Assert.Equal(0, view.Older);
        // It is nowhere stored, and the estimate is what it was.
        var after = (RoundResult)await round.WithAsync<ResultService, ResultView>(results => results.LoadAsync(round.RoundId, default));
        Assert.Equal(360m, after.Disclosed[Domain.Scoring.Part.Total, Domain.Scoring.Slice.All].Value.Points);
        Assert.True(after.Snapshot.Intact);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AsOf_WithheldTotal_WithholdsTheScenario(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (round, plan) = await ClosedAsync(database, [1, 2, 3, 4]);
        var id = await ReportAsync(round, plan, 1, ("1.1.a", 5));

        var view = await AsOfAsync(round, id);

        Assert.Equal((null, null, CellState.Withheld), (view.Scenario!.Total.Estimate, view.Scenario.Total.Scenario, view.Scenario.Total.State));
        Assert.All(view.Scenario.SubAreas, own => Assert.Null(own.Scenario));
        Assert.Equal(ScenarioUse.SubAreaNotShown, view.Scenario.Questions.Single().Use);
    }

    [Fact]
    public async Task AsOf_OpenRound_TellsNothingOfIt()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var round = await RoundScenario.CreateAsync(database);
        await round.AskAsync(RoleGroups.Managers, Five, (_, _) => 5);
        var plan = await PlanAsync(round);
        var id = await ReportAsync(round, plan, 1, ("1.1.a", 4));

        var view = await AsOfAsync(round, id);

        Assert.Equal((null, null, 1), (view.Round, view.Scenario, view.Older));
    }

    [Fact]
    public async Task AsOf_NewerRoundOpen_StaysWithTheOneThatClosed()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (round, plan) = await ClosedAsync(database, Five);
        database.Clock.Advance(TimeSpan.FromDays(1));
        var next = await round.AnotherAsync(RoundScenario.Content with { Name = "Nästa" });
        await next.AskAsync(RoleGroups.Managers, Five, (_, _) => 5);
        var id = await ReportAsync(round, plan, 2, ("1.1.a", 4));

        Assert.Equal(round.RoundId, (await AsOfAsync(round, id)).Round!.Round.Id);
    }

    [Fact]
    public async Task AsOf_SaidBeforeTheRoundClosedOrSaidAnewSince_DoesNotCount()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (round, plan) = await ClosedAsync(database, Five);
        await ReportAsync(round, plan, -20, ("1.1.a", 5));
        var first = await ReportAsync(round, plan, 1, ("1.1.a", 1));
        var second = await ReportAsync(round, plan, 12, ("1.1.a", 4));

        var view = await AsOfAsync(round, second);
        Assert.Equal(367m, Math.Round(view.Scenario!.Total.Scenario!.Value, 6));
        Assert.Equal(2, view.Older);
        // A follow-up keeps telling what was known by then: level 1 is 0.25, so 0.20 of 20 points less.
        Assert.Equal(356m, Math.Round((await AsOfAsync(round, first)).Scenario!.Total.Scenario!.Value, 6));
    }

    [Fact]
    public async Task AsOf_AnotherMunicipalitysOrSkipped_IsNotThere()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (round, plan) = await ClosedAsync(database, Five);
        var id = await ReportAsync(round, plan, 1, ("1.1.a", 4));
        var skipped = await database.QueryAsync(round.OrganisationId, db => ReportedScene.SkipAsync(db, plan.PlanId, Today(round).AddDays(40)));
        var other = await RoundScenario.NewOrganisationAsync(database, "annan");

        Assert.Null(await database.WithAsync(other, (ScenarioService scenarios) => scenarios.AsOfAsync(id, default)));
        Assert.Null(await round.WithAsync((ScenarioService scenarios) => scenarios.AsOfAsync(skipped, default)));
    }

    private static async Task<(RoundScenario Round, PlanScene Plan)> ClosedAsync(TestDatabase database, IReadOnlyList<int> people)
    {
        var round = await RoundScenario.CreateAsync(database);
        await round.AskAsync(RoleGroups.Managers, people, (_, _) => 2);
        await round.CloseAsync();
        return (round, await PlanAsync(round));
    }

    private static Task<PlanScene> PlanAsync(RoundScenario round) => round.Database.QueryAsync(round.OrganisationId, db => PlanScene.AddAsync(db, Today(round)));

    private static DateOnly Today(RoundScenario round) => App.Rounds.StockholmDays.Today(round.Database.Clock);

    /// <summary>The first owner rates; submitted a day after the follow-up opened.</summary>
    private static Task<Guid> ReportAsync(RoundScenario round, PlanScene plan, int days, (string, int) rating) =>
        round.Database.QueryAsync(round.OrganisationId, db => ReportedScene.AddAsync(db, plan.PlanId, Today(round).AddDays(days), true, (action, report) =>
        {
            if (action.Number == 1)
            {
                report.Says(ActionStatus.InProgress, 50, rating);
            }
        }));

    private static async Task<ScenarioView> AsOfAsync(RoundScenario round, Guid id) =>
        (await round.WithAsync((ScenarioService scenarios) => scenarios.AsOfAsync(id, default)))!;
}
