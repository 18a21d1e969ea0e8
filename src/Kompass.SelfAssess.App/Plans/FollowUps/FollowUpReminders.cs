using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>
/// Reminders of one open follow-up, by the rules of a round's; and shortly before it closes the coordinators are told who is silent. A row in the
/// outbox is the claim, and everything is decided anew from the rows at every waking.
/// </summary>
public sealed class FollowUpReminders(KompassDbContext db, FollowUpMails mails, Outbox outbox)
{
    /// <summary>The coordinators are told so many working days before the last day.</summary>
    public const int EscalationDaysBefore = 1;

    /// <summary>The day on which the coordinators are told, or later where it was missed; null where that is hardly after the opening.</summary>
    internal static DateOnly? EscalationDay(DateOnly nominal, DateOnly closesOn, MailCalendar calendar) =>
        calendar.OnOrBefore(WorkingDays.Add(closesOn, -EscalationDaysBefore)) is var day && day > nominal ? day : null;

    internal static string KeyOf(Guid askedId, PlannedReminder reminder) => string.Create(
        CultureInfo.InvariantCulture, $"followup-{(reminder.Kind == ReminderKind.Last ? "last-" : "")}reminder:{askedId:N}:{reminder.Day:yyyy-MM-dd}");

    internal async Task<ReminderReport> QueueDueAsync(Guid followUpId, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var today = StockholmDays.DayOf(nowUtc);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SpentMails.TakeBudgetAsync(db, cancellationToken);
        if (await db.FollowUps.AsNoTracking().Where(f => f.Id == followUpId).Select(f => (Guid?)f.PlanId).SingleOrDefaultAsync(cancellationToken) is not { } planId)
        {
            return ReminderReport.Nothing;
        }

        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        if (await db.FollowUps.Include(f => f.Plan).SingleOrDefaultAsync(f => f.Id == followUpId && f.State == FollowUpState.Open && f.ClosesOn >= today, cancellationToken) is not { } followUp)
        {
            return ReminderReport.Nothing;
        }

        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == followUp.OrganisationId)
            .Select(o => new { o.MailBudget, o.MailsInJuly }).SingleAsync(cancellationToken);
        var calendar = new MailCalendar(organisation.MailsInJuly);
        var people = await ReadAsync(followUp, today, cancellationToken);
        var report = await RemindAsync(followUp, people, calendar, organisation.MailBudget, nowUtc, cancellationToken);
        await EscalateAsync(followUp, people, calendar, nowUtc, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return report;
    }

    private async Task<ReminderReport> RemindAsync(
        FollowUp followUp, IReadOnlyList<WaitingOwner> people, MailCalendar calendar, int budget, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var today = StockholmDays.DayOf(nowUtc);
        var spent = await SpentMails.ReadAsync(
            db, followUp.OrganisationId, [.. people.Where(person => person.Reached).Select(person => person.Asked!.Owner!.Email!)], nowUtc, cancellationToken);
        var report = ReminderReport.Nothing;
        foreach (var person in people.Where(person => person is { Reached: true, Invited: not null }))
        {
            var plan = ReminderPlan.For(person.Invited!.Value, followUp.ClosesOn!.Value, calendar);
            var due = DueReminders.On(plan, today, followUp.ClosesOn.Value, reminder => person.Claims.Contains(KeyOf(person.Asked!.Id, reminder)), person.LatestMail);
            var allowed = due.Send is { } send && MailBudget.Allows(spent[person.Asked!.Owner!.Email!], send.Day, budget);
            var skipped = due.Send is null || allowed ? due.Skipped : [.. due.Skipped, due.Send];
            foreach (var reminder in skipped)
            {
                Skip(followUp, person.Asked!, reminder);
            }

            if (allowed)
            {
                await mails.AddReminderAsync(followUp, person.Asked!, person.Actions, due.Send!, cancellationToken);
            }

            report += new ReminderReport(allowed ? 1 : 0, skipped.Count);
        }

        return report;
    }

    /// <summary>Once for a last day; one that is moved is told of again.</summary>
    private async Task EscalateAsync(
        FollowUp followUp, IReadOnlyList<WaitingOwner> people, MailCalendar calendar, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var today = StockholmDays.DayOf(nowUtc);
        if (followUp.EscalatedUtc is not null || people.Count == 0
            || EscalationDay(followUp.NominalDate, followUp.ClosesOn!.Value, calendar) is not { } day || today < day)
        {
            return;
        }

        followUp.EscalatedUtc = nowUtc;
        followUp.Version++;
        IReadOnlyList<SilentOwner> silent = [.. people.Select(person => new SilentOwner(person.Asked?.Owner!.Name, person.Reached, person.Actions))];
        await mails.AddToCoordinatorsAsync(followUp, MailKind.FollowUpEscalation, followUp.ClosesOn.Value, facts => FollowUpLetter.Escalation(silent, facts), cancellationToken);
    }

