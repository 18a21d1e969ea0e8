using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Orders;

/// <summary>
/// Which order is made next, and by whom. The row is the claim: an order whose job has given no sign of life for some minutes is taken up again by
/// whoever comes first.
/// </summary>
internal sealed class FileOrderQueue(KompassDbContext db, TimeProvider clock)
{
    /// <summary>Much longer than a job is silent while it lives.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(5);

    /// <summary>An order that has been taken up so long after it was placed and still is not done will not be.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(3);

    /// <summary>The error of an order that was given up.</summary>
    public const string GaveUp = "GaveUp";

    /// <summary>The oldest order that waits or whose job has died; none while another is being made, so that files never keep mail waiting.</summary>
    public async Task<FileOrder?> NextAsync(CancellationToken cancellationToken)
    {
        var (now, dead, ahead) = Limits();
        // One that gave a sign of life far ahead did so before the clock went backwards.
        var stopped = Everybodys.Where(order => order.State == FileOrderState.InProgress && (order.BeatUtc == null || order.BeatUtc < dead || order.BeatUtc > ahead));
        var late = now - GiveUpAfter;
        await stopped.Where(order => order.OrderedUtc < late).ExecuteUpdateAsync(
            set => set.SetProperty(order => order.State, FileOrderState.Failed).SetProperty(order => order.EndedUtc, now).SetProperty(order => order.Error, GaveUp),
            cancellationToken);
        return await Everybodys.AnyAsync(order => order.State == FileOrderState.InProgress && order.BeatUtc >= dead && order.BeatUtc <= ahead, cancellationToken)
            ? null
            : await Everybodys.Where(order => order.State == FileOrderState.Waiting).Concat(stopped)
                .AsNoTracking().OrderBy(order => order.OrderedUtc).ThenBy(order => order.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Takes the order as it was read, with nothing written of it; null where another was first.</summary>
    public async Task<FileOrderClaim?> ClaimAsync(FileOrder order, CancellationToken cancellationToken)
    {
        var (now, claim) = (clock.GetUtcNow().UtcDateTime, Guid.NewGuid());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var mine = await Everybodys.Where(own => own.Id == order.Id && own.Claim == order.Claim && own.State == order.State && own.BeatUtc == order.BeatUtc).ExecuteUpdateAsync(
            set => set.SetProperty(own => own.State, FileOrderState.InProgress).SetProperty(own => own.Claim, claim).SetProperty(own => own.BeatUtc, now)
                .SetProperty(own => own.Done, 0).SetProperty(own => own.Total, 0),
            cancellationToken);
        if (mine == 0)
        {
            return null;
        }

        await db.FileOrderParts.Where(part => part.OrderId == order.Id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new FileOrderClaim(db, clock, order.Id, claim);
    }

    /// <summary>Files that have been kept long enough go, and so do orders that came to nothing.</summary>
    public static Task<int> ClearAsync(KompassDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var over = now.AddHours(-FileOrder.KeptHours);
        return db.FileOrders.IgnoreQueryFilters([KompassDbContext.TenantFilter]).Where(order => order.EndedUtc <= over).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<FileOrder> Everybodys => db.FileOrders.IgnoreQueryFilters([KompassDbContext.TenantFilter]);

    private (DateTime Now, DateTime Dead, DateTime Ahead) Limits()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (now, now - Stale, now + Stale);
    }
}
