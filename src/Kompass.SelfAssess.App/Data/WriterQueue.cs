using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Data;

/// <summary>
/// SQLite has one writer at a time and lets the others sleep and try again; a queue of our own wakes the next one at once. It is a courtesy
/// between the requests of this process, not a lock: whoever has waited long goes on without it.
/// </summary>
internal static class WriterQueue
{
    private static readonly SemaphoreSlim Queue = new(1);

    private static readonly TimeSpan LongestInQueue = TimeSpan.FromSeconds(4);

    /// <returns>What is let go when the writing is done; null where there was nothing to wait for.</returns>
    public static async Task<IDisposable?> EnterAsync(KompassDbContext db, CancellationToken cancellationToken) =>
        db.Database.IsSqlite() && db.Database.CurrentTransaction is null && await Queue.WaitAsync(LongestInQueue, cancellationToken) ? new Turn() : null;

    private sealed class Turn : IDisposable
    {
        public void Dispose() => Queue.Release();
    }
}
