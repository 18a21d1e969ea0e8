using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>
/// Sends what is queued. A mail is claimed before it is sent; one that is found claimed long ago may or may not have gone, and is shown as
/// doubtful instead of being sent again: at most one, and a doubt that can be seen (design 8). What the program planned leaves in the sending
/// hours only, later tries too, and only as long as it is still meant for somebody.
/// </summary>
public sealed partial class MailDispatcher(KompassDbContext db, IMailTransport transport, TimeProvider time, ILogger<MailDispatcher> logger)
{
    public const int MostAttempts = 6;

    /// <summary>Longer than any send takes.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(15);

    private const int BatchSize = 50;
    private const int MostWrites = 6;

    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(1);

    private Dictionary<int, MailCalendar>? _calendars;

    public async Task<DispatchReport> DispatchAsync(CancellationToken cancellationToken)
    {
        var doubtful = await MarkStaleAsync(cancellationToken);
        var (sent, failed) = (0, 0);
        while (await DueAsync(cancellationToken) is { Count: > 0 } due)
        {
            foreach (var mail in due)
            {
                if (!await MayLeaveNowAsync(mail, cancellationToken) || !await ClaimAsync(mail, cancellationToken))
                {
                    continue;
                }

                switch (await TrySendAsync(mail, cancellationToken))
                {
                    case MailState.Sent:
                        sent++;
                        break;
                    case MailState.Doubtful:
                        doubtful++;
                        break;
                    default:
                        failed++;
                        break;
                }
            }
        }

        return new DispatchReport(sent, failed, doubtful);
    }

    private async Task<int> MarkStaleAsync(CancellationToken cancellationToken)
    {
        // One claimed far ahead was claimed before the clock went backwards.
        var (limit, ahead) = (Now - Stale, Now + Stale);
        return await db.Outbox
            .Where(m => m.State == MailState.Sending && (m.ClaimedUtc == null || m.ClaimedUtc < limit || m.ClaimedUtc > ahead))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Doubtful), cancellationToken);
    }

    private Task<List<OutboxMail>> DueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        return db.Outbox.AsNoTracking().Where(m => m.State == MailState.Queued && (m.NextAttemptUtc == null || m.NextAttemptUtc <= now))
            .OrderBy(m => m.Id).Take(BatchSize).ToListAsync(cancellationToken);
    }

    /// <summary>Puts a planned mail off to the next sending hours where they are over.</summary>
    private async Task<bool> MayLeaveNowAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        if (!mail.Kind.IsTimed)
        {
            return true;
        }

        _calendars ??= await db.Organisations.ToDictionaryAsync(o => o.Id, o => new MailCalendar(o.MailsInJuly), cancellationToken);
        var now = Now;
        var calendar = mail.OrganisationId is { } organisation && _calendars.TryGetValue(organisation, out var own) ? own : new MailCalendar(July: false);
        var opening = calendar.NextOpening(now);
        if (opening == now)
        {
            return true;
        }

        await db.Outbox.Where(m => m.Id == mail.Id && m.State == MailState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptUtc, opening), cancellationToken);
        return false;
    }

    /// <summary>One statement takes the mail and sees that it is still to go; one that is not is called off.</summary>
    private async Task<bool> ClaimAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        var now = Now;
        var queued = db.Outbox.IgnoreQueryFilters([KompassDbContext.TenantFilter]).Where(m => m.Id == mail.Id && m.State == MailState.Queued);
        var wanted = mail.Kind.IsTimed || mail.Kind == MailKind.Link ? Wanted(queued, StockholmDays.DayOf(now)) : queued;
        if (await wanted.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.ClaimedUtc, now).SetProperty(m => m.Attempts, m => m.Attempts + 1),
            cancellationToken) == 1)
        {
            return true;
        }

        if (wanted != queued && !await wanted.AnyAsync(cancellationToken))
        {
            await queued.CallOffAsync(cancellationToken);
        }

        return false;
    }

    /// <summary>
    /// Those of the mails to participants whose round is open and who are still on its list; a reminder only to one who has not submitted, where
    /// the round still reminds. An invitation to an anonymous round goes all the same: whether it went can be seen. Of mails to owners those whose
    /// follow-up is open and who still have something to report; coordinators are told of an open follow-up, and of how it ended.
    /// </summary>
    private IQueryable<OutboxMail> Wanted(IQueryable<OutboxMail> mails, DateOnly today) => mails.Where(m =>
        (db.Participants.Any(p =>
            p.Id == m.ParticipantId && !p.Withdrawn && p.Round!.State == RoundState.Open && p.Round.ClosesOn >= today
            && (p.State != ParticipantState.Submitted || m.Kind == MailKind.Link || (m.Kind == MailKind.Invitation && p.Round.Anonymity == Anonymity.Anonymous))
            && (p.Round.Reminders || m.Kind == MailKind.Link || m.Kind == MailKind.Invitation))
            || db.FollowUpOwners.Any(o =>
                o.Id == m.FollowUpOwnerId && !o.Withdrawn && o.FollowUp!.State == FollowUpState.Open && o.FollowUp.ClosesOn >= today
                && o.Owner!.LeftUtc == null && o.Owner.Email == m.To && (o.State != ParticipantState.Submitted || m.Kind == MailKind.Link))
            || (m.Kind == MailKind.FollowUpEscalation && db.FollowUps.Any(f => f.Id == m.FollowUpId && f.State == FollowUpState.Open && f.ClosesOn >= today))
            || m.Kind == MailKind.FollowUpReport)
        && (m.Kind == MailKind.Link || m.Kind == MailKind.FollowUpEscalation || m.Kind == MailKind.FollowUpReport
            || !db.MailStops.Any(stop => stop.OrganisationId == m.OrganisationId && stop.Email == m.To)));

    private async Task<MailState> TrySendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await transport.SendAsync(
                new OutgoingMail(mail.MessageId, mail.To, mail.ToName, mail.Subject, mail.TextBody ?? "", mail.HtmlBody ?? "", Now)
                {
                    FromName = mail.FromName,
                    ReplyTo = mail.ReplyTo,
                    UnsubscribeAddress = mail.UnsubscribeAddress,
                },
                cancellationToken);
        }
        catch (MailNotSentException exception)
        {
            LogNotSent(logger, mail.Id, exception);
            return await PutBackAsync(mail, exception);
        }
