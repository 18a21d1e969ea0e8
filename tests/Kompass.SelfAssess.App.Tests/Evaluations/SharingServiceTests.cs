using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Tests.Consensus;
using Kompass.SelfAssess.App.Tests.Organisations;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

public sealed class SharingServiceTests
{
    private static readonly Part SubArea11 = Part.SubArea("1.1");

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Set_OnAndOff_CopiesWhatIsConfirmedAndTakesItAway(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        await scene.ConfirmAsync();
        Assert.Empty(await StoredAsync(database));

        await SetAsync(database, scene.Scenario.OrganisationId, true);

        var shared = Assert.Single(await StoredAsync(database));
        Assert.Equal(
            (scene.Scenario.OrganisationId, scene.RoundId, "ekby kommun", "2020-v2", false, 420m),
            (shared.OrganisationId, shared.RoundId, shared.Municipality, shared.Edition, shared.Simulated, shared.Total));
        Assert.Equal((await scene.ResultAsync()).Snapshot.TakenUtc, shared.ConfirmedUtc);
        Assert.Equal((8, 36), (shared.Parts.Count(part => part.SubAreaCode is null), shared.Parts.Count(part => part.SubAreaCode is not null)));
        // Half at 25 %, half at 80 %.
        Assert.Equal(10.5m, shared.Parts.Single(part => part.SubAreaCode == "1.1").Points);

        await SetAsync(database, scene.Scenario.OrganisationId, true);
        Assert.Single(await StoredAsync(database));
        await SetAsync(database, scene.Scenario.OrganisationId, false);
        Assert.Empty(await StoredAsync(database));
        Assert.Equal(0, await database.QueryAsync(null, db => db.Set<SharedEstimatePart>().CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Confirm_WhileSharing_IsCopied_AndReplacedWhenConfirmedAgain(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        await SetAsync(database, scene.Scenario.OrganisationId, true);
        Assert.Empty(await StoredAsync(database));

        await scene.ConfirmAsync();
        var first = Assert.Single(await StoredAsync(database));
        await scene.ReopenAsync();
        await scene.DecideAsync(SubArea11, level: 5);
        // What is being decided anew is nobody's business yet.
        Assert.Equal(first.Id, Assert.Single(await StoredAsync(database)).Id);
        database.Clock.Advance(TimeSpan.FromDays(2));
        await scene.ConfirmAsync();

        var second = Assert.Single(await StoredAsync(database));
        Assert.Equal((420m, 429.5m), (first.Total!.Value, second.Total!.Value));
        Assert.Equal(first.ConfirmedUtc.AddDays(2), second.ConfirmedUtc);
        Assert.Equal(44, await database.QueryAsync(null, db => db.Set<SharedEstimatePart>().CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Set_WhileARoundIsReopened_SharesTheVersionThatStands(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        await scene.ConfirmAsync();
        await scene.ReopenAsync();
        await scene.DecideAsync(SubArea11, level: 5);

        await SetAsync(database, scene.Scenario.OrganisationId, true);

        Assert.Equal(420m, Assert.Single(await StoredAsync(database)).Total);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Confirm_WhileTheSettingIsTurnedOff_LeavesNothingBehind(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        await SetAsync(database, scene.Scenario.OrganisationId, true);

        var confirming = scene.ConfirmAsync();
        await SetAsync(database, scene.Scenario.OrganisationId, false);

        Assert.Null(await confirming);
        Assert.Empty(await StoredAsync(database));
    }

    [Fact]
    public async Task Set_RoundThatIsNotConfirmed_IsNotShared()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.SplitAsync(database);

        await SetAsync(database, scene.Scenario.OrganisationId, true);

        Assert.Empty(await StoredAsync(database));
    }

    [Fact]
    public async Task Copy_WithheldNumbers_AreAbsent_AndWhatIsThereIsWhatEverybodySees()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.OpenAsync(database, RoundDepth.Quick, (RoleGroups.Managers, 7));
        foreach (var (participant, index) in scene.Scenario.Participants.Select((participant, index) => (participant, index)))
        {
            // Three of seven say something of 1.1, which is too few.
            await scene.Scenario.AnswerAsync(participant, code => code.StartsWith("1.1", StringComparison.Ordinal) && index > 2 ? AnswerValue.DontKnow : (AnswerValue)(index % 6));
            await scene.Scenario.SubmitAsync(participant);
        }

        await scene.Scenario.CloseAsync();
        await scene.ConfirmAsync();
        await SetAsync(database, scene.Scenario.OrganisationId, true);

        var shared = Assert.Single(await StoredAsync(database));
        var shown = (await scene.ResultAsync()).Disclosed;
        Assert.Equal(CellState.Withheld, shown[SubArea11, Slice.All].State);
        Assert.DoesNotContain(shared.Parts, part => part.SubAreaCode == "1.1");
        var copied = shared.Parts.ToDictionary(part => part.SubAreaCode is { } code ? Part.SubArea(code) : Part.Area(part.Area), part => part.Points);
        var visible = shown.Cells.Where(cell => cell.Shown && cell.Value.Key.Slice == Slice.All && cell.Value.Key.Part.Kind is (PartKind.Area or PartKind.SubArea))
            .Select(cell => cell.Value.Key.Part).ToHashSet();
        Assert.True(visible.SetEquals(copied.Keys));
        Assert.All(copied, own => Assert.Equal(Math.Round(shown[own.Key, Slice.All].Value.Points!.Value, 1, MidpointRounding.AwayFromZero), own.Value));
        Assert.Equal(shown[Part.Total, Slice.All].Shown, shared.Total is not null);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SharedEstimates_OtherOrganisation_SeesThemOnlyWhileBothShare(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.SplitAsync(database);
        await scene.ConfirmAsync();
        var owner = scene.Scenario.OrganisationId;
        var reader = await RoundScenario.NewOrganisationAsync(database, "granby");

        await SetAsync(database, owner, true);
        Assert.Equal(0, await CountAsync(database, reader));
        Assert.Equal(0, await CountAsync(database, null));
        Assert.Equal((1, 0), (await CountAsync(database, owner), (await ViewAsync(database, owner)).Others));

        await SetAsync(database, reader, true);
        Assert.Equal(1, await CountAsync(database, reader));
        Assert.Equal((true, 0, 1), await SummaryAsync(reader));
        Assert.Equal((true, 1, 0), await SummaryAsync(owner));
        // Nothing else of the other is to be read, and its copy is not to be changed.
        Assert.Equal((0, 0, 0), await database.QueryAsync(reader, async db => (await db.Rounds.CountAsync(), await db.Snapshots.CountAsync(), await db.EstimateCells.CountAsync())));
        await Assert.ThrowsAsync<TenantViolationException>(() => database.QueryAsync(reader, async db =>
        {
            (await db.SharedEstimates.SingleAsync()).Total = 800;
            return await db.SaveChangesAsync();
        }));

        await SetAsync(database, reader, false);
        Assert.Equal(0, await CountAsync(database, reader));
        Assert.Equal(1, await CountAsync(database, owner));

        async Task<(bool, int, int)> SummaryAsync(int organisation)
        {
            var view = await ViewAsync(database, organisation);
            return (view.On, view.Rounds.Count, view.Others);
        }
    }

    [Fact]
    public async Task SharedEstimate_OfADemo_IsMarked_AndFollowsTheMunicipalitysName()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.SplitAsync(database);
        var owner = scene.Scenario.OrganisationId;
        await database.QueryAsync(null, db => db.Organisations.Where(o => o.Id == owner).ExecuteUpdateAsync(set => set.SetProperty(o => o.Simulated, true)));
        await SetAsync(database, owner, true);
        await scene.ConfirmAsync();

        Assert.Null(await database.WithAsync<OrganisationService, AccountFault?>(null, s => s.RenameAsync(owner, "Ekby", default)));

        var shared = Assert.Single(await StoredAsync(database));
        Assert.Equal((true, "Ekby"), (shared.Simulated, shared.Municipality));
    }

    private static Task<Refused?> SetAsync(TestDatabase database, int organisation, bool on) =>
        database.WithAsync<SharingService, Refused?>(organisation, service => service.SetAsync(on, default));

    private static Task<SharingView> ViewAsync(TestDatabase database, int organisation) =>
        database.WithAsync<SharingService, SharingView>(organisation, service => service.LoadAsync(default));

    private static Task<int> CountAsync(TestDatabase database, int? reader) => database.QueryAsync(reader, db => db.SharedEstimates.CountAsync());

    /// <summary>Every row there is, whosever.</summary>
    private static Task<List<SharedEstimate>> StoredAsync(TestDatabase database) => database.QueryAsync(
        null, db => db.SharedEstimates.IgnoreQueryFilters([KompassDbContext.TenantFilter]).AsNoTracking().Include(shared => shared.Parts).ToListAsync());
}
