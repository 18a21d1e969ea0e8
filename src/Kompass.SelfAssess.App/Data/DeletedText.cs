using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kompass.SelfAssess.App.Data;

/// <summary>
/// Makes the database forget what was deleted. SQLite overwrites it (secure_delete), but its log still holds the pages as they were: the log is
/// folded in and emptied. PostgreSQL keeps what a row was until it is vacuumed, and its bytes until the table's file is written anew. Where
/// somebody is in the way the next time does it, at the latest the daily purge; nobody waits long for it.
/// </summary>
internal static class DeletedText
{
    /// <summary>Longer than the second after which PostgreSQL takes its own vacuum out of the way of who waits for it.</summary>
    private const string Patience = "SET lock_timeout = '1500ms'";

    private const int MostLooks = 50;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private const string Now = """SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS "Value" """;

    /// <summary>No lock that anybody waits for: rows are no longer to be read, their bytes may still lie in the page.</summary>
    private const string Vacuum = """VACUUM (SKIP_LOCKED) "Answers", "Participants", "Outbox" """;

    /// <summary>One short row per respondent, and the only table that ever ties a person to answers: its file is written anew every time.</summary>
    private const string RewriteResponses = """VACUUM (FULL) "Responses" """;

    private const string RewriteAnswers = """VACUUM (FULL) "Answers" """;

    private const string RewriteVotes = """VACUUM (FULL) "Votes", "WorkshopVoters" """;

    private const string RewriteFiles = """VACUUM (FULL) "FileOrderParts" """;

    /// <summary>After texts were promised to be gone.</summary>
    public static Task ForgetAsync(KompassDbContext db, CancellationToken cancellationToken) =>
        ForgetAsync(db, [Vacuum, RewriteResponses, RewriteAnswers], cancellationToken);

    /// <summary>After a tie between person and answers was cut; the answers themselves stay.</summary>
    public static Task ForgetTieAsync(KompassDbContext db, CancellationToken cancellationToken) =>
        ForgetAsync(db, [Vacuum, RewriteResponses], cancellationToken);

    /// <summary>After a ballot or a workshop: in the middle of a meeting, so only what is short.</summary>
    public static Task ForgetVotesAsync(KompassDbContext db, CancellationToken cancellationToken) => ForgetAsync(db, [RewriteVotes], cancellationToken);

    /// <summary>After a file of answers was deleted.</summary>
    public static Task ForgetFilesAsync(KompassDbContext db, CancellationToken cancellationToken) => ForgetAsync(db, [RewriteFiles], cancellationToken);

    private static async Task ForgetAsync(KompassDbContext db, IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync(
                "PRAGMA busy_timeout=250; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=5000;", cancellationToken);
        }
        else
        {
            await ForgetInPostgresAsync(db, statements, cancellationToken);
        }
    }

    private static async Task ForgetInPostgresAsync(KompassDbContext db, IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await db.Database.ExecuteSqlRawAsync(Patience, cancellationToken);
            await WaitForReadersAsync(db, cancellationToken);
            foreach (var statement in statements)
            {
                await db.Database.ExecuteSqlRawAsync(statement, cancellationToken);
            }
        }
        catch (PostgresException)
        {
            // What was to be done is done and committed; that its traces stay a little longer must not look like a failure.
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync("RESET lock_timeout", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Whoever began before now may still see what was deleted, and no vacuum takes it from them. Most are gone in milliseconds (the server's own
    /// look at the tables is one of them); a dump is not, and is not waited for. Asked for again and again, not in one statement: a statement
    /// that waits would itself be a reader, and two that clean up would wait for each other.
    /// </summary>
    private static async Task WaitForReadersAsync(KompassDbContext db, CancellationToken cancellationToken)
    {
        var now = await db.Database.SqlQueryRaw<string>(Now).SingleAsync(cancellationToken);
        for (var looks = 0; looks < MostLooks; looks++)
        {
            var readers = await db.Database.SqlQuery<int>(
                $"""
                 SELECT count(*)::int AS "Value" FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid()
                   AND greatest(age(backend_xmin), age(backend_xid)) > age({now}::text::xid8::xid)
                 """).SingleAsync(cancellationToken);
            if (readers == 0)
            {
                return;
            }

            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }
}