#pragma warning disable CA1031 // Whatever it was, nobody knows whether the mail went: that is what the state says, and the next mail is not its fault.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogDoubtful(logger, mail.Id, exception);
            await SetAsync(mail.Id, MailState.Doubtful, exception.Message, next: null);
            return MailState.Doubtful;
        }

        var now = Now;
        await WrittenAsync(() => db.Outbox.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(m => m.State, MailState.Sent)
                .SetProperty(m => m.SentUtc, now)
                .SetProperty(m => m.TextBody, (string?)null)
                .SetProperty(m => m.HtmlBody, (string?)null)
                .SetProperty(m => m.UnsubscribeAddress, (string?)null)
                .SetProperty(m => m.LastError, (string?)null),
            CancellationToken.None));
        return MailState.Sent;
    }

    private async Task<MailState> PutBackAsync(OutboxMail mail, MailNotSentException exception)
    {
        var attempts = mail.Attempts + 1;
        if (exception.ForGood || attempts >= MostAttempts)
        {
            await SetAsync(mail.Id, MailState.Failed, exception.Message, next: null);
            await TellOfDeadAddressAsync(mail, exception.ForGood);
            return MailState.Failed;
        }

        // 1, 4, 16, 64, 256 minutes.
        await SetAsync(mail.Id, MailState.Queued, exception.Message, Now.AddMinutes(Math.Pow(4, attempts - 1)));
        return MailState.Queued;
    }

    /// <summary>An owner whose address refuses mail for good is shown to the coordinator, and is not written to until there is another address.</summary>
    private async Task TellOfDeadAddressAsync(OutboxMail mail, bool forGood)
    {
        if (!forGood || mail.FollowUpOwnerId is not { } asked)
        {
            return;
        }

        var now = Now;
        await db.PlanOwners.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(owner => owner.Email == mail.To && owner.AddressFailedUtc == null && db.FollowUpOwners.Any(o => o.Id == asked && o.OwnerId == owner.Id))
            .ExecuteUpdateAsync(
                set => set.SetProperty(owner => owner.AddressFailedUtc, now).SetProperty(owner => owner.Version, owner => owner.Version + 1), CancellationToken.None);
    }

    /// <summary>What has happened is written down even while the program stops.</summary>
    private Task<int> SetAsync(long id, MailState state, string error, DateTime? next) =>
        WrittenAsync(() => db.Outbox.Where(m => m.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, state).SetProperty(m => m.LastError, error).SetProperty(m => m.NextAttemptUtc, next),
            CancellationToken.None));

    /// <summary>A database that is busy for a while must not turn a mail that went into one that nobody knows of: it is asked again.</summary>
    private static async Task<int> WrittenAsync(Func<Task<int>> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (Exception exception) when (attempt < MostWrites && DatabaseTrouble.IsUnavailable(exception))
            {
                await Task.Delay(BetweenWrites);
            }
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not sent.")]
    private static partial void LogNotSent(ILogger logger, long id, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nobody knows whether mail {Id} was sent.")]
    private static partial void LogDoubtful(ILogger logger, long id, Exception exception);
}

/// <param name="Sent">Handed over.</param>
/// <param name="Failed">Not handed over; tried again later where that may help.</param>
/// <param name="Doubtful">Nobody knows.</param>
public sealed record DispatchReport(int Sent, int Failed, int Doubtful);
