using Kompass.SelfAssess.App.Data;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>A mail to queue.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="ClaimKey">Unique: the same key is never queued twice.</param>
/// <param name="To">Address.</param>
/// <param name="ToName">Name, if known.</param>
/// <param name="Subject">Subject.</param>
/// <param name="TextBody">Plain text.</param>
/// <param name="HtmlBody">The same as HTML.</param>
/// <param name="OrganisationId">Whose mail; null for account mail.</param>
/// <param name="ParticipantId">The participant it invites, if it does.</param>
public sealed record NewMail(
    MailKind Kind, string ClaimKey, string To, string? ToName, string Subject, string TextBody, string HtmlBody, int? OrganisationId = null, Guid? ParticipantId = null);

/// <summary>Mails are rows first, written in the caller's transaction and sent later (design 8).</summary>
public sealed class Outbox(KompassDbContext db, IOptions<MailOptions> options, TimeProvider time)
{
    /// <summary>Adds the row; the caller saves.</summary>
    public OutboxMail Add(NewMail mail)
    {
        var row = new OutboxMail
        {
            Kind = mail.Kind,
            ClaimKey = mail.ClaimKey,
            MessageId = $"<{Guid.NewGuid():N}@{options.Value.PublicAddress.Host}>",
            OrganisationId = mail.OrganisationId,
            ParticipantId = mail.ParticipantId,
            To = mail.To,
            ToName = mail.ToName,
            Subject = mail.Subject,
            TextBody = mail.TextBody,
            HtmlBody = mail.HtmlBody,
            State = MailState.Queued,
            QueuedUtc = time.GetUtcNow().UtcDateTime,
        };
        db.Outbox.Add(row);
        return row;
    }
}
