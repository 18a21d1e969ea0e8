using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>A meeting that everybody just left: its open ballot is broken off, and the keys of those who had joined go.</summary>
internal static class LeftoverVotes
{
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    /// <summary>Every municipality's: nothing is read, and a vote is kept no longer than its meeting.</summary>
    public static async Task ClearAsync(KompassDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var limit = now - Margin;
        var left = db.Workshops.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(w => w.JoinCodeUntilUtc == null || w.JoinCodeUntilUtc < limit).Select(w => w.Id);
        var open = db.Ballots.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(b => b.State == BallotState.Open && b.OpenedUtc < limit && left.Contains(b.WorkshopId));
        await db.Votes.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(v => open.Any(b => b.Id == v.BallotId)).ExecuteDeleteAsync(cancellationToken);
        await open.ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BallotState.Discarded), cancellationToken);
        await db.WorkshopVoters.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(v => left.Contains(v.WorkshopId)).ExecuteDeleteAsync(cancellationToken);
    }
}
