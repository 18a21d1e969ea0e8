using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Scoring;

public class SnapshotTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Load_OpenRound_TellsTheResponseRateAndNothingElse(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 6);
        await scenario.OpenAsync();
        await scenario.AnswerAndSubmitAllAsync();

        var view = Assert.IsType<ResultNotYet>(await LoadAsync(scenario));

        Assert.Equal((RoundState.Open, 6, 6), (view.Round.State, view.Rate.Invited, view.Rate.Submitted));
        Assert.Equal(0, await database.QueryAsync(scenario.OrganisationId, db => db.Snapshots.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Load_ClosedRound_GivesTheScorersNumbersBehindTheGate(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CloseAsync(database);

        var result = Assert.IsType<RoundResult>(await LoadAsync(scenario));

        var expected = await ScoredAsync(scenario);
        var shown = result.Disclosed.Cells.ToDictionary(cell => cell.Value.Key);
        Assert.Equal(expected.Cells.Select(cell => cell.Value.Key).ToHashSet(), shown.Keys.ToHashSet());
        foreach (var cell in expected.Cells)
        {
            AssertSame(cell, shown[cell.Value.Key]);
        }

        foreach (var question in result.Edition.QuestionsFor(RoundDepth.Quick))
        {
            var (wanted, got) = (expected.Distribution(question.Code), result.Disclosed.Distribution(question.Code));
            Assert.Equal((wanted.State, wanted.N, wanted.Reason), (got.State, got.N, got.Reason));
            Assert.Equal(wanted.Value.Take(9), got.Value.Take(9));
        }

        Assert.Equal((SnapshotKind.Raw, 18, 18, true), (result.Snapshot.Kind, result.Snapshot.Invited, result.Snapshot.Respondents, result.Snapshot.Intact));
        Assert.Contains(shown.Values, cell => cell.State == CellState.Withheld);
        Assert.Contains(shown.Values, cell => cell.Shown && cell.Value.Key == new CellKey(Part.Total, Slice.All) && cell.Value.Margin is not null);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Close_WithheldCells_AreStoredWithoutTheirNumbers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CloseAsync(database);

        var cells = await database.QueryAsync(scenario.OrganisationId, db => db.EstimateCells.Where(c => c.Withheld != null).ToListAsync());

        Assert.NotEmpty(cells);
        Assert.All(cells, cell => Assert.True(
            cell is { Points: null, RawPoints: null, Margin: null, Share: null, Disagreement: null, DontKnowShare: null, Contribution: null }));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Confirm_ClosedRound_StoresTheFinalNumbersBesideTheRawOnes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CloseAsync(database);
        var raw = Assert.IsType<RoundResult>(await LoadAsync(scenario));
        var user = await database.QueryAsync(null, async db =>
        {
            var eva = new AppUser { Id = Guid.NewGuid(), UserName = "eva", DisplayName = "Eva Berg" };
            db.Users.Add(eva);
            await db.SaveChangesAsync();
            return eva.Id;
        });
        database.Clock.Advance(TimeSpan.FromDays(2));
        await scenario.ConfirmAsync(user);

        var final = Assert.IsType<RoundResult>(await LoadAsync(scenario));

        Assert.Equal((RoundState.Confirmed, "Eva Berg"), (final.Round.State, final.Round.ConfirmedBy));
        Assert.Equal(SnapshotKind.Final, final.Snapshot.Kind);
        Assert.Equal(raw.Snapshot.TakenUtc.AddDays(2), final.Snapshot.TakenUtc);
        Assert.Equal(raw.Snapshot.Hash, final.Snapshot.Hash);
        Assert.Equal(2, await database.QueryAsync(scenario.OrganisationId, db => db.Snapshots.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Load_AnswersChangedAfterwards_StillTellsTheStoredNumbers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CloseAsync(database);
        var before = Assert.IsType<RoundResult>(await LoadAsync(scenario));
        await database.QueryAsync(scenario.OrganisationId, db => db.Answers.ExecuteUpdateAsync(set => set.SetProperty(a => a.Value, AnswerValue.Level5)));
        await database.QueryAsync(scenario.OrganisationId, db => db.Responses.ExecuteDeleteAsync());

        var after = Assert.IsType<RoundResult>(await LoadAsync(scenario));

        Assert.Equal(before.Disclosed[Part.Total, Slice.All].Value.Points, after.Disclosed[Part.Total, Slice.All].Value.Points);
        Assert.Equal(before.Snapshot.Hash, after.Snapshot.Hash);
        Assert.True(after.Snapshot.Intact);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Snapshot_Changed_IsRefusedByTheProgramAndSeenInTheHash(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CloseAsync(database);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.QueryAsync(scenario.OrganisationId, async db =>
        {
            var cell = await db.EstimateCells.FirstAsync(c => c.PartKind == PartKind.Total);
            cell.Points = 800;
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.QueryAsync(scenario.OrganisationId, async db =>
        {
            db.Remove(await db.Snapshots.SingleAsync());
            return await db.SaveChangesAsync();
        }));
        Assert.True(Assert.IsType<RoundResult>(await LoadAsync(scenario)).Snapshot.Intact);

        await database.QueryAsync(scenario.OrganisationId, db => db.EstimateCells
            .Where(c => c.PartKind == PartKind.Total && c.SliceKind == SliceKind.All).ExecuteUpdateAsync(set => set.SetProperty(c => c.Points, 800m)));
        Assert.False(Assert.IsType<RoundResult>(await LoadAsync(scenario)).Snapshot.Intact);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Close_NobodyHasAnswered_IsAResultWithoutNumbers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 2);
        await scenario.OpenAsync();
        await scenario.CloseAsync();

        var result = Assert.IsType<RoundResult>(await LoadAsync(scenario));

        Assert.Equal((2, 0), (result.Snapshot.Invited, result.Snapshot.Respondents));
        Assert.All(result.Disclosed.Cells, cell => Assert.NotEqual(CellState.Shown, cell.State));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Close_NamedRound_CountsSubmittedOnlyAndKeepsWhoseTheyAre(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Anonymity = Anonymity.Named });
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 7);
        await scenario.OpenAsync();
        foreach (var participant in scenario.Participants)
        {
            await scenario.AnswerAsync(participant, _ => AnswerValue.Level4);
        }

        foreach (var participant in scenario.Participants.Take(6))
        {
            await scenario.SubmitAsync(participant);
        }

        await scenario.CloseAsync();

        var result = Assert.IsType<RoundResult>(await LoadAsync(scenario));
        Assert.Equal(6, result.Snapshot.Respondents);
        Assert.Equal(0.8, result.Disclosed[Part.SubArea("1.1"), Slice.All].Value.Share!.Value, 12);
        Assert.Equal(7, await database.QueryAsync(scenario.OrganisationId, db => db.Responses.CountAsync(r => r.ParticipantId != null)));
    }

    [Fact]
    public async Task Close_SomethingFailsOnTheWay_LeavesTheRoundOpenAndEveryDraftThere()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 6);
        await scenario.OpenAsync();
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level2);

        // A snapshot that is there already breaks the storing of the next one, after drafts were deleted.
        await database.QueryAsync(scenario.OrganisationId, db =>
        {
            db.Snapshots.Add(new EstimateSnapshot { Id = Guid.NewGuid(), OrganisationId = scenario.OrganisationId, RoundId = scenario.RoundId, Kind = SnapshotKind.Raw, Hash = "" });
            return db.SaveChangesAsync();
        });

        await Assert.ThrowsAsync<DbUpdateException>(scenario.CloseAsync);

        var view = await scenario.LoadAsync(scenario.Participants[0]);
        Assert.Equal((RoundState.Open, AnswerValue.Level2), (view.RoundState, view.Answers["1.1.a"].Value));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Lists_MoreRows_AskNoMoreOften(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var few = await CommandsAsync(await ClosedOfAsync(database, "ekby", 5));
        var many = await CommandsAsync(await ClosedOfAsync(database, "granby", 25));

        Assert.Equal(few, many);
        Assert.All(many, count => Assert.InRange(count, 1, 8));

        async Task<int[]> CommandsAsync(RoundScenario scenario)
        {
            await LoadAsync(scenario);
            return
            [
                await CountAsync(() => LoadAsync(scenario)),
                await CountAsync(() => scenario.WithAsync<ParticipantService, IReadOnlyList<ParticipantRow>>(s => s.ListAsync(scenario.RoundId, default))),
                await CountAsync(() => scenario.WithAsync<ResponseRateService, ResponseRate?>(s => s.LoadAsync(scenario.RoundId, default))),
            ];
        }

        async Task<int> CountAsync(Func<Task> act)
        {
            database.Commands.Reset();
            await act();
            return database.Commands.Count;
        }
    }

    /// <summary>Three groups of which one is below the minimum, in three units.</summary>
    private static async Task<RoundScenario> CloseAsync(TestDatabase database)
    {
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 6);
        await scenario.InviteAsync(RoleGroups.Employees, "Vård", 9);
        await scenario.InviteAsync(RoleGroups.Elected, null, 3);
        await scenario.OpenAsync();
        await scenario.AnswerAndSubmitAllAsync();
        await scenario.CloseAsync();
        return scenario;
    }

    private static async Task<RoundScenario> ClosedOfAsync(TestDatabase database, string slug, int people)
    {
        var scenario = await RoundScenario.CreateAsync(database, slug: slug);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", people);
        await scenario.OpenAsync();
        await scenario.AnswerAndSubmitAllAsync();
        await scenario.CloseAsync();
        return scenario;
    }

    private static Task<ResultView> LoadAsync(RoundScenario scenario) => scenario.WithAsync<ResultService, ResultView>(s => s.LoadAsync(scenario.RoundId, default));

    /// <summary>The same answers scored and gated once more, straight from the rows.</summary>
    private static async Task<DisclosedEstimate> ScoredAsync(RoundScenario scenario)
    {
        await using var scope = scenario.Database.Scope(scenario.OrganisationId);
        var edition = (await scope.ServiceProvider.GetRequiredService<EditionCatalogue>().FindAsync("2020-v2", default))!;
        var instrument = new Instrument(edition.Edition, RoundDepth.Quick);
        var responses = await scope.ServiceProvider.GetRequiredService<ResponseMatrixReader>().ReadAsync(scenario.RoundId, instrument, edition, default);
        var estimate = Scorer.Estimate(instrument, responses, Weighting.Respondents, []);
        return new DisclosedEstimate(estimate, DisclosureGate.Plan(instrument, responses, estimate, 5));
    }

    private static void AssertSame(Disclosed<ScoreCell> expected, Disclosed<ScoreCell> stored)
    {
        Assert.Equal((expected.State, expected.N, expected.Reason), (stored.State, stored.N, stored.Reason));
        var (wanted, got) = (expected.Value, stored.Value);
        Assert.Equal((wanted.MaxPoints, wanted.N, wanted.LeastN, wanted.Asked, wanted.Consensus), (got.MaxPoints, got.N, got.LeastN, got.Asked, got.Consensus));
        Assert.Equal(Rounded(wanted.Points), Rounded(got.Points));
        Assert.Equal(Rounded(wanted.RawPoints), Rounded(got.RawPoints));
        Assert.Equal(Rounded(wanted.Margin), Rounded(got.Margin));
        Assert.Equal(Rounded(wanted.Share), got.Share);
        Assert.Equal(Rounded(wanted.Disagreement), got.Disagreement);
        Assert.Equal(Rounded(wanted.DontKnowShare), got.DontKnowShare);
        Assert.Equal(Rounded(wanted.Contribution), got.Contribution);
    }

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 12) : null;

    private static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 12) : null;
}
