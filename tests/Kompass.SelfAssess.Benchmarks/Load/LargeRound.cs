using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Benchmarks.Load;

/// <summary>A full round that 5 000 people have answered (or as many as are asked for), 150 questions each, ready to close.</summary>
internal static class LargeRound
{
    public const int People = 5_000;
    public const int Questions = 150;
    private const string EditionKey = "matt-150";

    public static async Task<RoundScenario> CreateAsync(TestDatabase database, int people = People, Anonymity anonymity = Anonymity.Anonymous)
    {
        var file = EditionFile.Write(TestEditions.Full2020V2Shape(questionsPerSubArea: 4, oneMoreIn: 6) with { Key = EditionKey });
        var stored = await database.WithAsync<EditionImport, EditionImportResult>(null, import => import.ImportAsync(file, default));
        if (stored.Outcome != EditionImportOutcome.Stored)
        {
            throw new InvalidOperationException(string.Join("; ", stored.Faults.Select(fault => fault.Fault)));
        }

        var content = RoundScenario.Content with { EditionKey = EditionKey, Depth = RoundDepth.Full, Anonymity = anonymity };
        var scenario = await (await (await RoundScenario.CreateAsync(database, content, "stor")).InviteAsync(RoleGroups.Managers, "Skola", 5)).OpenAsync();
        await FillAsync(scenario, people, anonymity == Anonymity.Named);
        return scenario;
    }

    /// <returns>How many question × value cells there are.</returns>
    public static Task<int> GroupByAsync(TestDatabase database, Guid roundId) => database.QueryAsync(null, async db => (await db.Database.SqlQuery<long>(
        $"""
        SELECT COUNT(*) AS "Value" FROM "Answers" a JOIN "Responses" r ON r."Id" = a."ResponseId"
        WHERE r."RoundId" = {roundId} GROUP BY a."QuestionId", a."Value"
        """).ToListAsync()).Count);

    /// <summary>As submission leaves them, written in bulk: no one could type that much here.</summary>
    private static Task<int> FillAsync(RoundScenario scenario, int people, bool named) => scenario.Database.QueryAsync(scenario.OrganisationId, async db =>
    {
        var groups = await db.RoundGroups.Where(group => group.RoundId == scenario.RoundId).Select(group => group.Id).ToListAsync();
        var units = await db.RoundUnits.Where(unit => unit.RoundId == scenario.RoundId).Select(unit => unit.Id).ToListAsync();
        var random = new Random(20261121);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var responses = Enumerable.Range(0, people).Select(_ => new Response
        {
            Id = random.NextInt64(),
            OrganisationId = scenario.OrganisationId,
            RoundId = scenario.RoundId,
            RoundGroupId = groups[random.Next(groups.Count)],
            RoundUnitId = units[random.Next(units.Count)],
            Submitted = true,
        }).ToList();
        db.Responses.AddRange(responses);
        if (named)
        {
            db.Participants.AddRange(responses.Select((response, number) => PersonOf(response, number)));
        }

        await db.SaveChangesAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Answers" ("ResponseId", "QuestionId", "OrganisationId", "Value", "CommentHidden", "Version")
            SELECT r."Id", q."Id", r."OrganisationId", CAST((r."Id" / 7 + q."Id" * 31) % 6 AS smallint), FALSE, 1
            FROM "Responses" r
            CROSS JOIN "Questions" q
            JOIN "SubAreas" s ON s."Id" = q."SubAreaId"
            JOIN "Areas" a ON a."Id" = s."AreaId"
            JOIN "Editions" e ON e."Id" = a."EditionId"
            WHERE r."RoundId" = {scenario.RoundId} AND e."Key" = {EditionKey} AND NOT q."Core"
            """);
    });

    private static Participant PersonOf(Response response, int number)
    {
        response.ParticipantId = Guid.NewGuid();
        return new Participant
        {
            Id = response.ParticipantId.Value,
            OrganisationId = response.OrganisationId,
            RoundId = response.RoundId,
            RoundGroupId = response.RoundGroupId,
            RoundUnitId = response.RoundUnitId,
            Name = $"Förnamn{number} Efternamnsson",
            Email = $"fornamn.efternamn{number}@kommun.example.se",
            State = ParticipantState.Submitted,
        };
    }
}
