using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans;

public sealed class SuggestionServiceTests
{
    private static readonly ActionAuthor Anna = new(null, "Anna Lindqvist", ActionChangeSource.Suggestion);

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_OwnEvaluationAndClosedRound_SuggestsFromBoth(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.AskAsync(RoleGroups.Managers, Enumerable.Range(1, 6), (_, code) => code.StartsWith("7.4", StringComparison.Ordinal) ? 1 : 4);
        await scenario.CloseAsync();
        var task = await AddTaskAsync(scenario, "1.2");
        var plan = await PlanAsync(scenario, await OwnEvaluationAsync(scenario), scenario.RoundId);

        var view = (await LoadAsync(scenario, plan))!;

        // 45 improvement points and 6 recommendations; 1.4 is at half of its points.
        var published = view.List.Ranked.Concat(view.List.Answered).Single(one => one.Code == "1.4.d");
        Assert.Equal((StandingBasis.Official, 0.5), (published.Standing.Basis, published.Standing.Share));
        Assert.Contains(published.Sources, source => source.Kind == SuggestionSourceKind.Improvement && source.Text.StartsWith("Utveckla redovisning", StringComparison.Ordinal));
        // Nobody but the municipality itself has a word on 7.4: 60 % officially, level 1 in its own eyes.
        var gap = view.List.Ranked.Single(one => one.Code == "7.4.a");
        Assert.Equal((true, 0.25), (gap.Sources.All(source => source.Kind == SuggestionSourceKind.Gap), gap.EstimatedShare));
        Assert.Equal([task], view.List.Ranked.Single(one => one.Code == "1.2.a").Sources.Where(source => source.Kind == SuggestionSourceKind.OpenTask).Select(source => source.Id!.Value));
        Assert.DoesNotContain(view.List.Ranked.SelectMany(one => one.Sources), source => source.Text.StartsWith("Bra systematik", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_OpenRound_TellsNothingOfIt(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.AskAsync(RoleGroups.Managers, Enumerable.Range(1, 6), (_, _) => 1);
        await AddTaskAsync(scenario, "1.2");
        var plan = await PlanAsync(scenario, null, scenario.RoundId);

        var view = (await LoadAsync(scenario, plan))!;

        Assert.IsType<ResultNotYet>(view.Ground.Round);
        Assert.Empty(view.Ground.Standings.Estimated);
        Assert.Empty(view.Ground.Standings.EstimatedQuestions);
        Assert.Empty(view.List.Ranked);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_WithheldSubArea_GivesNoSuggestionByNumber(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        // Six answer, but only two of them know anything of area 7.
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 6);
        await scenario.OpenAsync();
        foreach (var (person, number) in scenario.Participants.Select((person, number) => (person, number)))
        {
            await scenario.AnswerAsync(person, code => code.StartsWith('7') && number < 4 ? AnswerValue.DontKnow : AnswerValue.Level1);
            await scenario.SubmitAsync(person);
        }

        await scenario.CloseAsync();
        var plan = await PlanAsync(scenario, null, scenario.RoundId);

        var view = (await LoadAsync(scenario, plan))!;

        var result = view.Ground.Result!;
        Assert.False(result.Disclosed[Part.SubArea("7.1"), Slice.All].Shown);
        Assert.DoesNotContain(view.List.Ranked, one => one.Step.SubArea.AreaNumber == 7);
        Assert.Contains(view.List.Ranked, one => one.Step.SubArea.Code == "1.1");
        Assert.All(view.Ground.Standings.Estimated, own => Assert.True(result.Disclosed[Part.SubArea(own.Key), Slice.All].Shown));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_AnothersEvaluationOrPlan_IsNever(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        var neighbour = await RoundScenario.CreateAsync(database, slug: "grannby");
        var theirs = await OwnEvaluationAsync(neighbour);
        var published = await database.QueryAsync(null, db => db.Evaluations.Where(own => own.SeedKey == "karlskoga-2022" && own.OrganisationId == null).Select(own => own.Id).SingleAsync());

        foreach (var evaluation in new[] { theirs, published })
        {
            var view = (await LoadAsync(scenario, await PlanAsync(scenario, evaluation, null)))!;
            Assert.Null(view.Ground.Evaluation);
            Assert.Empty(view.List.Ranked);
            Assert.Empty(view.List.Unplaced);
        }

        var plan = await PlanAsync(neighbour, theirs, null);
        Assert.Null(await LoadAsync(scenario, plan));
        var refused = await scenario.WithAsync<SuggestionService, Outcome<IReadOnlyList<CreatedAction>>>(service => service.AddAsync(plan, ["1.4.d"], false, Anna, default));
        Assert.Equal(RefusalCode.NotFound, refused.Refusals.Single().Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task AddAsync_Chosen_MakesActionsThatNameWhatTheyAnswer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        var plan = await PlanAsync(scenario, await OwnEvaluationAsync(scenario), null);

        var added = await AddAsync(scenario, plan, ["1.4.d", "4.2.d"], joined: false);

        Assert.True(added.Done);
        Assert.Equal([1, 2], added.Value.Select(action => action.Number));
        var action = await ActionAsync(scenario, plan, "1.4.d");
        Assert.Equal("Utveckla redovisning av uppnådda kvalitativa resultat och måluppfyllelse på webbsidan", action.Title);
        Assert.Equal(("1.4", "1.4.d", 2, 3), (action.Targets[0].SubAreaCode, action.Targets[0].QuestionCode, action.Targets[0].FromLevel, action.Targets[0].ToLevel));
        Assert.Equal(PlanAssumptions.Default.StepDays[2], action.EffortDays);
        Assert.Null(action.ExpectedGain);
        Assert.NotNull(action.Findings.Single().FindingId);
        Assert.Equal(
            [ActionChangeSource.Suggestion],
            await database.QueryAsync(scenario.OrganisationId, db => db.ActionChanges.Where(change => change.ActionId == action.Id).Select(change => change.Source).Distinct().ToListAsync()));

        var after = (await LoadAsync(scenario, plan))!;
        Assert.Equal([action.Number], after.List.Answered.Single(one => one.Code == "1.4.d").AnsweredBy);
        Assert.Equal(RefusalCode.SuggestionGone, (await AddAsync(scenario, plan, ["1.4.d"], joined: false)).Refusals.Single().Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task AddAsync_Joined_IsOneActionOfSeveralSubAreas(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        var plan = await PlanAsync(scenario, await OwnEvaluationAsync(scenario), null);

        var added = await AddAsync(scenario, plan, ["1.4.d", "5.4.d"], joined: true, content => content with { Title = "Resultat på webben" });

        Assert.Single(added.Value!);
        var action = await ActionAsync(scenario, plan, "1.4.d");
        Assert.Equal(("Resultat på webben", 2), (action.Title, action.Findings.Count));
        Assert.Equal(["1.4.d", "5.4.d"], action.Targets.Select(target => target.QuestionCode).Order());
        Assert.Equal(2 * PlanAssumptions.Default.StepDays[2], action.EffortDays);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task AddAsync_OneRefused_AddsNone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        var plan = await PlanAsync(scenario, await OwnEvaluationAsync(scenario), null);

        var added = await AddAsync(scenario, plan, ["1.4.d", "4.2.d"], false, content => content.Targets[0].SubAreaCode == "4.2" ? content with { Title = "" } : content);

        Assert.Equal(RefusalCode.TitleMissing, added.Refusals.Single().Code);
        Assert.Equal(0, await database.QueryAsync(scenario.OrganisationId, db => db.PlanActions.CountAsync(action => action.PlanId == plan)));
    }

    [Fact]
    public async Task AddAsync_TheSameAtTheSameTime_IsAddedOnce()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var scenario = await RoundScenario.CreateAsync(database);
        var plan = await PlanAsync(scenario, await OwnEvaluationAsync(scenario), null);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => AddAsync(scenario, plan, ["1.4.d"], joined: false))));

        Assert.Single(both, outcome => outcome.Done);
        Assert.Equal(1, await database.QueryAsync(scenario.OrganisationId, db => db.PlanActions.CountAsync(action => action.PlanId == plan)));
    }

    internal static Task<Guid> PlanAsync(RoundScenario scenario, Guid? evaluation, Guid? round, int owners = 0) => scenario.Database.QueryAsync(scenario.OrganisationId, async db =>
        (await PlanScene.AddAsync(db, new DateOnly(2026, 11, 24), owners, plan => (plan.EvaluationId, plan.RoundId) = (evaluation, round))).PlanId);

    /// <summary>The published evaluation of Karlskoga 2022 as the municipality's own.</summary>
    internal static Task<Guid> OwnEvaluationAsync(RoundScenario scenario) => scenario.Database.QueryAsync(scenario.OrganisationId, async db =>
    {
        var published = await db.Evaluations.AsNoTracking().AsSplitQuery().Include(own => own.Scores).Include(own => own.Findings)
            .SingleAsync(own => own.SeedKey == "karlskoga-2022" && own.OrganisationId == null);
        var own = new OfficialEvaluation
        {
            Id = Guid.NewGuid(),
            OrganisationId = scenario.OrganisationId,
            Municipality = "Ekby",
            Year = 2022,
            Month = 10,
            EditionId = published.EditionId,
            Source = "Rapport",
            Scores = [.. published.Scores.Select(score => new OfficialScore { Area = score.Area, SubAreaCode = score.SubAreaCode, Points = score.Points })],
            Findings =
            [
                .. published.Findings.OrderBy(finding => finding.Order).Select(finding => new OfficialFinding
                {
                    Order = finding.Order, Kind = finding.Kind, Area = finding.Area, SubAreaCode = finding.SubAreaCode, Text = finding.Text,
                }),
            ],
        };
        Assert.Contains(own.Findings, finding => finding.Kind == FindingKind.Improvement);
        db.Evaluations.Add(own);
        await db.SaveChangesAsync();
        return own.Id;
    });

    private static Task<int> AddTaskAsync(RoundScenario scenario, string subArea) => scenario.Database.QueryAsync(scenario.OrganisationId, async db =>
    {
        var task = new EvidenceTask
        {
            OrganisationId = scenario.OrganisationId,
            RoundId = scenario.RoundId,
            PartKind = PartKind.SubArea,
            PartCode = subArea,
            Text = "Ta reda på vad som gäller.",
            OwnerName = "Bo Ek",
            Version = 1,
        };
        db.EvidenceTasks.Add(task);
        await db.SaveChangesAsync();
        return task.Id;
    });

    private static Task<PlanSuggestions?> LoadAsync(RoundScenario scenario, Guid plan) =>
        scenario.WithAsync<SuggestionService, PlanSuggestions?>(service => service.LoadAsync(plan, default));

    private static Task<Outcome<IReadOnlyList<CreatedAction>>> AddAsync(
        RoundScenario scenario, Guid plan, string[] codes, bool joined, Func<ActionContent, ActionContent>? edit = null) =>
        scenario.WithAsync<SuggestionService, Outcome<IReadOnlyList<CreatedAction>>>(service => service.AddAsync(plan, codes, joined, Anna, default, edit));

    private static Task<PlanAction> ActionAsync(RoundScenario scenario, Guid plan, string question) => scenario.Database.QueryAsync(scenario.OrganisationId, db => db.PlanActions
        .AsNoTracking().Include(action => action.Targets).Include(action => action.Findings)
        .SingleAsync(action => action.PlanId == plan && action.Targets.Any(target => target.QuestionCode == question)));
}
