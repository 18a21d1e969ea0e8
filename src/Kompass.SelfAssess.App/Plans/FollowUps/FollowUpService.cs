using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Planning;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>What the coordinator does with follow-ups by hand; each verb is one transaction under the plan's lock.</summary>
public sealed class FollowUpService(
    KompassDbContext db, FollowUpOpening opening, FollowUpClosing closing, FollowUpOwners owners, FollowUpMails mails, ActionLog log, TimeProvider clock)
{
    /// <summary>A follow-up may be extended to at most so many days from today.</summary>
    public const int MostDaysAhead = 60;

    /// <summary>Starts a follow-up now, beside the cadence.</summary>
    /// <returns>The id of the follow-up.</returns>
    public async Task<Outcome<Guid>> StartAsync(Guid planId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        if (await db.Plans.AsNoTracking().Include(p => p.Dates).SingleOrDefaultAsync(p => p.Id == planId, cancellationToken) is not { } plan)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (plan.State != PlanState.Active)
        {
            return new Refused(RefusalCode.NotOpen);
        }

        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == plan.OrganisationId, cancellationToken);
        var opened = await opening.OpenExtraAsync(plan, organisation, cancellationToken);
        if (opened.Done)
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return opened;
    }

    /// <summary>Closes it today instead of at the end of its last day.</summary>
    public Task<Refused?> CloseAsync(Guid followUpId, int version, CancellationToken cancellationToken) => OnOpenAsync(
        followUpId,
        version,
        async followUp =>
        {
            await closing.CloseAsync(followUp, cancellationToken);
            return null;
        },
        cancellationToken);

    /// <summary>Another last day. What is queued is called off, and reminders follow the new day.</summary>
    public Task<Refused?> ExtendAsync(Guid followUpId, int version, DateOnly closesOn, CancellationToken cancellationToken) => OnOpenAsync(
        followUpId,
        version,
        async followUp =>
        {
            var today = StockholmDays.Today(clock);
            if (FaultOf(closesOn, today) is { } fault)
            {
                return fault;
            }

            followUp.ClosesOn = closesOn;
            followUp.EscalatedUtc = WorkingDays.Add(closesOn, -FollowUpReminders.EscalationDaysBefore) > today ? null : followUp.EscalatedUtc;
            followUp.Version++;
            await db.Outbox.Where(m => m.FollowUpId == followUpId && (m.Kind == MailKind.FollowUpReminder || m.Kind == MailKind.FollowUpEscalation))
                .CallOffAsync(cancellationToken);
            return null;
        },
        cancellationToken);

    /// <summary>Calls it off: no report, the links are dead, what was submitted stays. Its date is not opened again.</summary>
    public Task<Refused?> CallOffAsync(Guid followUpId, int version, CancellationToken cancellationToken) => OnOpenAsync(
        followUpId,
        version,
        async followUp =>
        {
            (followUp.State, followUp.Skipped, followUp.ClosedUtc) = (FollowUpState.Skipped, SkippedReason.CalledOff, clock.GetUtcNow().UtcDateTime);
            followUp.Version++;
            await db.Outbox.Where(m => m.FollowUpId == followUpId).CallOffAsync(cancellationToken);
            return null;
        },
        cancellationToken);

    /// <summary>Hands what somebody has not reported to another owner of the plan, in the plan too; the new owner gets a mail.</summary>
    /// <param name="followUpId">Which follow-up.</param>
    /// <param name="version">As it was read.</param>
    /// <param name="from">The owner now; null for actions without one.</param>
    /// <param name="to">Who takes over.</param>
    /// <param name="author">Who says so.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public Task<Refused?> ReplaceOwnerAsync(Guid followUpId, int version, Guid? from, Guid to, ActionAuthor author, CancellationToken cancellationToken) => OnOpenAsync(
        followUpId,
        version,
        async followUp =>
        {
            var people = await db.PlanOwners.Where(o => o.PlanId == followUp.PlanId && (o.Id == to || o.Id == from)).ToListAsync(cancellationToken);
            if (from == to || people.Find(owner => owner.Id == to) is not { } next || !FollowUpOwners.CanBeAsked(next))
            {
                return new Refused(RefusalCode.OwnerUnknown);
            }

            var reports = await db.FollowUpReports.Include(r => r.Action)
                .Where(r => r.FollowUpId == followUpId && r.ReportedUtc == null && r.Action!.OwnerId == from).ToListAsync(cancellationToken);
            foreach (var action in reports.Select(report => report.Action!))
            {
                log.Add(action, ActionField.Owner, people.Find(owner => owner.Id == from)?.Name, next.Name, author);
                action.OwnerId = to;
                action.Version++;
            }

            followUp.Version++;
            await db.SaveChangesAsync(cancellationToken);
            await owners.SettleAsync(followUp.PlanId, cancellationToken);
            return null;
        },
        cancellationToken);

    /// <summary>Sends somebody the link once more: lost, or refused by an address that works again.</summary>
    public Task<Refused?> SendAgainAsync(Guid followUpId, int version, Guid askedId, CancellationToken cancellationToken) => OnOpenAsync(
        followUpId,
        version,
        async followUp =>
        {
            if (await db.FollowUpOwners.Include(o => o.Owner).SingleOrDefaultAsync(o => o.Id == askedId && o.FollowUpId == followUpId, cancellationToken) is not { Withdrawn: false } asked
                || asked.Owner is not { Email: not null, LeftUtc: null })
            {
                return new Refused(RefusalCode.OwnerUnknown);
            }

            var reports = await db.FollowUpReports.Include(r => r.Action).Where(r => r.FollowUpOwnerId == askedId).ToListAsync(cancellationToken);
            var waiting = reports.Where(FollowUpOwners.IsWaiting).Select(report => report.Action!).OrderBy(action => action.Number).ToList();
            if (waiting.Count == 0)
            {
                return new Refused(RefusalCode.AlreadySubmitted);
            }

            asked.Owner.AddressFailedUtc = null;
            asked.Owner.Version++;
            await db.Outbox.Where(m => m.FollowUpOwnerId == askedId).CallOffAsync(cancellationToken);
            var earlier = await db.Outbox.CountAsync(m => m.FollowUpOwnerId == askedId && m.Kind == MailKind.FollowUp, cancellationToken);
            return await mails.AddOpeningAsync(followUp, asked, waiting, earlier, cancellationToken) ? null : new Refused(RefusalCode.MailStopped);
        },
        cancellationToken);

    /// <summary>Brings the open follow-up into line with the plan at once, where a change of owners is not to wait for the next waking.</summary>
    /// <returns>How many mails were queued.</returns>
    public async Task<int> SettleAsync(Guid planId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        var queued = await owners.SettleAsync(planId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return queued;
    }

    private static Refused? FaultOf(DateOnly closesOn, DateOnly today) => closesOn switch
    {
        _ when closesOn < today => new Refused(RefusalCode.ClosesInThePast),
        _ when closesOn > today.AddDays(MostDaysAhead) => new Refused(RefusalCode.OpenTooLong, Text(today.AddDays(MostDaysAhead))),
        _ when !WorkingDays.IsWorkingDay(closesOn) => new Refused(RefusalCode.NotWorkingDay, Text(WorkingDays.Add(closesOn, 1))),
        _ => null,
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Refused?> OnOpenAsync(Guid followUpId, int version, Func<FollowUp, Task<Refused?>> act, CancellationToken cancellationToken)
    {
        if (await db.FollowUps.AsNoTracking().Where(f => f.Id == followUpId).Select(f => (Guid?)f.PlanId).SingleOrDefaultAsync(cancellationToken) is not { } planId)
        {
            return new Refused(RefusalCode.NotFound);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        var followUp = await db.FollowUps.Include(f => f.Plan).SingleAsync(f => f.Id == followUpId, cancellationToken);
        if (followUp.State != FollowUpState.Open)
        {
            return new Refused(RefusalCode.NotOpen);
        }

        if (followUp.Version != version)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        try
        {
            if (await act(followUp) is { } refusal)
            {
                return refusal;
            }

            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
