using ClosedXML.Excel;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

/// <summary>The list of participants to Excel, changed there, and back.</summary>
public class ParticipantRoundTripTests
{
    private const int Name = 3;
    private const int Email = 4;
    private const int Group = 5;
    private const int Unit = 6;
    private const int Language = 7;

    private static readonly GroupLabel[] Groups = [new(RoleGroups.Managers, false, ["Chefer"]), new(RoleGroups.Employees, false, ["Medarbetare"])];

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, false)]
    [InlineData(DatabaseProvider.Sqlite, true)]
    [InlineData(DatabaseProvider.Postgres, false)]
    public async Task TenCellsEdited_AreExactlyTenChanges(DatabaseProvider provider, bool savedElsewhere)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await CreateAsync(database, 12);
        var before = await PeopleAsync(scenario);
        var file = Edited(await ExportAsync(scenario), sheet =>
        {
            sheet.Cell(2, Name).SetValue("Åsa Öberg-Ek");
            sheet.Cell(3, Name).SetValue("'=1+1");
            sheet.Cell(4, Email).SetValue("ny.adress@example.se");
            sheet.Cell(5, Email).SetValue("ANNAN@example.se");
            sheet.Cell(6, Group).SetValue("Medarbetare");
            sheet.Cell(7, Group).SetValue("medarbetare");
            sheet.Cell(8, Unit).SetValue("Vård");
            sheet.Cell(9, Unit).Clear(XLClearOptions.Contents);
            sheet.Cell(10, Language).SetValue("en");
            sheet.Cell(11, Language).SetValue("engelska");
            sheet.Range(2, 1, 13, Language).Sort("4 DESC");
        });
        var reading = Read(savedElsewhere ? await SavedElsewhere.ResaveAsync(file) : file);
        var plan = await PlanAsync(scenario, reading);

        Assert.Equal((10, 2, 0, 0, true), (plan.Changed.Count, plan.Same.Count, plan.New.Count + plan.Missing.Count, plan.Faults.Count, plan.IsPlain));
        Assert.All(plan.Changed, change => Assert.False(Assert.Single(change.Fields) is { Locked: true } or { Clash: true }));
        var outcome = (await ImportAsync(scenario, reading, ImportChoice.Stop)).Value!;
        Assert.Equal((true, 0, 10), (outcome.Written, outcome.Added, outcome.Updated));
        var after = await PeopleAsync(scenario);
        Assert.Equal(
            new[]
            {
                "Namn: Person 1 → Åsa Öberg-Ek", "Namn: Person 10 → =1+1", "E-post: person11@example.se → ny.adress@example.se", "E-post: person12@example.se → annan@example.se",
                "Grupp: managers → employees", "Grupp: managers → employees", "Enhet: Skola → Vård", "Enhet: Skola → ", "Språk: sv → en", "Språk: sv → en",
            }.Order(),
            before.SelectMany(person => Differences(person, after.Single(one => one.Id == person.Id))).Order());
        Assert.True((await PlanAsync(scenario, Read(await ExportAsync(scenario)))).IsEmpty);
    }

    [Fact]
    public async Task ChangedHereSince_IsAConflictOnlyWhereTheFileChangedItToo()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await CreateAsync(database, 3);
        var file = await ExportAsync(scenario);
        await ChangeAsync(scenario, "person1@example.se", "Annat Namn", "Teknik");
        var reading = Read(Edited(file, sheet =>
        {
            sheet.Cell(2, Unit).SetValue("Vård");
            sheet.Cell(3, Name).SetValue("Två");
        }));

        var plan = await PlanAsync(scenario, reading);
        Assert.Equal(1, plan.Elsewhere);
        Assert.Equal([(ImportField.Unit, true), (ImportField.Name, false)], plan.Changed.SelectMany(change => change.Fields).Select(one => (one.Field, one.Clash)));
        Assert.False(plan.IsPlain);
        Assert.False((await ImportAsync(scenario, reading, ImportChoice.Stop)).Value!.Written);
        Assert.Equal(1, (await ImportAsync(scenario, reading, ImportChoice.Skip)).Value!.Updated);
        Assert.Equal(("Annat Namn", "Teknik"), (await PeopleAsync(scenario))[0] is var left ? (left.Name, left.Unit) : default);
        Assert.Equal(1, (await ImportAsync(scenario, reading, ImportChoice.Update)).Value!.Updated);
        Assert.Equal(("Annat Namn", "Vård"), (await PeopleAsync(scenario))[0] is var person ? (person.Name, person.Unit) : default);
    }

    [Fact]
    public async Task RowsAddedRemovedAndEmptied_AreNewAndMissing_AndNobodyIsRemoved()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await CreateAsync(database, 4);
        var reading = Read(Edited(await ExportAsync(scenario), sheet =>
        {
            sheet.Row(3).Delete();
            sheet.Range(3, Name, 3, Language).Clear(XLClearOptions.Contents);
            sheet.Cell(9, Name).SetValue("Ny Person");
            sheet.Cell(9, Email).SetValue("ny@example.se");
            sheet.Cell(9, Group).SetValue("Chefer");
        }));

        var plan = await PlanAsync(scenario, reading);

        Assert.Equal(["ny@example.se"], plan.New.Select(person => person.Email));
        Assert.Equal((0, 0), (plan.Changed.Count, plan.Faults.Count));
        Assert.Equal(["Person 2, person2@example.se", "Person 3, person3@example.se"], plan.Missing);
        Assert.True((await ImportAsync(scenario, reading, ImportChoice.Stop)).Value!.Written);
        Assert.Equal(5, (await PeopleAsync(scenario)).Count);
    }

    [Fact]
    public async Task SpoiledRowsAndColumns_AreFaultsOfTheirOwn()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await CreateAsync(database, 4);
        var file = await ExportAsync(scenario);
        async Task<PasteFaultCode[]> Faults(Action<IXLWorksheet> edit) => [.. (await PlanAsync(scenario, Read(Edited(file, edit)))).Faults.Select(fault => fault.Code)];

        Assert.Equal([PasteFaultCode.IdTwice, PasteFaultCode.IdTwice], await Faults(sheet => sheet.Cell(3, 1).SetValue(sheet.Cell(2, 1).GetString())));
        Assert.Equal([PasteFaultCode.UnknownId], await Faults(sheet => sheet.Cell(3, 1).SetValue($"{scenario.RoundId:N}.{Guid.NewGuid():N}")));
        Assert.Equal([PasteFaultCode.UnknownId], await Faults(sheet => sheet.Cell(3, 1).SetValue("annat")));
        Assert.Equal([PasteFaultCode.OtherRound], await Faults(sheet => sheet.Cell(3, 1).SetValue($"{Guid.NewGuid():N}.{Guid.NewGuid():N}")));
        Assert.Equal([PasteFaultCode.AddressOfAnother, PasteFaultCode.AddressOfAnother], await Faults(sheet => (sheet.Cell(2, 1).Value, sheet.Cell(3, 1).Value) = (sheet.Cell(3, 1).Value, sheet.Cell(2, 1).Value)));
        Assert.Equal([PasteFaultCode.TwiceInList], await Faults(sheet => sheet.Cell(9, Name).SetValue("X").CellRight().SetValue("person1@example.se").CellRight().SetValue("Chefer")));
        Assert.Equal([PasteFaultCode.Formula], await Faults(sheet => sheet.Cell(2, Unit).FormulaA1 = "\"Skola\""));
        Assert.Contains(PasteFaultCode.MergedCells, await Faults(sheet => sheet.Range(2, Unit, 3, Unit).Merge()));
        Assert.Equal([PasteFaultCode.ColumnMissing], await Faults(sheet => sheet.Cell(1, Unit).SetValue("Avdelningen")));
        Assert.Equal([PasteFaultCode.ColumnMissing], await Faults(sheet => sheet.Column(1).Delete()));
        Assert.Contains(PasteFaultCode.ColumnMissing, (await PlanAsync(scenario, Read(BadWorkbooks.Edited(file, workbook => workbook.Worksheet(1).Delete())))).Faults.Select(fault => fault.Code));
    }

    /// <summary>Name and language change for everybody alike; the file says of one who has answered just what it says of one who has not.</summary>
    [Fact]
    public async Task OpenAnonymousRound_PlaceAndAddressStay_AndTheFileTellsNothing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await CreateAsync(database, 3);
        await scenario.OpenAsync();
        var (untouched, _) = (await RowsAsync(scenario), await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1));
        Assert.Equal(untouched, await RowsAsync(scenario));
        var reading = Read(Edited(await ExportAsync(scenario), sheet =>
        {
            sheet.Cell(2, Name).SetValue("Nytt Namn");
            sheet.Cell(2, Email).SetValue("ny@example.se");
            sheet.Cell(3, Unit).SetValue("Vård");
        }));

        var plan = await PlanAsync(scenario, reading);
        Assert.Equal([(ImportField.Name, false), (ImportField.Email, true), (ImportField.Unit, true)], plan.Changed.SelectMany(change => change.Fields).Select(one => (one.Field, one.Locked)));
        Assert.Equal(1, (await ImportAsync(scenario, reading, ImportChoice.Update)).Value!.Updated);
        Assert.Equal(["Nytt Namn person1@example.se Skola", "Person 2 person2@example.se Skola"], (await PeopleAsync(scenario)).Take(2).Select(person => $"{person.Name} {person.Email} {person.Unit}"));
    }

    private static async Task<RoundScenario> CreateAsync(TestDatabase database, int people)
    {
        var scenario = await RoundScenario.CreateAsync(database);
        return await scenario.InviteAsync(RoleGroups.Managers, "Skola", people);
    }

    private static async Task<byte[]> ExportAsync(RoundScenario scenario)
    {
        var people = await scenario.WithAsync<ParticipantExport, IReadOnlyList<ExportedParticipant>>(export => export.ReadAsync(scenario.RoundId, default));
        return ParticipantTemplate.Write(
            new TemplateWords("Deltagare", "Exempel och val", ["Namn", "E-post", "Grupp", "Förvaltning", "Språk"], ["Eva Ek", "eva@example.se", "Chefer", "Skola", "sv"], "Så här", ["Chefer", "Medarbetare"], ["Skola", "Vård", "Teknik"]),
            new TemplateContent([.. people.Select(person => (person, Groups.Single(group => group.Key == person.GroupKey).Labels[0]))], ["Kompass-id", "Kompass-kontroll"], "Om filen", [("Omgång", "Självvärdering")]));
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(RoundScenario scenario)
    {
        using var workbook = new XLWorkbook(new MemoryStream(await ExportAsync(scenario)));
        return [.. workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()).Select(cell => $"{cell.Worksheet.Name}!{cell.Address}: {cell.GetString()}")];
    }

    private static byte[] Edited(byte[] file, Action<IXLWorksheet> edit) => BadWorkbooks.Edited(file, workbook => edit(workbook.Worksheet(1)));

    private static PastedList Read(byte[] file)
    {
        var (list, fault) = ParticipantFile.Read(file, Groups, ["Skola", "Vård", "Teknik"]);
        Assert.Null(fault);
        return list!;
    }

    private static async Task<ImportPlan> PlanAsync(RoundScenario scenario, PastedList list) =>
        (await scenario.WithAsync<ParticipantImport, Outcome<ImportPlan>>(import => import.PlanAsync(scenario.RoundId, list, default))).Value!;

    private static async Task<Outcome<ImportOutcome>> ImportAsync(RoundScenario scenario, PastedList list, ImportChoice choice)
    {
        var seal = (await PlanAsync(scenario, list)).Seal;
        return await scenario.WithAsync<ParticipantImport, Outcome<ImportOutcome>>(import => import.ImportAsync(scenario.RoundId, list, choice, seal, default));
    }

    private static async Task ChangeAsync(RoundScenario scenario, string email, string name, string unit)
    {
        var id = await scenario.Database.QueryAsync(scenario.OrganisationId, db => db.Participants.Where(person => person.Email == email).Select(person => person.Id).SingleAsync());
        Assert.Empty(await scenario.WithAsync<ParticipantChanges, IReadOnlyList<Refused>>(
            changes => changes.ChangeAsync(new ChangeParticipant(id, name, email, RoleGroups.Managers, unit, "sv"), default)));
    }

    private static async Task<IReadOnlyList<Person>> PeopleAsync(RoundScenario scenario) => await scenario.Database.QueryAsync(
        scenario.OrganisationId,
        async db => (await db.Participants.Include(p => p.Group).Include(p => p.Unit).ToListAsync())
            .ConvertAll(p => new Person(p.Id, p.Name, p.Email, p.Group!.Key, p.Unit?.Name, p.Language)).OrderBy(p => scenario.Participants.IndexOf(p.Id)).ToList());

    private static IEnumerable<string> Differences(Person before, Person after) =>
        new[] { ("Namn", before.Name, after.Name), ("E-post", before.Email, after.Email), ("Grupp", before.Group, after.Group), ("Enhet", before.Unit, after.Unit), ("Språk", before.Language, after.Language) }
            .Where(one => one.Item2 != one.Item3).Select(one => $"{one.Item1}: {one.Item2} → {one.Item3}");

    private sealed record Person(Guid Id, string? Name, string? Email, string Group, string? Unit, string Language);
}
