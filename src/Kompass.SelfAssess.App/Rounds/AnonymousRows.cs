using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>What keeps the rows of an anonymous round from telling whose they are (design 6).</summary>
internal static class AnonymousRows
{
    private const int ResponsesPerStatement = 500;

    public static long NewId() => RandomNumberGenerator.GetInt32(int.MaxValue) * (1L << 31) + RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>Unsubmitted drafts go unseen, with the answers in them.</summary>
    public static Task DeleteDraftsAsync(KompassDbContext db, Guid roundId, CancellationToken cancellationToken) =>
        db.Responses.Where(r => r.RoundId == roundId && !r.Submitted).ExecuteDeleteAsync(cancellationToken);

    /// <summary>
    /// A submitted draft becomes a response with a new random key: no tie to the participant, no time, no count of changes. The unit stays only
    /// where enough invited share group and unit.
    /// </summary>
    public static async Task CutTieAsync(KompassDbContext db, Response draft, bool keepUnit, CancellationToken cancellationToken)
    {
        var free = new Response
        {
            Id = NewId(),
            OrganisationId = draft.OrganisationId,
            RoundId = draft.RoundId,
            RoundGroupId = draft.RoundGroupId,
            RoundUnitId = keepUnit ? draft.RoundUnitId : null,
            Submitted = true,
        };
        db.Responses.Add(free);
        await db.SaveChangesAsync(cancellationToken);
        await MoveAnswersAsync(db, [(draft.Id, free.Id)], cancellationToken);
        await db.Responses.Where(r => r.Id == draft.Id).ExecuteDeleteAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>
    /// Submitting writes to the participant's row, and maybe to the mails that it calls off, in the moment in which the response is written: where
    /// those rows lie, and on PostgreSQL the transaction that they name, would tell which response is whose. So afterwards everybody's rows are
    /// written again, all at once and in an order that says nothing.
    /// </summary>
    public static async Task HideOrderAsync(KompassDbContext db, Guid roundId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, roundId, cancellationToken);
        // Only a key of our own making stands in the statements.
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? RewriteInPostgres(roundId) : RewriteInSqlite(roundId), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Writes all submitted rows again, in random order and under new keys: not even the order of the file says who was first.</summary>
    public static async Task ShuffleAsync(KompassDbContext db, Round round, CancellationToken cancellationToken)
    {
        var old = await db.Responses.AsNoTracking().Where(r => r.RoundId == round.Id && r.Submitted).ToArrayAsync(cancellationToken);
        RandomNumberGenerator.Shuffle(old.AsSpan());
        foreach (var part in old.Chunk(ResponsesPerStatement))
        {
            var pairs = part.Select(response => (Response: response, NewId: NewId())).ToList();
            db.Responses.AddRange(pairs.Select(pair => new Response
            {
                Id = pair.NewId,
                OrganisationId = pair.Response.OrganisationId,
                RoundId = pair.Response.RoundId,
                RoundGroupId = pair.Response.RoundGroupId,
                RoundUnitId = pair.Response.RoundUnitId,
                Submitted = true,
            }));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            await MoveAnswersAsync(db, [.. pairs.Select(pair => (pair.Response.Id, pair.NewId))], cancellationToken);
            var gone = part.Select(response => response.Id).ToList();
            await db.Responses.Where(r => gone.Contains(r.Id)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>Row by row, since a whole table's update would follow the order it is to hide. Who is at work on a row keeps it.</summary>
    private static string RewriteInPostgres(Guid roundId) =>
        $"""
         DO $$
         DECLARE
           person uuid;
           mail bigint;
         BEGIN
           FOR person IN SELECT "Id" FROM "Participants" WHERE "RoundId" = '{roundId}' ORDER BY random() FOR UPDATE SKIP LOCKED LOOP
             UPDATE "Participants" SET "State" = "State" WHERE "Id" = person;
           END LOOP;
           FOR mail IN SELECT "Id" FROM "Outbox" WHERE "RoundId" = '{roundId}' AND "State" = {(int)MailState.Cancelled} ORDER BY random() FOR UPDATE SKIP LOCKED LOOP
             UPDATE "Outbox" SET "State" = "State" WHERE "Id" = mail;
           END LOOP;
         END $$
         """;

    /// <summary>SQLite moves a row within its page only when its length changes.</summary>
    private static string RewriteInSqlite(Guid roundId)
    {
        var key = roundId.ToString().ToUpperInvariant();
        return $"""
                UPDATE "Participants" SET "Language" = "Language" || '-long' WHERE "RoundId" = '{key}';
                UPDATE "Participants" SET "Language" = replace("Language", '-long', '') WHERE "RoundId" = '{key}';
                UPDATE "Outbox" SET "ClaimKey" = "ClaimKey" || '-long' WHERE "RoundId" = '{key}' AND "State" = {(int)MailState.Cancelled};
                UPDATE "Outbox" SET "ClaimKey" = replace("ClaimKey", '-long', '') WHERE "RoundId" = '{key}' AND "State" = {(int)MailState.Cancelled};
                """;
    }

    private static async Task MoveAnswersAsync(KompassDbContext db, IReadOnlyList<(long From, long To)> pairs, CancellationToken cancellationToken)
    {
        // Only numbers of our own making stand in the statement.
        var values = new StringBuilder();
        foreach (var (from, to) in pairs)
        {
            values.Append(values.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"({from},{to})");
        }

        var statement =
            $"""
             WITH moved(old_id, new_id) AS (VALUES {values})
             INSERT INTO "Answers" ("ResponseId", "QuestionId", "OrganisationId", "Value", "Comment", "CommentHidden", "EvidenceKind", "EvidenceLink", "Version")
             SELECT moved.new_id, a."QuestionId", a."OrganisationId", a."Value", a."Comment", a."CommentHidden", a."EvidenceKind", a."EvidenceLink", 1
             FROM moved JOIN "Answers" a ON a."ResponseId" = moved.old_id
             ORDER BY moved.new_id, a."QuestionId"
             """;
        await db.Database.ExecuteSqlRawAsync(statement, cancellationToken);
    }
}
