using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Whether a plan has had effect: a round from before it beside one from after, of what both show.</summary>
public sealed class EffectService(KompassDbContext db, ResultService results, RoundSides sides, EditionCatalogue editions)
{
    /// <param name="planId">The plan.</param>
    /// <param name="laterId">The later round; the latest that can be compared unless told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where the organisation has no such plan, or no such round after it.</returns>
    public async Task<EffectView?> MeasureAsync(Guid planId, Guid? laterId, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.Where(own => own.Id == planId).Select(own => new { own.RoundId, own.StartsOn }).SingleOrDefaultAsync(cancellationToken);
        if (plan is null)
        {
            return null;
        }

        var rounds = await ClosedAsync(cancellationToken);
        var start = plan.RoundId is { } id ? rounds.Find(round => round.Id == id) : rounds.FindLast(round => round.ClosedOn <= plan.StartsOn);
        var after = start is null ? [] : rounds.FindAll(round => round.ClosedUtc > start.ClosedUtc && round.OpenedOn > plan.StartsOn);
        if (laterId is not null && !after.Exists(round => round.Id == laterId))
        {
            return null;
        }

        if (start is null || await results.LoadAsync(start.Id, cancellationToken) is not RoundResult earlier)
        {
            return new EffectWaiting(null);
        }

        after.Reverse();
        var scale = await editions.SameScaleAsync(earlier.Edition, cancellationToken);
        var chosen = laterId is { } asked
            ? after.Find(round => round.Id == asked)
            : after.Find(round => round.Depth == start.Depth && scale.Contains(round.EditionId)) ?? after.FirstOrDefault();
        if (chosen is null || await results.LoadAsync(chosen.Id, cancellationToken) is not RoundResult later)
        {
            return new EffectWaiting(earlier.Round);
        }

        return await CompareAsync(planId, earlier, later, chosen.OpenedOn, [.. after.Select(round => new EffectRound(round.Id, round.Name))], cancellationToken);
    }

    private async Task<EffectSeen> CompareAsync(
        Guid planId, RoundResult earlier, RoundResult later, DateOnly opened, IReadOnlyList<EffectRound> choices, CancellationToken cancellationToken)
    {
        var actions = await ActionsAsync(opened, cancellationToken);
        var input = new EffectInput(
            await sides.OfAsync(earlier, cancellationToken),
            await sides.OfAsync(later, cancellationToken),
            opened,
            [.. actions.Where(action => action.PlanId == planId).Select(action => action.Effect)])
        {
            Elsewhere = [.. actions.Where(action => action.PlanId != planId && !action.Effect.Cancelled).SelectMany(action => action.Effect.Targets)],
        };
        return new EffectSeen(
            earlier,
            later,
            choices,
            PlanEffect.Of(input),
            actions.Where(action => action.PlanId == planId).ToDictionary(action => action.Effect.Number, action => action.Title));
    }

    /// <summary>In the order of closing.</summary>
    private async Task<List<ClosedRow>> ClosedAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Rounds
            .Where(round => (round.State == RoundState.Closed || round.State == RoundState.Confirmed) && round.ClosedUtc != null && round.OpenedUtc != null)
            .Select(round => new { round.Id, round.Name, round.EditionId, round.Depth, Opened = round.OpenedUtc!.Value, Closed = round.ClosedUtc!.Value }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Closed).Select(row => new ClosedRow(row.Id, row.Name, row.EditionId, row.Depth, StockholmDays.DayOf(row.Opened), row.Closed))];
    }

    /// <summary>Every plan's actions that there were when the round opened: another plan's questions are not without an action.</summary>
    private async Task<List<PlannedAction>> ActionsAsync(DateOnly opened, CancellationToken cancellationToken)
    {
        var rows = await db.PlanActions.AsNoTracking().Include(action => action.Targets).ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(action => StockholmDays.DayOf(action.CreatedUtc) < opened).Select(action => new PlannedAction(action.PlanId, action.Title, new EffectAction(
                action.Number,
                [.. action.Targets.Select(target => new EffectTarget(target.SubAreaCode, target.QuestionCode))],
                action.Status == ActionStatus.Done ? action.DoneOn : null,
                action.Status == ActionStatus.Cancelled))),
        ];
    }

    private sealed record PlannedAction(Guid PlanId, string Title, EffectAction Effect);

    private sealed record ClosedRow(Guid Id, string Name, int EditionId, RoundDepth Depth, DateOnly OpenedOn, DateTime ClosedUtc)
    {
        public DateOnly ClosedOn => StockholmDays.DayOf(ClosedUtc);
    }
}

/// <summary>What may be seen of a plan's effect.</summary>
public abstract record EffectView;

/// <summary>There is nothing to compare yet.</summary>
/// <param name="Start">The round that the plan starts from; null where none had closed before it.</param>
public sealed record EffectWaiting(RoundHead? Start) : EffectView;

/// <summary>Two rounds beside each other.</summary>
/// <param name="Earlier">The one that the plan starts from.</param>
/// <param name="Later">The one after.</param>
/// <param name="Choices">Rounds that could be the later one, the latest first.</param>
/// <param name="Effect">What comes of it, or why nothing does.</param>
/// <param name="Titles">Title of each of the plan's actions by number.</param>
public sealed record EffectSeen(
    RoundResult Earlier, RoundResult Later, IReadOnlyList<EffectRound> Choices, PlanEffect Effect, IReadOnlyDictionary<int, string> Titles) : EffectView;

/// <summary>A round that has closed after the plan began.</summary>
public sealed record EffectRound(Guid Id, string Name);
