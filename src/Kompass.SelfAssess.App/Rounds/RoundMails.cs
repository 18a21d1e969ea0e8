using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// What became of a round's mails. In an anonymous round only invitations are shown: who was reminded or was sent another link had not submitted,
/// and even the number of reminders tells about somebody who is known to get none. Trouble with reminders is told once it concerns as many as
/// any other number must.
/// </summary>
public sealed class RoundMails(KompassDbContext db)
{
    public async Task<RoundMailView?> LoadAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken) is not { } round)
        {
            return null;
        }

        var shown = Shown(round);
        var counts = await shown.GroupBy(m => new { m.Kind, m.State })
            .Select(group => new RoundMailCount(group.Key.Kind, group.Key.State, group.Count())).ToListAsync(cancellationToken);
        var troubled = await Troubled(shown)
            .OrderBy(m => m.State).ThenBy(m => m.To).ThenBy(m => m.Id)
            .Select(m => new TroubledMail(m.Id, m.Kind, m.State, m.To, m.ToName, m.LastError, m.Attempts))
            .ToListAsync(cancellationToken);
        var hidden = round.Anonymity == Anonymity.Anonymous ? await FailedReminders(round).CountAsync(cancellationToken) : 0;
        return new RoundMailView(counts, troubled, hidden >= round.MinimumGroup ? hidden : 0, round.State == RoundState.Open);
    }

    /// <summary>Puts a failed mail back in the queue, or a doubtful one where that was asked for; it keeps its message id.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> SendAgainAsync(Guid roundId, long mailId, MailState from, CancellationToken cancellationToken)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken) is not { } round
            || from is not (MailState.Failed or MailState.Doubtful))
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State != RoundState.Open)
        {
            return new Refused(RefusalCode.NotOpen);
        }

        var queued = await QueueAsync(Troubled(Shown(round)).Where(m => m.Id == mailId && m.State == from), cancellationToken);
        return queued == 1 ? null : new Refused(RefusalCode.NotFound);
    }

    /// <summary>All that certainly did not go, with the reminders of an anonymous round where their trouble is told.</summary>
    /// <returns>How many of those that are shown one by one were queued.</returns>
    public async Task<Outcome<int>> SendFailedAgainAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken) is not { } round)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State != RoundState.Open)
        {
            return new Refused(RefusalCode.NotOpen);
        }

        if (round.Anonymity == Anonymity.Anonymous && await FailedReminders(round).CountAsync(cancellationToken) >= round.MinimumGroup)
        {
            await QueueAsync(FailedReminders(round), cancellationToken);
        }

        return await QueueAsync(Troubled(Shown(round)).Where(m => m.State == MailState.Failed), cancellationToken);
    }

    /// <summary>Without those that were never meant to go, and those of people who have left the list.</summary>
    private IQueryable<OutboxMail> Shown(Round round)
    {
        var mails = db.Outbox.Where(m => m.RoundId == round.Id && m.OrganisationId == round.OrganisationId
            && db.Participants.Any(p => p.Id == m.ParticipantId && !p.Withdrawn));
        return round.Anonymity == Anonymity.Anonymous
            ? mails.Where(m => m.Kind == MailKind.Invitation)
            : mails.Where(m => m.Kind == MailKind.Invitation || m.Kind == MailKind.Reminder || m.Kind == MailKind.LastReminder || m.Kind == MailKind.Link);
    }

    private IQueryable<OutboxMail> Troubled(IQueryable<OutboxMail> mails) => mails.Where(m =>
        (m.State == MailState.Failed || m.State == MailState.Doubtful)
        // Where names are known, who has submitted needs no mail.
        && !db.Participants.Any(p => p.Id == m.ParticipantId && p.State == ParticipantState.Submitted && p.Round!.Anonymity == Anonymity.Named)
        // A later mail of the kind that went has settled it.
        && !db.Outbox.Any(later => later.ParticipantId == m.ParticipantId && later.Kind == m.Kind && later.Id > m.Id && later.State == MailState.Sent));

    private IQueryable<OutboxMail> FailedReminders(Round round) => db.Outbox.Where(m =>
        m.RoundId == round.Id && m.State == MailState.Failed && (m.Kind == MailKind.Reminder || m.Kind == MailKind.LastReminder)
        && db.Participants.Any(p => p.Id == m.ParticipantId && !p.Withdrawn && p.State != ParticipantState.Submitted)
        && !db.MailStops.Any(stop => stop.Email == m.To));

    /// <summary>The dispatcher sees to the sending hours, and that the mail is still meant for somebody.</summary>
    private static Task<int> QueueAsync(IQueryable<OutboxMail> mails, CancellationToken cancellationToken) => mails.ExecuteUpdateAsync(
        set => set
            .SetProperty(m => m.State, MailState.Queued)
            .SetProperty(m => m.Attempts, 0)
            .SetProperty(m => m.NextAttemptUtc, (DateTime?)null)
            .SetProperty(m => m.LastError, (string?)null),
        cancellationToken);
}

/// <param name="Counts">How many of each kind and state.</param>
/// <param name="Troubled">Those that failed, then those that nobody knows of.</param>
/// <param name="FailedReminders">Reminders of an anonymous round that failed; 0 where they are too few to tell.</param>
/// <param name="CanSend">True while the round is open.</param>
public sealed record RoundMailView(
    IReadOnlyList<RoundMailCount> Counts, IReadOnlyList<TroubledMail> Troubled, int FailedReminders, bool CanSend);

public sealed record RoundMailCount(MailKind Kind, MailState State, int Count);

/// <param name="Id">Row id.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="State">Failed or Doubtful.</param>
/// <param name="Address">Address.</param>
/// <param name="Name">Whose.</param>
/// <param name="Answer">What the mail server said, in its own words.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record TroubledMail(long Id, MailKind Kind, MailState State, string Address, string? Name, string? Answer, int Attempts);
