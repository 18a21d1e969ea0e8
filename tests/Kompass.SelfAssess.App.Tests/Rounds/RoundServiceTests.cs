using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class RoundServiceTests
{
    private static readonly RoundContent Content = RoundScenario.Content;

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    public static TheoryData<string, RoundContent, RefusalCode> Faults => new()
    {
        { "no name", Content with { Name = "  " }, RefusalCode.NameMissing },
        { "long name", Content with { Name = new string('x', 121) }, RefusalCode.NameTooLong },
        { "unknown edition", Content with { EditionKey = "2031" }, RefusalCode.EditionUnknown },
        { "edition without questions", Content with { EditionKey = "2016" }, RefusalCode.EditionNotAssessable },
        { "minimum below five", Content with { MinimumGroup = 4 }, RefusalCode.MinimumGroupTooLow },
        { "no group", Content with { Groups = [] }, RefusalCode.GroupsMissing },
        { "unknown group", Content with { Groups = [new RoundGroupChoice("citizens", [])] }, RefusalCode.GroupUnknown },
        { "a group twice", Content with { Groups = [new RoundGroupChoice("elected", []), new RoundGroupChoice("elected", [1])] }, RefusalCode.GroupTwice },
        { "unknown area", Content with { Groups = [new RoundGroupChoice("elected", [9])] }, RefusalCode.AreaUnknown },
        { "a unit twice", Content with { Units = ["Skola", "skola "] }, RefusalCode.UnitTwice },
        { "a unit without a name", Content with { Units = [" "] }, RefusalCode.UnitNameMissing },
        { "a unit with a long name", Content with { Units = [new string('x', 121)] }, RefusalCode.UnitNameTooLong },
        { "dates the wrong way round", Content with { ClosesOn = Content.OpensOn.AddDays(-1) }, RefusalCode.ClosesBeforeOpens },
        { "target of nothing", Content with { TargetPercent = 0 }, RefusalCode.TargetOutOfRange },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Create_FaultyContent_IsRefusedWithItsReason(string what, RoundContent content, RefusalCode expected)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");

        var outcome = await database.WithAsync<RoundService, Outcome<Guid>>(organisation, s => s.CreateAsync(new CreateRound(content), default));

        Assert.False(outcome.Done, what);
        Assert.Equal(expected, Assert.Single(outcome.Refusals).Code);
        Assert.Equal(0, await database.QueryAsync(organisation, db => db.Rounds.CountAsync()));
    }

    [Fact]
    public async Task Create_SeveralFaults_AreAllTold()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");

        var outcome = await database.WithAsync<RoundService, Outcome<Guid>>(
            organisation, s => s.CreateAsync(new CreateRound(Content with { Name = "", MinimumGroup = 3, Groups = [] }), default));

        Assert.Equal(
            [RefusalCode.NameMissing, RefusalCode.MinimumGroupTooLow, RefusalCode.GroupsMissing], outcome.Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public async Task Create_DepthWithoutQuestions_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");
        var shipped = await database.WithAsync<EditionCatalogue, StoredEdition?>(null, catalogue => catalogue.FindAsync("2020-v2", default));
        await database.WithAsync<EditionImport, EditionImportResult>(
            null, import => import.ImportAsync(EditionFile.Write(shipped!.Edition.CoreOnly() with { Key = "core-only" }), default));

        var outcome = await database.WithAsync<RoundService, Outcome<Guid>>(
            organisation, s => s.CreateAsync(new CreateRound(Content with { EditionKey = "core-only", Depth = RoundDepth.Full }), default));

        Assert.Equal(RefusalCode.DepthNotOffered, Assert.Single(outcome.Refusals).Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Create_WithUnions_LetsThemInByOpenLinkOnly(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(
            database, Content with { Groups = [new RoundGroupChoice(RoleGroups.Unions, [7, 3]), new RoundGroupChoice(RoleGroups.Elected, [])] });

        var groups = await database.QueryAsync(
            scenario.OrganisationId, db => db.RoundGroups.Include(g => g.Areas).OrderBy(g => g.Position).ToListAsync());

        Assert.Equal([RoleGroups.Elected, RoleGroups.Unions], groups.Select(g => g.Key));
        Assert.Equal([false, true], groups.Select(g => g.OpenLinkOnly));
        Assert.Equal([3, 7], groups[1].Areas.Select(a => a.AreaNumber).Order());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_Draft_TakesTheNewContentAndRaisesTheVersion(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 1);

        var changed = Content with
        {
            Name = "Ny runda",
            Groups = [new RoundGroupChoice(RoleGroups.Managers, [2, 4]), new RoundGroupChoice(RoleGroups.Companies, [])],
            Units = ["Vård", "Bolaget"],
            Anonymity = Anonymity.Named,
        };
        var outcome = await scenario.WithAsync<RoundService, Outcome<int>>(s => s.ChangeAsync(new ChangeRound(scenario.RoundId, 1, changed), default));

        Assert.Equal(2, outcome.Value);
        var round = await database.QueryAsync(
            scenario.OrganisationId, db => db.Rounds.Include(r => r.Groups).ThenInclude(g => g.Areas).Include(r => r.Units).SingleAsync(r => r.Id == scenario.RoundId));
        Assert.Equal(("Ny runda", Anonymity.Named, 2), (round.Name, round.Anonymity, round.Version));
        Assert.Equal([RoleGroups.Managers, RoleGroups.Companies], round.Groups.OrderBy(g => g.Position).Select(g => g.Key));
        Assert.Equal([2, 4], round.Groups.Single(g => g.Key == RoleGroups.Managers).Areas.Select(a => a.AreaNumber).Order());
        Assert.Equal(["Vård", "Bolaget"], round.Units.OrderBy(u => u.Position).Select(u => u.Name));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Create_SameIdAtOnce_MakesOneRound(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var organisation = await RoundScenario.NewOrganisationAsync(database, "ekby");
        var command = new CreateRound(Content, Guid.NewGuid());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            database.WithAsync<RoundService, Outcome<Guid>>(organisation, s => s.CreateAsync(command, default)))));

        Assert.All(outcomes, outcome => Assert.Equal(command.Id, outcome.Value));
        Assert.Equal(1, await database.QueryAsync(organisation, db => db.Rounds.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Create_IdOfAnotherOrganisation_LeavesItsRoundAlone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var theirs = await RoundScenario.CreateAsync(database);
        var ours = await RoundScenario.NewOrganisationAsync(database, "vikby");

        var outcome = await database.WithAsync<RoundService, Outcome<Guid>>(ours, s => s.CreateAsync(new CreateRound(Content, theirs.RoundId), default));

        Assert.True(outcome.Done);
        Assert.NotEqual(theirs.RoundId, outcome.Value);
        Assert.Equal(1, await database.QueryAsync(theirs.OrganisationId, db => db.Rounds.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_SentTwice_IsDoneOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        var change = new ChangeRound(scenario.RoundId, 1, Content with { Name = "Ny", Units = ["Vård", "Skola"], Groups = [new RoundGroupChoice(RoleGroups.Managers, [4, 2])] });

        var first = await scenario.WithAsync<RoundService, Outcome<int>>(s => s.ChangeAsync(change, default));
        var second = await scenario.WithAsync<RoundService, Outcome<int>>(s => s.ChangeAsync(change, default));

        Assert.Equal((2, 2), (first.Value, second.Value));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_OldVersion_IsRefusedAndChangesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        var first = new ChangeRound(scenario.RoundId, 1, Content with { Name = "Först" });
        await scenario.WithAsync<RoundService, Outcome<int>>(s => s.ChangeAsync(first, default));

        var second = await scenario.WithAsync<RoundService, Outcome<int>>(
            s => s.ChangeAsync(first with { Content = Content with { Name = "Sedan" } }, default));

        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single(second.Refusals).Code);
        Assert.Equal("Först", await database.QueryAsync(scenario.OrganisationId, db => db.Rounds.Select(r => r.Name).SingleAsync()));
    }

    [Fact]
    public async Task Change_GroupOrUnitOfSomebodyInvited_CannotGo()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 1);

        var outcome = await scenario.WithAsync<RoundService, Outcome<int>>(s => s.ChangeAsync(
            new ChangeRound(scenario.RoundId, 1, Content with { Groups = [new RoundGroupChoice(RoleGroups.Elected, [])], Units = [] }), default));

        Assert.Equal(
            [new Refused(RefusalCode.GroupHasParticipants, RoleGroups.Managers), new Refused(RefusalCode.UnitHasParticipants, "Vård")], outcome.Refusals);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_AfterOpening_IsLockedForEveryone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 1);
        await scenario.OpenAsync();

        var outcome = await scenario.WithAsync<RoundService, Outcome<int>>(
            s => s.ChangeAsync(new ChangeRound(scenario.RoundId, 2, Content with { Anonymity = Anonymity.Named }), default));

        Assert.Equal(RefusalCode.Locked, Assert.Single(outcome.Refusals).Code);
        Assert.Equal(Anonymity.Anonymous, await database.QueryAsync(scenario.OrganisationId, db => db.Rounds.Select(r => r.Anonymity).SingleAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task DeleteDraft_WithPeopleOnTheList_LeavesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 3);
        await scenario.WithAsync<ParticipantService, Outcome<Uri>>(s => s.MintLinkAsync(scenario.Participants[0], default));

        Assert.Null(await scenario.WithAsync<RoundService, Refused?>(s => s.DeleteDraftAsync(scenario.RoundId, default)));

        Assert.Equal(0, await database.QueryAsync(scenario.OrganisationId, async db =>
            await db.Rounds.CountAsync() + await db.RoundGroups.CountAsync() + await db.RoundUnits.CountAsync()
            + await db.Participants.CountAsync() + await db.ParticipantLinks.CountAsync()));
    }
}
