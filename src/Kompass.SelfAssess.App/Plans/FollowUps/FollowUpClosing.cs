using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>Closes follow-ups: what each action came to, the figures to the coordinators, and what waits called off, in one transaction.</summary>
public sealed class FollowUpClosing(KompassDbContext db, FollowUpMails mails, TimeProvider clock)
{
    /// <summary>Closes the follow-up of a plan whose last day has passed.</summary>
    /// <returns>How many were closed.</returns>
    internal async Task<int> CloseDueAsync(Guid planId, CancellationToken cancellationToken)
    {
        var today = StockholmDays.Today(clock);
        var due = db.FollowUps.Where(f => f.PlanId == planId && f.State == FollowUpState.Open && f.ClosesOn < today);
        if (!await due.AnyAsync(cancellationToken))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        var followUps = await due.Include(f => f.Plan).ToListAsync(cancellationToken);
        foreach (var followUp in followUps)
        {
            await CloseAsync(followUp, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return followUps.Count;
    }

    /// <summary>Closes what is open of a plan that is itself about to be closed; in the caller's transaction, which saves and commits.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> CloseOfPlanAsync(Guid planId, CancellationToken cancellationToken)
    {
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        var followUps = await db.FollowUps.Include(f => f.Plan).Where(f => f.PlanId == planId && f.State == FollowUpState.Open).ToListAsync(cancellationToken);
        foreach (var followUp in followUps)
        {
            await CloseAsync(followUp, cancellationToken);
        }

        return followUps.Count;
    }

    /// <summary>
    /// The caller holds the plan's lock and commits. What was written and not submitted counts as silent: its writer has not said it yet. It stays
    /// with the report, where only its writer has seen it.
    /// </summary>
    internal async Task CloseAsync(FollowUp followUp, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // One that closes by itself closes at the end of its last day, however late that is noticed.
        var today = StockholmDays.DayOf(now);
        var day = followUp.ClosesOn < today ? followUp.ClosesOn.Value : today;
        var reports = await db.FollowUpReports.Include(r => r.Action).Where(r => r.FollowUpId == followUp.Id).ToListAsync(cancellationToken);
        foreach (var report in reports)
        {
            report.Outcome = FollowUpOutcomes.Of(
                report.ReportedUtc is null ? null : report.Status,
                report.Action!.Status,
                report.Action.DueOn,
                report.ReportedUtc is null || report.Proposal is ProposalState.None or ProposalState.Declined ? null : report.ProposedDueOn,
                day);
            report.Version++;
        }

        followUp.State = FollowUpState.Closed;
        followUp.ClosedUtc = now;
        followUp.Version++;
        await db.Outbox.Where(m => m.FollowUpId == followUp.Id).CallOffAsync(cancellationToken);
        var figures = reports.CountBy(report => report.Outcome!.Value).ToDictionary();
        await mails.AddToCoordinatorsAsync(followUp, MailKind.FollowUpReport, day, facts => FollowUpLetter.Report(figures, facts), cancellationToken);
    }
}