    /// <summary>Everybody who has something left to report, by name; last what nobody can be asked about.</summary>
    private async Task<IReadOnlyList<WaitingOwner>> ReadAsync(FollowUp followUp, DateOnly today, CancellationToken cancellationToken)
    {
        var reports = await db.FollowUpReports.AsNoTrackingWithIdentityResolution()
            .Include(r => r.Action).Include(r => r.FollowUpOwner).ThenInclude(o => o!.Owner)
            .Where(r => r.FollowUpId == followUp.Id).ToListAsync(cancellationToken);
        var rows = (await db.Outbox.AsNoTracking().Where(m => m.FollowUpId == followUp.Id && m.FollowUpOwnerId != null).ToListAsync(cancellationToken))
            .ToLookup(row => row.FollowUpOwnerId!.Value);
        var stopped = await db.MailStops.AsNoTracking().Select(stop => stop.Email).ToListAsync(cancellationToken);
        return
        [
            .. reports.Where(FollowUpOwners.IsWaiting)
                .GroupBy(report => report.FollowUpOwner is { Withdrawn: false } asked ? asked : null)
                .OrderBy(group => group.Key is null).ThenBy(group => group.Key?.Owner!.Name, StringComparer.Create(Letter.CultureOf("sv"), ignoreCase: true))
                .Select(group => WaitingOwner.From(
                    group.Key, [.. group.Select(report => report.Action!).OrderBy(action => action.Number)], [.. rows[group.Key?.Id ?? Guid.Empty]], stopped, today)),
        ];
    }

    /// <summary>A claim on a mail that never goes; it has no body.</summary>
    private void Skip(FollowUp followUp, FollowUpOwner asked, PlannedReminder reminder)
    {
        var row = outbox.Add(new NewMail(
            MailKind.FollowUpReminder, KeyOf(asked.Id, reminder), asked.Owner!.Email!, null, "", "", "", followUp.OrganisationId));
        row.State = MailState.Skipped;
        row.FollowUpId = followUp.Id;
        row.FollowUpOwnerId = asked.Id;
        row.NominalDate = reminder.Day;
        row.TextBody = null;
        row.HtmlBody = null;
    }

    /// <param name="Asked">With the owner; null for actions that nobody can be asked about.</param>
    /// <param name="Reached">False where mails do not reach the person.</param>
    /// <param name="Actions">What waits for a report.</param>
    /// <param name="Invited">The day the link was sent; null where none has been.</param>
    /// <param name="LatestMail">The day the person was last written to, or today where a mail waits.</param>
    /// <param name="Claims">Claim keys of all mails.</param>
    private sealed record WaitingOwner(
        FollowUpOwner? Asked, bool Reached, IReadOnlyList<PlanAction> Actions, DateOnly? Invited, DateOnly LatestMail, IReadOnlySet<string> Claims)
    {
        public static WaitingOwner From(FollowUpOwner? asked, IReadOnlyList<PlanAction> actions, IReadOnlyList<OutboxMail> rows, IReadOnlyList<string> stopped, DateOnly today)
        {
            var mine = rows.Where(row => row.To == asked?.Owner!.Email && row.State is not (MailState.Skipped or MailState.Cancelled)).ToList();
            var left = mine.Where(row => row.Kind != MailKind.FollowUpReminder && row.State is MailState.Sent or MailState.Doubtful).Select(DayOf).ToList();
            return new WaitingOwner(
                asked,
                asked is not null && FollowUpOwners.CanBeAsked(asked.Owner) && !stopped.Contains(asked.Owner!.Email),
                actions,
                left.Count > 0 ? left.Max() : null,
                mine.Exists(row => row.State is MailState.Queued or MailState.Sending) ? today : mine.Select(DayOf).DefaultIfEmpty().Max(),
                rows.Select(row => row.ClaimKey).ToHashSet());
        }

        // From when it left, not from when it should have: one that a stop held up is not followed by a reminder at once.
        private static DateOnly DayOf(OutboxMail row) => StockholmDays.DayOf(row.SentUtc ?? row.ClaimedUtc ?? row.QueuedUtc);
    }
}
