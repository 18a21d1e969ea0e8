using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Orders;

/// <summary>
/// The right to write one order's file. Every step first touches the row under this claim, in the same short transaction: a job that was taken
/// for dead, or whose order was called off, writes nothing more (<see cref="FileOrderLostException"/>).
/// </summary>
internal sealed class FileOrderClaim(KompassDbContext db, TimeProvider clock, Guid orderId, Guid claim)
{
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(1);

    private long _lastBeat = clock.GetTimestamp();
    private int _parts;
    private long _bytes;
    private int _total;

    public Task BeginAsync(int total, CancellationToken cancellationToken)
    {
        _total = total;
        return BeatAsync(0, cancellationToken);
    }

    /// <summary>Says how far it has come, now and then.</summary>
    public Task ProgressAsync(int done, CancellationToken cancellationToken) =>
        clock.GetElapsedTime(_lastBeat) < BetweenBeats ? Task.CompletedTask : BeatAsync(done, cancellationToken);

    public async Task AddAsync(byte[] piece, int done, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await BeatAsync(done, cancellationToken);
        db.FileOrderParts.Add(new FileOrderPart { OrderId = orderId, Number = _parts++, Content = piece });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        _bytes += piece.Length;
    }

    public async Task FinishAsync(string fileName, CancellationToken cancellationToken)
    {
        var now = Now;
        Demand(await Mine.ExecuteUpdateAsync(
            set => set.SetProperty(order => order.State, FileOrderState.Done).SetProperty(order => order.EndedUtc, now).SetProperty(order => order.Done, _total)
                .SetProperty(order => order.FileName, fileName).SetProperty(order => order.Bytes, _bytes),
            cancellationToken));
    }

    /// <summary>Ends it without a file; one that is no longer ours is left alone.</summary>
    public async Task FailAsync(string error)
    {
        var now = Now;
        var text = error.Length > FileOrder.ErrorMaxLength ? error[..FileOrder.ErrorMaxLength] : error;
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (await Mine.ExecuteUpdateAsync(
            set => set.SetProperty(order => order.State, FileOrderState.Failed).SetProperty(order => order.EndedUtc, now).SetProperty(order => order.Error, text),
            CancellationToken.None) == 1)
        {
            await db.FileOrderParts.Where(part => part.OrderId == orderId).ExecuteDeleteAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
    }

    /// <summary>The program stops: the order waits again, and whoever comes next need not wait until this job is taken for dead.</summary>
    public Task PutBackAsync() => Mine.ExecuteUpdateAsync(set => set.SetProperty(order => order.State, FileOrderState.Waiting), CancellationToken.None);

    private async Task BeatAsync(int done, CancellationToken cancellationToken)
    {
        var now = Now;
        Demand(await Mine.ExecuteUpdateAsync(
            set => set.SetProperty(order => order.BeatUtc, now).SetProperty(order => order.Done, done).SetProperty(order => order.Total, _total), cancellationToken));
        _lastBeat = clock.GetTimestamp();
    }

    private IQueryable<FileOrder> Mine => db.FileOrders.Where(order => order.Id == orderId && order.Claim == claim && order.State == FileOrderState.InProgress);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static void Demand(int rows)
    {
        if (rows == 0)
        {
            throw new FileOrderLostException();
        }
    }
}

/// <summary>The order was called off, or another job has taken it up.</summary>
internal sealed class FileOrderLostException : Exception;
