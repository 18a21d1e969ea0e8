using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>The statement that every vote goes through: whether it counts and that it is written are one thing.</summary>
internal static class VoteStatements
{
    private const string Upsert =
        """
        INSERT INTO "Votes" ("BallotId", "KeyHash", "OrganisationId", "Value")
        SELECT b."Id", @vote, b."OrganisationId", @value
        FROM "Ballots" b
        JOIN "WorkshopVoters" v ON v."WorkshopId" = b."WorkshopId" AND v."KeyHash" = @voter
        JOIN "Workshops" w ON w."Id" = b."WorkshopId"
        JOIN "Rounds" d ON d."Id" = w."RoundId"
        WHERE b."Id" = @ballot AND b."OrganisationId" = @organisation AND b."State" = 0 AND d."State" = 2
        ON CONFLICT ("BallotId", "KeyHash") DO UPDATE SET "Value" = excluded."Value"
        """;

    // The lock comes first: on PostgreSQL each statement sees what was committed before it began, so that a vote that waited for the
    // reveal finds the ballot revealed. SQLite has one writer at a time.
    private const string PostgresUpsert = "SELECT pg_advisory_xact_lock_shared(@key);\n" + Upsert;

    /// <returns>True if the vote is in; false where the ballot takes none, or not this voter's.</returns>
    public static async Task<bool> CastAsync(KompassDbContext db, VoterPass pass, Guid ballotId, byte value, CancellationToken cancellationToken) =>
        await SharedCommit.WriteAsync(db, (context, cancel) => RunAsync(context, pass, ballotId, value, cancel), cancellationToken) == 1;

    private static async Task<int> RunAsync(KompassDbContext db, VoterPass pass, Guid ballotId, byte value, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = db.Database.IsNpgsql() ? PostgresUpsert : Upsert;
            if (db.Database.IsNpgsql())
            {
                command.AddParameter("@key", RoundLock.KeyOf(ballotId));
            }

            command.AddParameter("@ballot", ballotId);
            command.AddParameter("@organisation", pass.OrganisationId);
            command.AddParameter("@voter", VoterKey.HashFor(pass.Key, pass.WorkshopId));
            command.AddParameter("@vote", VoterKey.HashFor(pass.Key, ballotId));
            command.AddParameter("@value", (short)value);
            if (db.Database.IsNpgsql())
            {
                await command.PrepareAsync(cancellationToken);
            }

            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
