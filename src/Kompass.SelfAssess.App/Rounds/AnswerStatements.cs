using System.Data.Common;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>The statements that every saved answer goes through, written by hand: one statement is one short durable transaction.</summary>
internal static class AnswerStatements
{
    private const string Upsert =
        """
        INSERT INTO "Answers" ("ResponseId", "QuestionId", "OrganisationId", "Value", "Comment", "CommentHidden", "EvidenceKind", "EvidenceLink", "Version")
        SELECT r."Id", @question, r."OrganisationId", @value, @comment, FALSE, @kind, @link, 1
        FROM "Responses" r JOIN "Rounds" d ON d."Id" = r."RoundId"
        WHERE r."ParticipantId" = @participant AND r."OrganisationId" = @organisation AND NOT r."Submitted" AND d."State" = 1
          AND (@expected = 0 OR EXISTS (SELECT 1 FROM "Answers" x WHERE x."ResponseId" = r."Id" AND x."QuestionId" = @question))
        ON CONFLICT ("ResponseId", "QuestionId") DO UPDATE SET
          "Value" = excluded."Value", "Comment" = excluded."Comment", "EvidenceKind" = excluded."EvidenceKind", "EvidenceLink" = excluded."EvidenceLink",
          "Version" = "Answers"."Version" + 1
        WHERE "Answers"."Version" = @expected
        RETURNING "Version"
        """;

    // The lock comes first: on PostgreSQL each statement sees what was committed before it began.
    private const string PostgresUpsert = "SELECT pg_advisory_xact_lock_shared(@key);\n" + Upsert;

    private const string Load =
        """
        SELECT p."RoundId", p."RoundGroupId", p."Name", p."State", d."State", d."ClosesOn",
               a."QuestionId", a."Value", a."Comment", a."EvidenceKind", a."EvidenceLink", a."Version", r."Id"
        FROM "Participants" p
        JOIN "Rounds" d ON d."Id" = p."RoundId"
        LEFT JOIN "Responses" r ON r."ParticipantId" = p."Id"
        LEFT JOIN "Answers" a ON a."ResponseId" = r."Id"
        WHERE p."Id" = @participant AND p."OrganisationId" = @organisation AND NOT p."Withdrawn"
        """;

    /// <summary>Writes the answer if the round is open, the response unsubmitted and the version the expected one.</summary>
    /// <returns>The new version, or null where nothing was written.</returns>
    public static async Task<int?> SaveAsync(
        KompassDbContext db, Guid roundId, Guid participantId, int questionId, SaveAnswer answer, CancellationToken cancellationToken)
    {
        using var turn = await WriterQueue.EnterAsync(db, cancellationToken);
        return await WriteAsync(db, roundId, participantId, questionId, answer, cancellationToken);
    }

    private static async Task<int?> WriteAsync(
        KompassDbContext db, Guid roundId, Guid participantId, int questionId, SaveAnswer answer, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = Command(db, db.Database.IsNpgsql() ? PostgresUpsert : Upsert, participantId);
            if (db.Database.IsNpgsql())
            {
                command.AddParameter("@key", RoundLock.KeyOf(roundId));
            }

            command.AddParameter("@question", questionId);
            command.AddParameter("@value", (short)answer.Value);
            command.AddParameter("@comment", answer.Comment);
            command.AddParameter("@kind", (int?)answer.EvidenceKind);
            command.AddParameter("@link", answer.EvidenceLink);
            command.AddParameter("@expected", answer.ExpectedVersion);
            await PrepareAsync(db, command, cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (db.Database.IsNpgsql())
            {
                await reader.NextResultAsync(cancellationToken);
            }

            int? version = await reader.ReadAsync(cancellationToken) ? reader.GetInt32(0) : null;

            // SQLite runs the statement to its end, and commits, only when the reader is stepped past the row.
            while (await reader.ReadAsync(cancellationToken))
            {
            }

            return version;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The participant with everything saved so far; who is withdrawn is as good as unknown.</summary>
    public static async Task<StoredAnswering?> LoadAsync(KompassDbContext db, Guid participantId, CancellationToken cancellationToken)
    {
        if (db.Tenant.OrganisationId is null)
        {
            return null;
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = Command(db, Load, participantId);
            await PrepareAsync(db, command, cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            StoredAnswering? found = null;
            while (await reader.ReadAsync(cancellationToken))
            {
                found ??= new StoredAnswering(
                    reader.GetGuid(0),
                    reader.GetInt32(1),
                    reader.IsDBNull(2) ? null : reader.GetString(2),
                    (ParticipantState)reader.GetInt16(3),
                    (RoundState)reader.GetInt16(4),
                    reader.GetFieldValue<DateOnly>(5),
                    reader.IsDBNull(12) ? null : reader.GetInt64(12),
                    []);
                if (!reader.IsDBNull(6))
                {
                    found.Answers.Add(reader.GetInt32(6), ReadAnswer(reader));
                }
            }

            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>PostgreSQL keeps a prepared statement with the pooled connection, and plans it once.</summary>
    private static Task PrepareAsync(KompassDbContext db, DbCommand command, CancellationToken cancellationToken) =>
        db.Database.IsNpgsql() ? command.PrepareAsync(cancellationToken) : Task.CompletedTask;

    private static SavedAnswer ReadAnswer(DbDataReader reader) => new(
        "",
        (AnswerValue)reader.GetInt16(7),
        reader.IsDBNull(8) ? null : reader.GetString(8),
        reader.IsDBNull(9) ? null : (EvidenceKind)reader.GetInt32(9),
        reader.IsDBNull(10) ? null : reader.GetString(10),
        reader.GetInt32(11));

    private static DbCommand Command(KompassDbContext db, string text, Guid participantId)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        command.AddParameter("@participant", participantId);
        command.AddParameter("@organisation", db.Tenant.OrganisationId);
        return command;
    }
}

/// <summary>A participant and its answers by question row id, as the database has them now.</summary>
internal sealed record StoredAnswering(
    Guid RoundId,
    int RoundGroupId,
    string? Name,
    ParticipantState State,
    RoundState RoundState,
    DateOnly ClosesOn,
    long? ResponseId,
    Dictionary<int, SavedAnswer> Answers);
