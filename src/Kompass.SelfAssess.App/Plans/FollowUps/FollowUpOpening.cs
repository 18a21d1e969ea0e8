using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>
/// Opens the follow-up of one plan that is due, and claims the dates that are not followed up. Everything of one waking is one transaction under
/// the plan's lock, and the row per plan and date is the claim: whoever comes second finds it and does nothing.
/// </summary>
public sealed class FollowUpOpening(KompassDbContext db, FollowUpOwners owners, FollowUpClosing closing, TimeProvider clock)
{
    /// <summary>What is due of the plan, and the owners of its open follow-up brought into line with the plan.</summary>
    internal async Task<OpeningReport> OpenDueAsync(Guid planId, CancellationToken cancellationToken)
    {
        // One that is over must not stand in the way of the next, whichever work is woken first.
        var closed = await closing.CloseDueAsync(planId, cancellationToken);
        var report = new OpeningReport(0, 0, closed);
        if (await ReadAsync(planId, cancellationToken) is { } seen && (seen.Due != DueFollowUps.None || seen.HasOpen))
        {
            report += await InTurnAsync(planId, cancellationToken);
        }

        return report;
    }

    /// <summary>A follow-up that the coordinator starts; the caller holds the plan's lock and commits.</summary>
    internal async Task<Outcome<Guid>> OpenExtraAsync(ActionPlan plan, Organisation organisation, CancellationToken cancellationToken)
    {
        var today = StockholmDays.Today(clock);
        // Mail leaves on the next day it may; a date of the cadence on that day is this one.
        var nominal = PlanCadence.Of(plan, organisation).Calendar.OnOrAfter(today);
        if (await db.FollowUps.AnyAsync(f => f.PlanId == plan.Id && f.State == FollowUpState.Open, cancellationToken))
        {
            return new Refused(RefusalCode.AnotherFollowUpOpen);
        }

        if (!await AskedActions(plan.Id).AnyAsync(cancellationToken))
        {
            return new Refused(RefusalCode.NothingToFollowUp);
        }

        var claimed = await db.FollowUps.SingleOrDefaultAsync(f => f.PlanId == plan.Id && f.NominalDate == nominal, cancellationToken);
        if (claimed is { OpenedUtc: not null })
        {
            return new Refused(RefusalCode.FollowedUpToday);
        }

        return await OpenAsync(plan, claimed, nominal, FollowUpKind.Extra, cancellationToken);
    }

    private async Task<OpeningReport> InTurnAsync(Guid planId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        if (await ReadAsync(planId, cancellationToken) is not { } seen)
        {
            return OpeningReport.Nothing;
        }

        foreach (var date in seen.Due.Skipped)
        {
            db.FollowUps.Add(new FollowUp
            {
                Id = Guid.NewGuid(),
                OrganisationId = seen.Plan.OrganisationId,
                PlanId = planId,
                NominalDate = date.Day,
                State = FollowUpState.Skipped,
                Skipped = date.Reason,
                Version = 1,
            });
        }

        if (seen.Due.Open is { } due)
        {
            await OpenAsync(seen.Plan, null, due.Day, due.IsCatchUp ? FollowUpKind.CatchUp : FollowUpKind.Planned, cancellationToken);
        }
        else
        {
            await owners.SettleAsync(planId, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return new OpeningReport(seen.Due.Open is null ? 0 : 1, seen.Due.Skipped.Count, 0);
    }

    private async Task<Guid> OpenAsync(ActionPlan plan, FollowUp? claimed, DateOnly nominal, FollowUpKind kind, CancellationToken cancellationToken)
    {
        var followUp = claimed ?? new FollowUp { Id = Guid.NewGuid(), OrganisationId = plan.OrganisationId, PlanId = plan.Id, NominalDate = nominal };
        followUp.Kind = kind;
        followUp.State = FollowUpState.Open;
        followUp.Skipped = null;
        followUp.OpenedUtc = clock.GetUtcNow().UtcDateTime;
        followUp.ClosesOn = PlanCadence.LastDay(nominal, plan.OpenDays);
        followUp.Version++;
        if (claimed is null)
        {
            db.FollowUps.Add(followUp);
        }

        foreach (var action in await AskedActions(plan.Id).AsNoTracking().OrderBy(action => action.Number).ToListAsync(cancellationToken))
        {
            db.FollowUpReports.Add(new FollowUpReport
            {
                OrganisationId = plan.OrganisationId,
                FollowUpId = followUp.Id,
                ActionId = action.Id,
                StatusBefore = action.Status,
                PercentBefore = action.Percent,
                DueBefore = action.DueOn,
                Version = 1,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        await owners.SettleAsync(plan.Id, cancellationToken);
        return followUp.Id;
    }

    private async Task<PlanSeen?> ReadAsync(Guid planId, CancellationToken cancellationToken)
    {
        if (await db.Plans.AsNoTracking().Include(p => p.Dates).SingleOrDefaultAsync(p => p.Id == planId && p.State == PlanState.Active, cancellationToken) is not { } plan)
        {
            return null;
        }

        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == plan.OrganisationId, cancellationToken);
        var earlier = await db.FollowUps.AsNoTracking().Where(f => f.PlanId == planId).ToListAsync(cancellationToken);
        var claimed = earlier.Select(f => f.NominalDate).ToHashSet();
        var cadence = PlanCadence.Of(plan, organisation);
        var today = StockholmDays.Today(clock);
        var due = DueFollowUps.On(
            cadence.Past(today),
            claimed.Contains,
            today,
            cadence.Calendar.IsMailDay(today),
            day => earlier.Exists(followUp => WasOpen(followUp, day)),
            await AskedActions(planId).AnyAsync(cancellationToken));
        return new PlanSeen(plan, due, earlier.Exists(f => f.State == FollowUpState.Open));
    }

    private IQueryable<PlanAction> AskedActions(Guid planId) =>
        db.PlanActions.Where(action => action.PlanId == planId && action.Status != ActionStatus.Done && action.Status != ActionStatus.Cancelled);

    private static bool WasOpen(FollowUp followUp, DateOnly day)
    {
        if (followUp is not { OpenedUtc: { } opened, ClosesOn: { } last })
        {
            return false;
        }

        var from = StockholmDays.DayOf(opened);
        var ended = followUp.ClosedUtc is { } closed && StockholmDays.DayOf(closed) < last ? StockholmDays.DayOf(closed) : last;
        return day >= (from < followUp.NominalDate ? from : followUp.NominalDate) && day <= ended;
    }

    private sealed record PlanSeen(ActionPlan Plan, DueFollowUps Due, bool HasOpen);
}

/// <param name="Opened">Follow-ups opened.</param>
/// <param name="Skipped">Dates that will have none.</param>
/// <param name="Closed">Follow-ups closed on the way, because their last day had passed.</param>
public sealed record OpeningReport(int Opened, int Skipped, int Closed)
{
    public static OpeningReport Nothing { get; } = new(0, 0, 0);

    public static OpeningReport operator +(OpeningReport left, OpeningReport right) =>
        new(left.Opened + right.Opened, left.Skipped + right.Skipped, left.Closed + right.Closed);
}
