using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>Mails that are not to leave after all.</summary>
internal static class CalledOff
{
    /// <summary>
    /// Calls off those that are still queued, and empties what carries a link. The claim is given back: where the same day comes up again in a
    /// new plan, a new mail may be written for it.
    /// </summary>
    public static Task<int> CallOffAsync(this IQueryable<OutboxMail> mails, CancellationToken cancellationToken) =>
        mails.Where(m => m.State == MailState.Queued).ExecuteUpdateAsync(
            set => set
                .SetProperty(m => m.State, MailState.Cancelled)
                .SetProperty(m => m.ClaimKey, m => m.ClaimKey + ":" + m.MessageId)
                .SetProperty(m => m.TextBody, (string?)null)
                .SetProperty(m => m.HtmlBody, (string?)null)
                .SetProperty(m => m.UnsubscribeAddress, (string?)null),
            cancellationToken);
}
