using System.Buffers.Binary;
using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// Keeps "save an answer" and "submit, close" of a round apart. SQLite has one writer at a time anyway; PostgreSQL gets an advisory lock that
/// savers share and that submitting and closing take alone. It is let go with the transaction.
/// </summary>
internal static class RoundLock
{
    public static long KeyOf(Guid roundId)
    {
        Span<byte> bytes = stackalloc byte[16];
        roundId.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
    }

    public static async Task TakeSharedAsync(KompassDbContext db, Guid roundId, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({KeyOf(roundId)})", cancellationToken);
        }
    }

    public static async Task TakeAloneAsync(KompassDbContext db, Guid roundId, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({KeyOf(roundId)})", cancellationToken);
        }
    }
}
