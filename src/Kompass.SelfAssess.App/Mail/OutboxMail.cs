namespace Kompass.SelfAssess.App.Mail;

/// <summary>A mail as a row first, sent later (design 8). Account mail has no organisation.</summary>
public sealed class OutboxMail
{
    public long Id { get; set; }

    public int? OrganisationId { get; set; }

    public Guid? RoundId { get; set; }

    public Guid? ParticipantId { get; set; }

    /// <summary>The follow-up it is about, and who of it is asked; a mail to a coordinator has only the first.</summary>
    public Guid? FollowUpId { get; set; }

    public Guid? FollowUpOwnerId { get; set; }

    public MailKind Kind { get; set; }

    /// <summary>Kind and subject of the mail; with the nominal date it is unique, so that a retry never doubles one.</summary>
    public required string ClaimKey { get; set; }

    /// <summary>The Stockholm day the mail belongs to; null for mails that nobody planned.</summary>
    public DateOnly? NominalDate { get; set; }

    public required string MessageId { get; set; }

    public required string To { get; set; }

    public string? ToName { get; set; }

    /// <summary>Sender's name where it is not the installation's, and who gets the answers.</summary>
    public string? FromName { get; set; }

    public string? ReplyTo { get; set; }

    public required string Subject { get; set; }

    /// <summary>Emptied once sent: the body carries a personal link.</summary>
    public string? TextBody { get; set; }

    public string? HtmlBody { get; set; }

    /// <summary>Address of List-Unsubscribe. Emptied with the bodies: it carries a token too.</summary>
    public string? UnsubscribeAddress { get; set; }

    public MailState State { get; set; }

    public int Attempts { get; set; }

    public DateTime QueuedUtc { get; set; }

    /// <summary>When a worker took it; long ago and still sending means that nobody knows whether it went.</summary>
    public DateTime? ClaimedUtc { get; set; }

    public DateTime? NextAttemptUtc { get; set; }

    public DateTime? SentUtc { get; set; }

    public string? LastError { get; set; }
}

public enum MailState : byte
{
    Queued = 0,
    Sending = 1,
    Sent = 2,
    Failed = 3,

    /// <summary>Oklart: found in <see cref="Sending"/> after a stop. Shown, never sent again by itself.</summary>
    Doubtful = 4,

    /// <summary>Its day passed while nothing ran, or the person's budget was used up: never sent, and never due again.</summary>
    Skipped = 5,

    /// <summary>Called off before it left: the person submitted or was taken off the list, or the day moved.</summary>
    Cancelled = 6,
}
