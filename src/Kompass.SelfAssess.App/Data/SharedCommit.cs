using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Data;

/// <summary>
/// SQLite forces every commit to the disk by itself, and hundreds of phones in one second would stand in line for that until some are turned
/// away. Whoever has the turn takes along all that have come meanwhile; each is answered when their common commit is on the disk. PostgreSQL
/// does the same by itself.
/// </summary>
internal static class SharedCommit
{
    /// <summary>What waits for the one writer of a file, by connection string.</summary>
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<Waiting>> Queues = new();

    /// <param name="db">The scope's own context.</param>
    /// <param name="write">One statement, on whatever context it is given; it reads nothing of the scope.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    /// <returns>What the statement gave, once it is committed.</returns>
    public static Task<int> WriteAsync(KompassDbContext db, Func<KompassDbContext, CancellationToken, Task<int>> write, CancellationToken cancellationToken) =>
        db.Database.IsSqlite() && db.Database.CurrentTransaction is null ? TogetherAsync(db, new Waiting(write)) : write(db, cancellationToken);

    private static async Task<int> TogetherAsync(KompassDbContext db, Waiting mine)
    {
        var queue = Queues.GetOrAdd(db.Database.GetConnectionString() ?? "", _ => new ConcurrentQueue<Waiting>());
        queue.Enqueue(mine);
        // Somebody who gives up does not take the others along.
        using (await WriterQueue.EnterAsync(db, CancellationToken.None))
        {
            List<Waiting> together = [];
            while (!mine.Answer.Task.IsCompleted && queue.TryDequeue(out var next))
            {
                together.Add(next);
            }

            if (together.Count > 0)
            {
                await CommitAsync(db, together);
            }
        }

        return await mine.Answer.Task;
    }

    private static async Task CommitAsync(KompassDbContext db, List<Waiting> together)
    {
        try
        {
            List<int> results = [];
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                foreach (var one in together)
                {
                    results.Add(await one.Write(db, CancellationToken.None));
                }

                await transaction.CommitAsync();
            }

            foreach (var (one, result) in together.Zip(results))
            {
                one.Answer.SetResult(result);
            }
        }
        catch (Exception exception)
        {
            together.ForEach(one => one.Answer.TrySetException(exception));
        }
    }

    private sealed record Waiting(Func<KompassDbContext, CancellationToken, Task<int>> Write)
    {
        public TaskCompletionSource<int> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
