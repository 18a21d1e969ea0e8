using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>
/// Sends what is queued. A mail is claimed before it is sent; one that is found claimed long ago may or may not have gone, and is shown as
/// doubtful instead of being sent again: at most one, and a doubt that can be seen (design 8).
/// </summary>
public sealed partial class MailDispatcher(KompassDbContext db, IMailTransport transport, TimeProvider time, ILogger<MailDispatcher> logger)
{
    public const int MostAttempts = 6;

    /// <summary>Longer than any send takes.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(15);

    private const int BatchSize = 50;

    public async Task<DispatchReport> DispatchAsync(CancellationToken cancellationToken)
    {
        var doubtful = await MarkStaleAsync(cancellationToken);
        var (sent, failed) = (0, 0);
        while (await DueAsync(cancellationToken) is { Count: > 0 } due)
        {
            foreach (var mail in due)
            {
                if (!await ClaimAsync(mail.Id, cancellationToken))
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
        var limit = Now - Stale;
        return await db.Outbox.Where(m => m.State == MailState.Sending && (m.ClaimedUtc == null || m.ClaimedUtc < limit))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Doubtful), cancellationToken);
    }

    private Task<List<OutboxMail>> DueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        return db.Outbox.AsNoTracking().Where(m => m.State == MailState.Queued && (m.NextAttemptUtc == null || m.NextAttemptUtc <= now))
            .OrderBy(m => m.Id).Take(BatchSize).ToListAsync(cancellationToken);
    }

    private async Task<bool> ClaimAsync(long id, CancellationToken cancellationToken)
    {
        var now = Now;
        return await db.Outbox.Where(m => m.Id == id && m.State == MailState.Queued).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.ClaimedUtc, now).SetProperty(m => m.Attempts, m => m.Attempts + 1),
            cancellationToken) == 1;
    }

    private async Task<MailState> TrySendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await transport.SendAsync(
                new OutgoingMail(mail.MessageId, mail.To, mail.ToName, mail.Subject, mail.TextBody ?? "", mail.HtmlBody ?? "", Now), cancellationToken);
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
        await db.Outbox.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(m => m.State, MailState.Sent)
                .SetProperty(m => m.SentUtc, now)
                .SetProperty(m => m.TextBody, (string?)null)
                .SetProperty(m => m.HtmlBody, (string?)null)
                .SetProperty(m => m.UnsubscribeAddress, (string?)null)
                .SetProperty(m => m.LastError, (string?)null),
            CancellationToken.None);
        return MailState.Sent;
    }

    private async Task<MailState> PutBackAsync(OutboxMail mail, MailNotSentException exception)
    {
        var attempts = mail.Attempts + 1;
        if (exception.ForGood || attempts >= MostAttempts)
        {
            await SetAsync(mail.Id, MailState.Failed, exception.Message, next: null);
            return MailState.Failed;
        }

        // 1, 4, 16, 64, 256 minutes.
        await SetAsync(mail.Id, MailState.Queued, exception.Message, Now.AddMinutes(Math.Pow(4, attempts - 1)));
        return MailState.Queued;
    }

    /// <summary>What has happened is written down even while the program stops.</summary>
    private Task<int> SetAsync(long id, MailState state, string error, DateTime? next) =>
        db.Outbox.Where(m => m.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, state).SetProperty(m => m.LastError, error).SetProperty(m => m.NextAttemptUtc, next),
            CancellationToken.None);

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
