using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class ParticipantImportTests
{
    private const string List = "Ny;ny@example.se;managers;Vård\nEva Ek;PERSON1@example.se;employees;Vård;en\nPerson 2;person2@example.se;managers;\nFel;fel;managers;Skola";

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Plan_List_SaysWhoIsNewWhoDiffersAndWhatIsFaulty(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CreateAsync(database, RoundScenario.Content);

        var plan = (await scenario.WithAsync<ParticipantImport, Outcome<ImportPlan>>(s => s.PlanAsync(scenario.RoundId, Read(List), default))).Value!;

        Assert.Equal(["ny@example.se"], plan.New.Select(person => person.Email));
        Assert.Equal(["person2@example.se"], plan.Same.Select(person => person.Email));
        Assert.Equal([PasteFaultCode.EmailBad], plan.Faults.Select(fault => fault.Code));
        Assert.Equal(
            [
                new ImportedField(ImportField.Name, "Person 1", "Eva Ek", false), new ImportedField(ImportField.Group, RoleGroups.Managers, RoleGroups.Employees, false),
                new ImportedField(ImportField.Unit, "Skola", "Vård", false), new ImportedField(ImportField.Language, "sv", "en", false),
            ],
            Assert.Single(plan.Changed).Fields);
        Assert.Equal(2, (await PeopleAsync(scenario)).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_EachChoice_WritesWhatItSays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CreateAsync(database, RoundScenario.Content);

        var stopped = await ImportAsync(scenario, List, ImportChoice.Stop);
        Assert.False(stopped.Written);
        Assert.Equal(2, (await PeopleAsync(scenario)).Count);

        var skipped = await ImportAsync(scenario, List, ImportChoice.Skip);
        Assert.Equal((true, 1, 0), (skipped.Written, skipped.Added, skipped.Updated));
        Assert.Equal("Person 1", (await PeopleAsync(scenario)).Single(p => p.Email == "person1@example.se").Name);

        var updated = await ImportAsync(scenario, List, ImportChoice.Update);
        Assert.Equal((true, 0, 1), (updated.Written, updated.Added, updated.Updated));
        var person = (await PeopleAsync(scenario)).Single(p => p.Email == "person1@example.se");
        Assert.Equal(("Eva Ek", RoleGroups.Employees, "Vård", "en"), (person.Name, person.Group!.Key, person.Unit!.Name, person.Language));
        Assert.Equal("Skola", (await PeopleAsync(scenario)).Single(p => p.Email == "person2@example.se").Unit!.Name);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_ListChangedSinceItWasShown_WritesNothingAndShowsAnew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CreateAsync(database, RoundScenario.Content);
        const string Two = "A;a@example.se;managers\nB;b@example.se;managers";
        var shown = (await scenario.WithAsync<ParticipantImport, Outcome<ImportPlan>>(s => s.PlanAsync(scenario.RoundId, Read(Two), default))).Value!.Seal;
        await scenario.WithAsync<ParticipantService, Outcome<Guid>>(s => s.AddAsync(new AddParticipant(scenario.RoundId, "B", "b@example.se", RoleGroups.Managers, null), default));

        var outcome = await ImportAsync(scenario, Two, ImportChoice.Skip, shown);

        Assert.Equal((true, false), (outcome.Outdated, outcome.Written));
        Assert.DoesNotContain(await PeopleAsync(scenario), p => p.Email == "a@example.se");
        Assert.True((await ImportAsync(scenario, Two, ImportChoice.Skip, outcome.Plan.Seal)).Written);
    }

    /// <summary>The plan and what it writes are the same for one who has submitted, and group and unit stay as they are for both.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Import_OpenAnonymousRound_ChangesNamesButNobodysPlace(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CreateAsync(database, RoundScenario.Content);
        await scenario.OpenAsync();
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await scenario.SubmitAsync(scenario.Participants[0]);
        const string Moved = "Namn;E-post;Grupp;Enhet\nNytt;person1@example.se;employees;Vård\nNytt;person2@example.se;employees;Vård";

        var outcome = await ImportAsync(scenario, Moved, ImportChoice.Update);

        Assert.Equal(2, outcome.Updated);
        Assert.All(outcome.Plan.Changed, change => Assert.Equal([(ImportField.Name, false), (ImportField.Group, true), (ImportField.Unit, true)], change.Fields.Select(f => (f.Field, f.Locked))));
        Assert.All(await PeopleAsync(scenario), p => Assert.Equal(("Nytt", RoleGroups.Managers, "Skola"), (p.Name, p.Group!.Key, p.Unit!.Name)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_NamedRound_SubmittedAnswersFollow(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CreateAsync(database, RoundScenario.Content with { Anonymity = Anonymity.Named });
        await scenario.OpenAsync();
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await scenario.SubmitAsync(scenario.Participants[0]);

        await ImportAsync(scenario, "Person 1;person1@example.se;employees;Vård", ImportChoice.Update);

        var response = await database.QueryAsync(scenario.OrganisationId, db => db.Responses.SingleAsync());
        var person = (await PeopleAsync(scenario)).Single(p => p.Id == scenario.Participants[0]);
        Assert.Equal((person.RoundGroupId, person.RoundUnitId, RoleGroups.Employees), (response.RoundGroupId, response.RoundUnitId, person.Group!.Key));
    }

    [Fact]
    public async Task Import_WithdrawnPerson_IsAFaultThatPointsToTakingBack()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await CreateAsync(database, RoundScenario.Content);
        await scenario.OpenAsync();
        await scenario.WithAsync<ParticipantChanges, Refused?>(s => s.RemoveAsync(scenario.Participants[0], default));

        var outcome = await ImportAsync(scenario, "Person 1;person1@example.se;managers;Skola", ImportChoice.Update);

        Assert.Equal(PasteFaultCode.Withdrawn, Assert.Single(outcome.Plan.Faults).Code);
        Assert.True((await PeopleAsync(scenario)).Single(p => p.Id == scenario.Participants[0]).Withdrawn);
    }

    [Fact]
    public async Task Import_ClosedRound_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await CreateAsync(database, RoundScenario.Content);
        await scenario.OpenAsync();
        await scenario.CloseAsync();

        var outcome = await scenario.WithAsync<ParticipantImport, Outcome<ImportOutcome>>(
            s => s.ImportAsync(scenario.RoundId, Read("A;a@example.se;managers"), ImportChoice.Stop, null, default));

        Assert.Equal(RefusalCode.NotOpen, Assert.Single(outcome.Refusals).Code);
    }

    private static async Task<RoundScenario> CreateAsync(TestDatabase database, RoundContent content)
    {
        var scenario = await RoundScenario.CreateAsync(database, content);
        return await scenario.InviteAsync(RoleGroups.Managers, "Skola", 2);
    }

    private static PastedList Read(string text) =>
        PastedParticipants.Parse(text, [new(RoleGroups.Managers, false, []), new(RoleGroups.Employees, false, [])], ["Skola", "Vård", "Teknik"]);

    private static async Task<ImportOutcome> ImportAsync(RoundScenario scenario, string text, ImportChoice choice, string? shown = null) =>
        (await scenario.WithAsync<ParticipantImport, Outcome<ImportOutcome>>(s => s.ImportAsync(scenario.RoundId, Read(text), choice, shown, default))).Value!;

    private static Task<List<Participant>> PeopleAsync(RoundScenario scenario) => scenario.Database.QueryAsync(
        scenario.OrganisationId, db => db.Participants.Include(p => p.Group).Include(p => p.Unit).OrderBy(p => p.Email).ToListAsync());
}
