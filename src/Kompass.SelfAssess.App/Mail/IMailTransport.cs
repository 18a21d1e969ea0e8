namespace Kompass.SelfAssess.App.Mail;

/// <summary>Hands a mail over to whoever delivers it.</summary>
public interface IMailTransport
{
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <summary>A mail with both bodies; the message id is the same however often it is tried.</summary>
public sealed record OutgoingMail(string MessageId, string To, string? ToName, string Subject, string TextBody, string HtmlBody, DateTime DateUtc)
{
    /// <summary>Sender's name where it is not the installation's.</summary>
    public string? FromName { get; init; }

    /// <summary>Who gets the answers; null where the sender's address does.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Where one click stops further mail (RFC 8058).</summary>
    public string? UnsubscribeAddress { get; init; }
}
