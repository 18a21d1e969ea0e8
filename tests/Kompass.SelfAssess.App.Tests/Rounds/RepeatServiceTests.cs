using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public sealed class RepeatServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    private static readonly RoundContent Content = RoundScenario.Content with
    {
        Groups = [new RoundGroupChoice(RoleGroups.Elected, []), new RoundGroupChoice(RoleGroups.Managers, [1, 4]), new RoundGroupChoice(RoleGroups.Unions, [7])],
        Weighting = Weighting.GroupBalanced,
        MinimumGroup = 6,
        TargetPercent = 55,
        Reminders = false,
    };

    [Theory, MemberData(nameof(Providers))]
    public async Task Repeat_ClosedRound_MakesADraftWithTheSameContentAndPeople(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await ClosedAsync(database);
        await database.QueryAsync(scenario.OrganisationId, db => db.Participants.Where(p => p.Id == scenario.Participants[0])
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Language, "en")));
        await database.QueryAsync(scenario.OrganisationId, db => db.Participants.Where(p => p.Id == scenario.Participants[1])
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Withdrawn, true)));

        var proposal = await ProposeAsync(scenario);
        var repeated = await RepeatAsync(scenario, proposal.Content.Name);

        Assert.Equal((8, 1, false), (proposal.Participants, proposal.Left, proposal.Purged));
        Assert.Equal(("Självvärdering 2027", new DateOnly(2027, 11, 23), new DateOnly(2027, 12, 8)), (proposal.Content.Name, proposal.Content.OpensOn, proposal.Content.ClosesOn));
        var old = await RoundAsync(scenario, scenario.RoundId);
        var round = await RoundAsync(scenario, repeated.Value);
        Assert.Equal((RoundState.Draft, scenario.RoundId, old.EditionId), (round.State, round.RepeatsRoundId, round.EditionId));
        Assert.Equal(
            (old.Depth, old.Anonymity, old.Weighting, old.MinimumGroup, old.TargetPercent, old.Reminders),
            (round.Depth, round.Anonymity, round.Weighting, round.MinimumGroup, round.TargetPercent, round.Reminders));
        Assert.Equal(Shape(old), Shape(round));
        Assert.All(round.Groups, group => Assert.Null(group.OpenLinkHash));
        var people = await PeopleAsync(scenario, repeated.Value);
        Assert.Equal((await PeopleAsync(scenario, scenario.RoundId)).Where(person => person.Email != "person2@example.se"), people);
        Assert.Equal("en", people.Single(person => person.Email == "person1@example.se").Language);
        Assert.Equal(0, await database.QueryAsync(scenario.OrganisationId, db => db.Participants.CountAsync(p => p.RoundId == repeated.Value && (p.State != ParticipantState.NotStarted || p.Links.Count > 0))));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Repeat_SentTwice_MakesOneRoundAndBringsNobodyBack(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await ClosedAsync(database);
        var id = Guid.NewGuid();
        var both = await Task.WhenAll(RepeatAsync(scenario, "Ny", id), RepeatAsync(scenario, "Ny", id));
        var gone = await database.QueryAsync(scenario.OrganisationId, db => db.Participants.Where(p => p.RoundId == id).Select(p => p.Id).FirstAsync());
        await scenario.WithAsync<ParticipantChanges, Refused?>(people => people.RemoveAsync(gone, default));

        var third = await RepeatAsync(scenario, "Ny", id);

        Assert.All([.. both, third], outcome => Assert.Equal(id, outcome.Value));
        Assert.Equal(2, await database.QueryAsync(scenario.OrganisationId, db => db.Rounds.CountAsync()));
        Assert.Equal(8, (await PeopleAsync(scenario, id)).Count);
    }

    [Fact]
    public async Task Repeat_WithoutPeople_HasAnEmptyList()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await ClosedAsync(database);

        var repeated = await RepeatAsync(scenario, "Ny", people: false);

        Assert.Empty(await PeopleAsync(scenario, repeated.Value));
    }

    [Fact]
    public async Task Repeat_OpenRound_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);
        await (await scenario.InviteAsync(RoleGroups.Managers, "Skola", 1)).OpenAsync();

        Assert.Equal(RefusalCode.NotClosed, Assert.Single((await RepeatAsync(scenario, "Ny")).Refusals).Code);
    }

    [Fact]
    public async Task Repeat_AnotherMunicipalitysRound_IsNotFound()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await ClosedAsync(database);
        var other = await RoundScenario.NewOrganisationAsync(database, "annan");

        var outcome = await database.WithAsync<RepeatService, Outcome<Guid>>(other, repeats => repeats.RepeatAsync(Command(scenario, "Ny", Guid.NewGuid()), default));

        Assert.Equal(RefusalCode.NotFound, Assert.Single(outcome.Refusals).Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Repeat_AfterThePurge_BringsNobodyAndSaysSo(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await ClosedAsync(database);
        database.Clock.Advance(TimeSpan.FromDays(31 * 61));
        await using (var scope = database.Scope())
        {
            await ActivatorUtilities.CreateInstance<PurgeExpired>(scope.ServiceProvider).RunAsync(default);
        }

        var proposal = await ProposeAsync(scenario);
        var repeated = await RepeatAsync(scenario, proposal.Content.Name);

        Assert.Equal((0, true), (proposal.Participants, proposal.Purged));
        Assert.Empty(await PeopleAsync(scenario, repeated.Value));
        Assert.True(proposal.Content.OpensOn >= StockholmDays.Today(database.Clock));
    }

    [Fact]
    public async Task Propose_InstallationPromisesMoreByNow_AsksForThat()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await ClosedAsync(database);
        database.Services.GetRequiredService<IOptions<PrivacyOptions>>().Value.MinimumGroup = 8;

        Assert.Equal(8, (await ProposeAsync(scenario)).Content.MinimumGroup);
    }

    [Theory]
    [InlineData(false, 2, null)]
    [InlineData(true, 1, 2)]
    public async Task Propose_NewerVersion_IsTakenOnlyIfItAsksTheSame(bool otherQuestions, int expected, int? otherVersion)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await ClosedAsync(database);
        var shipped = (await database.WithAsync<EditionCatalogue, StoredEdition?>(null, catalogue => catalogue.FindAsync("2020-v2", default)))!.Edition;
        var changed = shipped with
        {
            Areas = [.. shipped.Areas.Select(area => area with
            {
                SubAreas = [.. area.SubAreas.Select(subArea => subArea with
                {
                    Questions = [.. subArea.Questions.Select(question => question.Code != "1.1.a" ? question
                        : otherQuestions ? question with { Text = question.Text + " Hur vet ni det?" } : question with { Why = question.Why + " Det märks." })],
                })],
            })],
        };
        var imported = await database.WithAsync<EditionImport, EditionImportResult>(null, import => import.ImportAsync(EditionFile.Write(changed), default));
        Assert.Empty(imported.Faults);

        var proposal = await ProposeAsync(scenario);

        var version = await database.QueryAsync(scenario.OrganisationId, db => db.Editions.Where(edition => edition.Id == proposal.EditionId).Select(edition => edition.Version).SingleAsync());
        Assert.Equal((expected, otherVersion), (version, proposal.OtherVersion));
    }

    private static async Task<RoundScenario> ClosedAsync(TestDatabase database)
    {
        var scenario = await RoundScenario.CreateAsync(database, Content);
        await scenario.InviteAsync(RoleGroups.Elected, null, 4);
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 5);
        await scenario.OpenAsync();
        await scenario.CloseAsync();
        return scenario;
    }

    private static RepeatRound Command(RoundScenario scenario, string name, Guid id, bool people = true) =>
        new(scenario.RoundId, id, name, new DateOnly(2027, 11, 23), new DateOnly(2027, 12, 8), people);

    private static async Task<RepeatProposal> ProposeAsync(RoundScenario scenario) =>
        (await scenario.WithAsync<RepeatService, Outcome<RepeatProposal>>(repeats => repeats.ProposeAsync(scenario.RoundId, default))).Value!;

    private static Task<Outcome<Guid>> RepeatAsync(RoundScenario scenario, string name, Guid? id = null, bool people = true) =>
        scenario.WithAsync<RepeatService, Outcome<Guid>>(repeats => repeats.RepeatAsync(Command(scenario, name, id ?? Guid.NewGuid(), people), default));

    private static Task<Round> RoundAsync(RoundScenario scenario, Guid id) => scenario.Database.QueryAsync(scenario.OrganisationId, db => db.Rounds.AsNoTracking()
        .Include(r => r.Groups).ThenInclude(g => g.Areas).Include(r => r.Units).SingleAsync(r => r.Id == id));

    private static string Shape(Round round) => string.Join(
        '|',
        string.Join(',', round.Groups.OrderBy(g => g.Position).Select(g => $"{g.Key}{g.OpenLinkOnly}{string.Join('+', g.Areas.Select(a => a.AreaNumber).Order())}")),
        string.Join(',', round.Units.OrderBy(u => u.Position).Select(u => u.Name)));

    private static Task<List<Listed>> PeopleAsync(RoundScenario scenario, Guid round) => scenario.Database.QueryAsync(scenario.OrganisationId, db => db.Participants
        .Where(p => p.RoundId == round).OrderBy(p => p.Email)
        .Select(p => new Listed(p.Name, p.Email, p.Group!.Key, p.Unit == null ? null : p.Unit.Name, p.Language)).ToListAsync());

    private sealed record Listed(string? Name, string? Email, string Group, string? Unit, string Language);
}
