using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Orders;

/// <summary>Files that take too long to wait for: ordered, looked after and fetched by the one coordinator who ordered them.</summary>
public sealed class FileOrderService(KompassDbContext db, TimeProvider clock)
{
    private static readonly FileOrderState[] OnTheirWay = [FileOrderState.Waiting, FileOrderState.InProgress];

    /// <summary>Why no file of answers can be had of the round; null where one can.</summary>
    public async Task<Refused?> RawAnswersRefusalAsync(Guid roundId, CancellationToken cancellationToken) =>
        await db.Rounds.Where(round => round.Id == roundId).Select(round => new { round.Anonymity, round.State }).SingleOrDefaultAsync(cancellationToken) switch
        {
            null => new Refused(RefusalCode.NotFound),
            { Anonymity: Anonymity.Anonymous } => new Refused(RefusalCode.RoundAnonymous),
            { State: not (RoundState.Closed or RoundState.Confirmed) } => new Refused(RefusalCode.NotClosed),
            _ => await db.Responses.AnyAsync(response => response.RoundId == roundId && response.Submitted, cancellationToken) ? null : new Refused(RefusalCode.AnswersDeleted),
        };

    /// <summary>Puts the order in the queue. The same that is already on its way is not ordered twice.</summary>
    /// <returns>The order's id.</returns>
    public async Task<Outcome<Guid>> OrderAsync(Guid roundId, FileOrderKind kind, string culture, OrderingUser user, CancellationToken cancellationToken)
    {
        if (!await IsCoordinatorAsync(user.Id, cancellationToken))
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (await RawAnswersRefusalAsync(roundId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var waiting = await Own(user.Id).Where(order => OnTheirWay.Contains(order.State)).ToListAsync(cancellationToken);
        if (waiting.Find(order => order.RoundId == roundId && order.Kind == kind && order.Culture == culture) is { } same)
        {
            return same.Id;
        }

        if (waiting.Count >= FileOrder.MostAtOnce)
        {
            return new Refused(RefusalCode.TooManyOrders, $"{FileOrder.MostAtOnce}");
        }

        var order = new FileOrder
        {
            Id = Guid.NewGuid(),
            OrganisationId = db.Tenant.OrganisationId!.Value,
            RoundId = roundId,
            Kind = kind,
            Culture = culture,
            OrderedById = user.Id,
            OrderedBy = user.Name.Length > FileOrder.ByMaxLength ? user.Name[..FileOrder.ByMaxLength] : user.Name,
            OrderedUtc = clock.GetUtcNow().UtcDateTime,
            Claim = Guid.NewGuid(),
        };
        db.FileOrders.Add(order);
        await db.SaveChangesAsync(cancellationToken);
        return order.Id;
    }

    /// <summary>The person's own orders of the round, the latest first; those whose time is over are not told of.</summary>
    public async Task<IReadOnlyList<FileOrderView>> ListAsync(Guid roundId, Guid userId, CancellationToken cancellationToken)
    {
        var over = clock.GetUtcNow().UtcDateTime.AddHours(-FileOrder.KeptHours);
        var rows = await Own(userId).Where(order => order.RoundId == roundId && (order.EndedUtc == null || order.EndedUtc > over))
            .OrderByDescending(order => order.OrderedUtc).ThenBy(order => order.Id).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(order => new FileOrderView(
                order.Id, order.Kind, order.State, order.OrderedUtc, order.Done, order.Total, order.Bytes, order.FileName,
                order.State == FileOrderState.Done ? order.EndedUtc?.AddHours(FileOrder.KeptHours) : null, order.Error)),
        ];
    }

    /// <summary>Calls off what is on its way, and takes away what has ended, with its file.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> RemoveAsync(Guid orderId, Guid userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var own = db.FileOrders.Where(order => order.Id == orderId && order.OrderedById == userId);
        // The job that is writing finds its order called off before its next piece, and writes none.
        var found = await own.Where(order => OnTheirWay.Contains(order.State)).ExecuteUpdateAsync(
            set => set.SetProperty(order => order.State, FileOrderState.Cancelled).SetProperty(order => order.EndedUtc, now), cancellationToken);
        if (found == 1)
        {
            await db.FileOrderParts.Where(part => part.OrderId == orderId).ExecuteDeleteAsync(cancellationToken);
        }
        else
        {
            found = await own.ExecuteDeleteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (found == 0)
        {
            return new Refused(RefusalCode.NotFound);
        }

        await DeletedText.ForgetFilesAsync(db, cancellationToken);
        return null;
    }

    /// <summary>The finished file, for whoever ordered it and is still coordinator here; null for everybody else, and when its time is over.</summary>
    public async Task<OrderedFile?> FetchAsync(Guid orderId, Guid userId, CancellationToken cancellationToken)
    {
        var over = clock.GetUtcNow().UtcDateTime.AddHours(-FileOrder.KeptHours);
        var order = await Own(userId).SingleOrDefaultAsync(order => order.Id == orderId && order.State == FileOrderState.Done && order.EndedUtc > over, cancellationToken);
        return order is null || !await IsCoordinatorAsync(userId, cancellationToken)
            ? null
            : new OrderedFile(order.FileName!, FileOrderFormats.ContentType(order.Kind), order.Bytes, new FileOrderStream(db, order.Id));
    }

    private IQueryable<FileOrder> Own(Guid userId) => db.FileOrders.AsNoTracking().Where(order => order.OrderedById == userId);

    private Task<bool> IsCoordinatorAsync(Guid userId, CancellationToken cancellationToken) => db.Memberships.AnyAsync(
        member => member.UserId == userId && member.OrganisationId == db.Tenant.OrganisationId && member.Role == MemberRole.Coordinator, cancellationToken);
}
