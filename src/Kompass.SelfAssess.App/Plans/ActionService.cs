using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>
/// Åtgärder: made, changed, moved. Every change writes its history in the same transaction, alone with the plan; where the caller has begun a
/// transaction, it is that one, and the caller's to commit or to roll back.
/// </summary>
public sealed class ActionService(KompassDbContext db, EditionCatalogue editions, ActionWriter writer, OpenFollowUps followUps, TimeProvider clock)
{
    /// <summary>What is wrong with the content, without doing anything.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="actionId">The action that is to change; null for a new one.</param>
    /// <param name="content">What is wanted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<Refused>> CheckAsync(Guid planId, Guid? actionId, ActionContent content, CancellationToken cancellationToken)
    {
        var facts = await PlanFacts.ReadAsync(db, editions, planId, clock, cancellationToken);
        var before = actionId is { } id ? await db.WholeActions().AsNoTracking().SingleOrDefaultAsync(action => action.Id == id && action.PlanId == planId, cancellationToken) : null;
        if (facts is null || (actionId is not null && before is null))
        {
            return [new Refused(RefusalCode.NotFound)];
        }

        return facts.Plan.State == PlanState.Closed ? [new Refused(RefusalCode.PlanClosed)] : await FaultsAsync(content.Tidy(), facts, before, cancellationToken);
    }

    /// <summary>The content of an action as it stands, and its version; null where the organisation has no such action.</summary>
    public async Task<(ActionContent Content, int Version)?> ContentAsync(Guid actionId, CancellationToken cancellationToken)
    {
        if (await db.WholeActions().AsNoTracking().SingleOrDefaultAsync(own => own.Id == actionId, cancellationToken) is not { } action)
        {
            return null;
        }

        var numbers = await db.PlanActions.Where(own => own.PlanId == action.PlanId).ToDictionaryAsync(own => own.Id, own => own.Number, cancellationToken);
        return (ActionContent.Of(action, numbers), action.Version);
    }

    /// <returns>The new action; the first one where the same is sent twice.</returns>
    public Task<Outcome<CreatedAction>> CreateAsync(Guid planId, ActionContent content, ActionAuthor author, CancellationToken cancellationToken) =>
        AloneAsync<CreatedAction>(planId, async facts =>
        {
            if (content.NewId is { } sent && facts.Numbers.TryGetValue(sent, out var made))
            {
                return new CreatedAction(sent, made);
            }

            var tidy = content.Tidy();
            if (await FaultsAsync(tidy, facts, null, cancellationToken) is { Count: > 0 } faults)
            {
                return faults;
            }

            var taken = content.NewId is { } id && await db.PlanActions.IgnoreQueryFilters([KompassDbContext.TenantFilter]).AnyAsync(own => own.Id == id, cancellationToken);
            var action = new PlanAction
            {
                Id = taken ? Guid.NewGuid() : content.NewId ?? Guid.NewGuid(),
                OrganisationId = facts.Plan.OrganisationId,
                PlanId = planId,
                Number = facts.Numbers.Values.DefaultIfEmpty().Max() + 1,
                Title = tidy.Title,
                CreatedUtc = clock.GetUtcNow().UtcDateTime,
                Version = 1,
            };
            await writer.AddAsync(action, tidy, facts, author, cancellationToken);
            return new CreatedAction(action.Id, action.Number);
        }, cancellationToken);

    /// <returns>The new version; the one there is where nothing changes.</returns>
    public Task<Outcome<int>> ChangeAsync(Guid actionId, int version, ActionContent content, ActionAuthor author, CancellationToken cancellationToken) =>
        ChangeAsync(actionId, version, _ => content, author, cancellationToken);

    /// <summary>Sets status alone. A done action is at 100 %; one that is no longer done goes back to what it was at.</summary>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> SetStatusAsync(Guid actionId, int version, ActionStatus status, ActionAuthor author, CancellationToken cancellationToken) =>
        ChangeAsync(actionId, version, content => content with { Status = status }, author, cancellationToken);

