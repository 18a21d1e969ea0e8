using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>
/// What a closed round would come to if it were confirmed now: its answers with the decisions so far, under the plan of its closing. It is
/// scored from the answers once per set of decisions and then kept.
/// </summary>
public sealed class PreviewService(KompassDbContext db, ResultService results, SnapshotService snapshots, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <returns>Null unless the round is closed and unconfirmed.</returns>
    public async Task<RoundResult?> LoadAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (await results.RawAsync(roundId, cancellationToken) is not RoundResult { Round.State: RoundState.Closed } raw)
        {
            return null;
        }

        var last = await db.DecisionLog.Where(entry => entry.RoundId == roundId).MaxAsync(entry => (long?)entry.Id, cancellationToken) ?? 0;
        var key = (typeof(PreviewService), raw.Snapshot.Id, last);
        if (!cache.TryGetValue(key, out RoundEstimate? estimate))
        {
            estimate = cache.Set(key, await snapshots.PreviewAsync(roundId, cancellationToken), new MemoryCacheEntryOptions { SlidingExpiration = Kept });
        }

        return new RoundResult(raw.Round, raw.Edition, raw.Snapshot, estimate!, raw.Plan) { EditionVersion = raw.EditionVersion, Preview = true };
    }
}
