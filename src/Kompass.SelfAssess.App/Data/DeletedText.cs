using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Data;

/// <summary>
/// SQLite overwrites what is deleted (secure_delete), but its log still holds the pages as they were: the log is folded in and emptied after
/// something was promised to be gone. PostgreSQL's own vacuum reclaims dead rows.
/// </summary>
internal static class DeletedText
{
    public static async Task ForgetAsync(KompassDbContext db, CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
        {
            // Where somebody reads just now the next time does it; nobody waits long for it.
            await db.Database.ExecuteSqlRawAsync(
                "PRAGMA busy_timeout=250; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=5000;", cancellationToken);
        }
    }
}