    /// <summary>Ticks steps, or takes their ticks away. Two people may tick at once, so no version is asked for.</summary>
    /// <param name="actionId">The action.</param>
    /// <param name="ticks">For each step that changes, by row id, whether it is done.</param>
    /// <param name="author">Who says so.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> TickAsync(Guid actionId, IReadOnlyDictionary<int, bool> ticks, ActionAuthor author, CancellationToken cancellationToken)
    {
        List<int> order = [];
        return ChangeAsync(
            actionId,
            null,
            content => content.Ticked(order, ticks),
            author,
            cancellationToken,
            action =>
            {
                order = [.. action.StepsInOrder().Select(step => step.Id)];
                return ticks.Keys.All(order.Contains);
            });
    }

    /// <summary>Moves a card on the board, to another column or within its own.</summary>
    /// <returns>The new version.</returns>
    public async Task<Outcome<int>> MoveAsync(MoveAction command, ActionAuthor author, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var outcome = await SetStatusAsync(command.ActionId, command.Version, command.Status, author, cancellationToken);
        if (!outcome.Done)
        {
            return outcome;
        }

        var planId = await db.PlanActions.Where(action => action.Id == command.ActionId).Select(action => action.PlanId).SingleAsync(cancellationToken);
        var column = await db.PlanActions.Where(action => action.PlanId == planId && action.Status == command.Status)
            .OrderBy(action => action.BoardPosition).ThenBy(action => action.Number)
            .Select(action => new { action.Id, action.BoardPosition }).ToListAsync(cancellationToken);
        var order = column.Select(action => action.Id).Where(id => id != command.ActionId).ToList();
        order.Insert(Math.Clamp(command.Place, 0, order.Count), command.ActionId);
        foreach (var (id, place) in order.Select((id, index) => (id, index)).Where(own => column.Single(action => action.Id == own.id).BoardPosition != own.index))
        {
            // A place is no content: it moves without a new version, so that nobody's form is refused for it.
            await db.PlanActions.Where(action => action.Id == id).ExecuteUpdateAsync(set => set.SetProperty(action => action.BoardPosition, place), cancellationToken);
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    private async Task<Outcome<int>> ChangeAsync(
        Guid actionId, int? version, Func<ActionContent, ActionContent> change, ActionAuthor author, CancellationToken cancellationToken,
        Func<PlanAction, bool>? exists = null)
    {
        var planId = await db.PlanActions.Where(own => own.Id == actionId).Select(own => (Guid?)own.PlanId).SingleOrDefaultAsync(cancellationToken);
        return planId is { } id
            ? await AloneAsync<int>(id, facts => ChangeAsync(facts, actionId, version, change, author, exists, cancellationToken), cancellationToken)
            : new Refused(RefusalCode.NotFound);
    }

    private async Task<Outcome<int>> ChangeAsync(
        PlanFacts facts, Guid actionId, int? version, Func<ActionContent, ActionContent> change, ActionAuthor author, Func<PlanAction, bool>? exists,
        CancellationToken cancellationToken)
    {
        var action = await db.WholeActions().SingleAsync(own => own.Id == actionId, cancellationToken);
        if (exists is not null && !exists(action))
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        var content = change(ActionContent.Of(action, facts.Numbers)).Tidy();
        var changedSince = version is { } read && read != action.Version;
        if (await FaultsAsync(content, facts, action, cancellationToken) is { Count: > 0 } faults)
        {
            return changedSince ? new Refused(RefusalCode.ChangedBySomebodyElse) : faults;
        }

        var owner = action.OwnerId;
        if (!await writer.WriteAsync(action, content, facts, author, cancellationToken))
        {
            // The same change sent twice has been made.
            return action.Version;
        }

        if (changedSince)
        {
            db.ChangeTracker.Clear();
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        action.Version++;
        if (owner != action.OwnerId)
        {
            await followUps.SettleAsync(action.PlanId, cancellationToken);
        }

        return action.Version;
    }

    private async Task<List<Refused>> FaultsAsync(ActionContent tidy, PlanFacts facts, PlanAction? before, CancellationToken cancellationToken) =>
        [.. ActionRules.Faults(tidy, facts, before), .. await writer.FaultsAsync(tidy, before, cancellationToken)];

    private Task<Outcome<T>> AloneAsync<T>(Guid planId, Func<PlanFacts, Task<Outcome<T>>> act, CancellationToken cancellationToken) =>
        PlanFacts.AloneAsync(db, editions, clock, planId, act, cancellationToken);
}
