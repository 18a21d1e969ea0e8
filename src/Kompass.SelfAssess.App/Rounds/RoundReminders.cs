using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// The reminders of one round. A row in the outbox is the claim on a reminder: sent, skipped or called off, it is there once. Everything is
/// decided anew from the rows at every waking, so that a stop, a second worker or a moved day needs no memory.
/// </summary>
public sealed class RoundReminders(KompassDbContext db, RoundCatalogue rounds, ParticipantMails mails, Outbox outbox)
{
    /// <summary>So few that nobody's answer waits long for the round's lock.</summary>
    private const int PeoplePerTransaction = 100;

    internal async Task<ReminderReport> QueueDueAsync(Guid roundId, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var report = ReminderReport.Nothing;
        if (await OpenRoundAsync(roundId, cancellationToken) is not { } round)
        {
            return report;
        }

        var due = await DueAsync(round, PeopleOf(roundId), nowUtc, cancellationToken);
        foreach (var part in due.Select(person => person.Participant.Id).Chunk(PeoplePerTransaction))
        {
            report += await QueueAsync(roundId, part, nowUtc, cancellationToken);
        }

        return report;
    }

    /// <summary>
    /// Reminders whose day came while the person had submitted are dealt with: one who takes the answers back to change them is not reminded at
    /// once. The caller holds the round's lock and commits.
    /// </summary>
    internal async Task SkipPassedAsync(Guid participantId, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var roundId = await db.Participants.Where(p => p.Id == participantId).Select(p => p.RoundId).SingleAsync(cancellationToken);
        if (await OpenRoundAsync(roundId, cancellationToken) is not { } round)
        {
            return;
        }

        var today = StockholmDays.DayOf(nowUtc);
        foreach (var person in await ReadAsync(db.Participants.Where(p => p.Id == participantId && p.Email != null), nowUtc, cancellationToken))
        {
            foreach (var reminder in DueReminders.Unclaimed(person.PlanFor(round), today, person.Has))
            {
                Skip(person.Participant, reminder);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What is queued is called off, and planned anew at the next waking; the caller's transaction.</summary>
    internal static Task<int> CallOffAsync(KompassDbContext db, Guid roundId, CancellationToken cancellationToken) =>
        db.Outbox.Where(m => m.RoundId == roundId && (m.Kind == MailKind.Reminder || m.Kind == MailKind.LastReminder)).CallOffAsync(cancellationToken);

    private async Task<ReminderReport> QueueAsync(Guid roundId, Guid[] people, DateTime nowUtc, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SpentMails.TakeBudgetAsync(db, cancellationToken);
        await RoundLock.TakeAloneAsync(db, roundId, cancellationToken);
        if (await OpenRoundAsync(roundId, cancellationToken) is not { } round || await rounds.FindAsync(roundId, cancellationToken) is not { } catalogued)
        {
            return ReminderReport.Nothing;
        }

        var due = await DueAsync(round, PeopleOf(roundId).Where(p => people.Contains(p.Id)), nowUtc, cancellationToken);
        var spent = await SpentMails.ReadAsync(db, round.OrganisationId, [.. due.Select(person => person.Participant.Email!)], nowUtc, cancellationToken);
        var report = ReminderReport.Nothing;
        foreach (var (participant, reminders) in due)
        {
            foreach (var reminder in reminders.Skipped)
            {
                Skip(participant, reminder);
            }

            report += new ReminderReport(0, reminders.Skipped.Count);
            if (reminders.Send is not { } send)
            {
                continue;
            }

            if (MailBudget.Allows(spent[participant.Email!], send.Day, round.MailBudget))
            {
                var added = await mails.AddAsync(
                    catalogued, round.ClosesOn, participant, KindOf(send.Kind), KeyOf(participant.Id, send), send.Day, cancellationToken: cancellationToken);
                report += new ReminderReport(added == MailAdded.Queued ? 1 : 0, 0);
            }
            else
            {
                Skip(participant, send);
                report += new ReminderReport(0, 1);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return report;
    }

    private Task<RemindedRound?> OpenRoundAsync(Guid roundId, CancellationToken cancellationToken) =>
        db.Rounds.Where(r => r.Id == roundId && r.State == RoundState.Open && r.Reminders)
            .Join(
                db.Organisations,
                r => r.OrganisationId,
                o => o.Id,
                (r, o) => new RemindedRound(r.OrganisationId, r.ClosesOn, o.MailBudget, new MailCalendar(o.MailsInJuly)))
            .SingleOrDefaultAsync(cancellationToken);

    private IQueryable<Participant> PeopleOf(Guid roundId) => db.Participants.Where(p =>
        p.RoundId == roundId && p.Email != null && p.State != ParticipantState.Submitted && !p.Withdrawn
        && !db.MailStops.Any(stop => stop.Email == p.Email));

    private async Task<List<PersonDue>> DueAsync(RemindedRound round, IQueryable<Participant> people, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var today = StockholmDays.DayOf(nowUtc);
        return
        [
            .. (await ReadAsync(people, nowUtc, cancellationToken))
                .Select(person => new PersonDue(
                    person.Participant, DueReminders.On(person.PlanFor(round), today, round.ClosesOn, person.Has, person.LatestMail)))
                .Where(person => person.Reminders.Skipped.Count > 0 || person.Reminders.Send is not null),
        ];
    }

    /// <summary>Those who have got an invitation, or a link that somebody asked for instead of one.</summary>
    private async Task<IReadOnlyList<RemindedPerson>> ReadAsync(IQueryable<Participant> people, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var today = StockholmDays.DayOf(nowUtc);
        var found = await people.AsNoTracking().OrderBy(p => p.Email).ToListAsync(cancellationToken);
        var rows = (await people
                .Join(
                    db.Outbox,
                    p => p.Id,
                    m => m.ParticipantId,
                    (p, m) => new { p.Id, Mine = m.To == p.Email, m.Kind, m.State, m.ClaimKey, m.NominalDate, m.ClaimedUtc, m.SentUtc, m.QueuedUtc })
                .Where(m => m.Kind == MailKind.Invitation || m.Kind == MailKind.Link || m.Kind == MailKind.Reminder || m.Kind == MailKind.LastReminder)
                .ToListAsync(cancellationToken))
            .ToLookup(
                row => row.Id,
                row => new EarlierMail(row.Kind, row.State, row.ClaimKey, row.Mine, row.NominalDate, StockholmDays.DayOf(row.SentUtc ?? row.ClaimedUtc ?? row.QueuedUtc)));
        return [.. found.Select(person => RemindedPerson.From(person, [.. rows[person.Id]], today)).OfType<RemindedPerson>()];
    }

    /// <summary>A claim on a mail that never goes; it has no body.</summary>
    private void Skip(Participant participant, PlannedReminder reminder)
    {
        var row = outbox.Add(new NewMail(
            KindOf(reminder.Kind), KeyOf(participant.Id, reminder), participant.Email!, null, "", "", "", participant.OrganisationId, participant.Id));
        row.State = MailState.Skipped;
        row.RoundId = participant.RoundId;
        row.NominalDate = reminder.Day;
        row.TextBody = null;
        row.HtmlBody = null;
    }

    private static MailKind KindOf(ReminderKind kind) => kind == ReminderKind.Last ? MailKind.LastReminder : MailKind.Reminder;

    internal static string KeyOf(Guid participantId, PlannedReminder reminder) => string.Create(
        CultureInfo.InvariantCulture, $"{(reminder.Kind == ReminderKind.Last ? "last-reminder" : "reminder")}:{participantId:N}:{reminder.Day:yyyy-MM-dd}");

    private sealed record PersonDue(Participant Participant, DueReminders Reminders);
}

/// <summary>What of a round decides its reminders.</summary>
internal sealed record RemindedRound(int OrganisationId, DateOnly ClosesOn, int MailBudget, MailCalendar Calendar);

/// <param name="Kind">What it was.</param>
/// <param name="State">How far it came.</param>
/// <param name="ClaimKey">Its claim.</param>
/// <param name="Mine">True where it went to the address that the person has now.</param>
/// <param name="NominalDate">The day it belongs to.</param>
/// <param name="Day">The day something last happened to it.</param>
internal sealed record EarlierMail(MailKind Kind, MailState State, string ClaimKey, bool Mine, DateOnly? NominalDate, DateOnly Day)
{
    public bool HasLeft => State is MailState.Sent or MailState.Doubtful;
}

/// <summary>Somebody to remind, with what was sent before.</summary>
internal sealed record RemindedPerson(Participant Participant, DateOnly Invited, DateOnly LatestMail, IReadOnlySet<string> Claims)
{
    public static RemindedPerson? From(Participant participant, IReadOnlyList<EarlierMail> mails, DateOnly today)
    {
        var invitations = mails.Where(m => m is { Kind: MailKind.Invitation, Mine: true, HasLeft: true }).Select(m => m.NominalDate ?? m.Day).ToList();
        var links = mails.Where(m => m is { Kind: MailKind.Link, Mine: true, HasLeft: true }).Select(m => m.Day).ToList();
        if (invitations.Count + links.Count == 0)
        {
            return null;
        }

        var invited = invitations.Count > 0 ? invitations.Max() : links.Min();
        var latest = mails.Where(m => m.Mine && m.Kind.IsPlanned && m.State is not (MailState.Skipped or MailState.Cancelled))
            .Select(m => m.State is MailState.Queued or MailState.Sending ? today : m.Day);
        return new RemindedPerson(participant, invited, latest.Append(invited).Max(), mails.Select(m => m.ClaimKey).ToHashSet());
    }

    public bool Has(PlannedReminder reminder) => Claims.Contains(RoundReminders.KeyOf(Participant.Id, reminder));

    public ReminderPlan PlanFor(RemindedRound round) => ReminderPlan.For(Invited, round.ClosesOn, round.Calendar);
}
