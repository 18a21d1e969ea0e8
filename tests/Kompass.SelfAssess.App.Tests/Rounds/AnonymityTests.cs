using System.Globalization;
using System.Text;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

/// <summary>What somebody with the whole database in hand can and cannot find out about an anonymous round.</summary>
public class AnonymityTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Submit_WholeDatabase_HoldsNoTieBetweenPersonAndResponse(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, "Skola", 6);
        var participant = scenario.Participants[2];
        await scenario.AnswerAsync(participant, _ => AnswerValue.Level3, code => code == "1.1.a" ? "bara jag vet detta" : null);
        var draftId = await database.QueryAsync(scenario.OrganisationId, db => db.Responses.Where(r => r.ParticipantId == participant).Select(r => r.Id).SingleAsync());
        await scenario.SubmitAsync(participant);

        var responseId = await database.QueryAsync(scenario.OrganisationId, db => db.Responses.Where(r => r.Submitted).Select(r => r.Id).SingleAsync());
        var dump = await DumpAsync(database);

        Assert.NotEqual(draftId, responseId);
        Assert.DoesNotContain(dump, row => row.Contains(draftId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var ofPerson = dump.Where(row => row.Contains(participant.ToString(), StringComparison.OrdinalIgnoreCase)).ToList();
        var ofResponse = dump.Where(row => row.Contains(responseId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ofPerson);
        Assert.NotEmpty(ofResponse);
        Assert.Empty(ofPerson.Intersect(ofResponse));

        // What the two sets of rows share is the round, the group and the unit that six were invited to, and nothing of one person.
        string[] allowed = [scenario.RoundId.ToString().ToUpperInvariant()];
        var shared = ofPerson.SelectMany(Values).Where(value => value.Length > 8).Intersect(ofResponse.SelectMany(Values)).Select(value => value.ToUpperInvariant());
        Assert.Equal(allowed, shared);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Submit_AnswersKeepNoTraceOfHowTheyWereMade(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, null, 1);
        var participant = scenario.Participants[0];
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level1);
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level2, version: 1);
        await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level3, version: 2);
        await scenario.SubmitAsync(participant);

        var answer = await database.QueryAsync(scenario.OrganisationId, db => db.Answers.SingleAsync());

        Assert.Equal((AnswerValue.Level3, 1), (answer.Value, answer.Version));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Submit_FewInvitedInGroupAndUnit_UnitIsDropped(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 5);
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 4);
        await scenario.InviteAsync(RoleGroups.Elected, "Skola", 4);
        await scenario.OpenAsync();
        await scenario.AnswerAndSubmitAllAsync();

        var kept = await database.QueryAsync(scenario.OrganisationId, db => db.Responses
            .GroupBy(r => new
            {
                Group = db.RoundGroups.Single(g => g.Id == r.RoundGroupId).Key,
                Unit = db.RoundUnits.Where(u => u.Id == r.RoundUnitId).Select(u => u.Name).FirstOrDefault(),
            })
            .Select(g => new { g.Key.Group, g.Key.Unit, Count = g.Count() }).ToListAsync());

        Assert.Equal(
            [(RoleGroups.Elected, null, 4), (RoleGroups.Managers, null, 4), (RoleGroups.Managers, "Skola", 5)],
            kept.OrderBy(k => k.Group).ThenBy(k => k.Unit).Select(k => (k.Group, k.Unit, k.Count)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Close_Drafts_AreDeletedAndSubmittedRowsGetNewKeysInAnotherOrder(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, "Skola", 12);
        for (var person = 0; person < 10; person++)
        {
            await scenario.SaveAsync(scenario.Participants[person], "1.1.a", AnswerValue.Level1, $"nummer {person}");
            await scenario.SubmitAsync(scenario.Participants[person]);
        }

        await scenario.SaveAsync(scenario.Participants[10], "1.1.a", AnswerValue.Level5, "aldrig inskickat");
        var before = await database.QueryAsync(scenario.OrganisationId, db => db.Responses.Where(r => r.Submitted).Select(r => r.Id).ToListAsync());
        await scenario.CloseAsync();

        var after = await database.QueryAsync(scenario.OrganisationId, db => db.Responses.Select(r => r.Id).ToListAsync());
        var inFile = await PhysicalOrderAsync(database);
        Assert.Equal(10, after.Count);
        Assert.Empty(after.Intersect(before));
        Assert.Equal(Enumerable.Range(0, 10).Select(person => $"nummer {person}"), inFile.Order());
        Assert.NotEqual(inFile.Order(), inFile);
    }

    [Fact]
    public async Task Close_DraftOfAnAnonymousRound_IsGoneFromTheFileItself()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database, "Skola", 6);
        const string Secret = "hemligt-utkast-som-ingen-skickade-in";
        var comment = string.Join(" ", Enumerable.Repeat(Secret, 60));
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level5, comment);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level5, comment + " mer", version: 1);
        await scenario.SaveAsync(scenario.Participants[1], "1.1.a", AnswerValue.Level5, "skickas in");
        await scenario.SubmitAsync(scenario.Participants[1]);
        Assert.True(FilesHold(database, Secret));

        await scenario.CloseAsync();

        Assert.False(FilesHold(database, Secret));
        Assert.True(FilesHold(database, "skickas in"));
    }

    [Fact]
    public async Task Submit_TheDraftsRow_IsGoneFromTheFileItself()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database, "Skola", 6);
        const string Replaced = "detta-ångrade-jag-innan-jag-skickade-in";
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level5, Replaced);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level5, "det här står jag för", version: 1);
        Assert.True(FilesHold(database, Replaced));

        await scenario.SubmitAsync(scenario.Participants[0]);

        Assert.False(FilesHold(database, Replaced));
        Assert.True(FilesHold(database, "det här står jag för"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task ParticipantList_AnonymousRound_TellsNobodyWhoHasAnswered(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, "Skola", 6);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await scenario.SubmitAsync(scenario.Participants[0]);

        var rows = await scenario.WithAsync<ParticipantService, IReadOnlyList<ParticipantRow>>(s => s.ListAsync(scenario.RoundId, default));

        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Null(row.State));
    }

    [Fact]
    public async Task Submit_PostgresSystemColumns_NameNoTransactionOfOnePerson()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var scenario = await OpenAsync(database, "Skola", 8);
        await SubmitEachAsync(scenario, [3, 0, 6, 1, 7]);

        var shared = await database.QueryAsync(null, db => db.Database.SqlQueryRaw<string>(
            """
            SELECT r.xmin::text AS "Value" FROM "Responses" r JOIN "Participants" p ON p.xmin = r.xmin
            UNION ALL SELECT a.xmin::text FROM "Answers" a JOIN "Participants" p ON p.xmin = a.xmin
            """).ToListAsync());
        var writers = await database.QueryAsync(null, db => db.Database.SqlQueryRaw<string>("""SELECT DISTINCT xmin::text AS "Value" FROM "Participants" """).ToListAsync());

        Assert.Empty(shared);
        Assert.Single(writers);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Submit_OrderOfTheParticipantsRows_IsNotTheOrderOfSubmitting(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, "Skola", 24);
        int[] order = [17, 3, 21, 8, 0, 12, 5, 19, 10, 1, 23, 14, 6, 20, 2, 16, 9, 22, 4, 11];
        await SubmitEachAsync(scenario, order);

        var lying = await LyingAsync(database, order);

        Assert.Equal(order.Order(), lying.Order());
        // Written one by one they would lie in the order of submitting, or in its reverse: every neighbour the same way.
        var ranks = lying.Select(person => Array.IndexOf(order, person)).ToList();
        var ascents = ranks.Zip(ranks.Skip(1)).Count(pair => pair.First < pair.Second);
        Assert.InRange(ascents, 4, order.Length - 5);
    }

    private static async Task SubmitEachAsync(RoundScenario scenario, IEnumerable<int> people)
    {
        foreach (var person in people)
        {
            await scenario.SaveAsync(scenario.Participants[person], "1.1.a", AnswerValue.Level3);
            await scenario.SubmitAsync(scenario.Participants[person]);
        }
    }

    /// <summary>The given people in the order in which their rows lie in the file.</summary>
    private static async Task<List<int>> LyingAsync(TestDatabase database, int[] people)
    {
        if (database.Provider == DatabaseProvider.Postgres)
        {
            var emails = await database.QueryAsync(null, db => db.Database.SqlQueryRaw<string>("""SELECT "Email" AS "Value" FROM "Participants" ORDER BY ctid""").ToListAsync());
            return [.. emails.Select(email => int.Parse(email[6..^11], CultureInfo.InvariantCulture) - 1).Where(people.Contains)];
        }

        var file = await File.ReadAllBytesAsync(database.File);
        return [.. people.OrderBy(person => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"Person {person + 1}person{person + 1}@")))];
    }

    private static async Task<RoundScenario> OpenAsync(TestDatabase database, string? unit, int people)
    {
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, unit, people);
        return await scenario.OpenAsync();
    }

    /// <summary>Comments in the order in which the database keeps the rows.</summary>
    private static Task<List<string>> PhysicalOrderAsync(TestDatabase database)
    {
        const string Rows = "SELECT \"Comment\" AS \"Value\" FROM \"Answers\" ORDER BY ";
        return database.QueryAsync(null, db => db.Database.SqlQueryRaw<string>(database.Provider == DatabaseProvider.Sqlite ? Rows + "rowid" : Rows + "ctid").ToListAsync());
    }

    private static bool FilesHold(TestDatabase database, string text)
    {
        var needle = Encoding.UTF8.GetBytes(text);
        return new[] { database.File, database.File + "-wal" }.Where(File.Exists).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(needle) >= 0;
        });
    }

    /// <summary>Every row of every table as one line of all its values.</summary>
    private static Task<List<string>> DumpAsync(TestDatabase database) => database.QueryAsync(null, async db =>
    {
        var rows = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(table + Separator + string.Join(Separator, Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
            }
        }

        return rows;
    });

    private const char Separator = '\u001f';

    private static IEnumerable<string> Values(string row) => row.Split(Separator).Skip(1).Select(value => value.ToUpperInvariant());
}
