using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>A municipality's own words in a mail to participants. Link, promise and contact are always there and cannot be written away.</summary>
public sealed class MailTemplate : ITenantOwned
{
    public const int SubjectMaxLength = 150;
    public const int TextMaxLength = 4000;

    public int Id { get; set; }

    public int OrganisationId { get; set; }

    /// <summary>Invitation, Reminder or LastReminder.</summary>
    public MailKind Kind { get; set; }

    /// <summary>"sv" or "en".</summary>
    public required string Language { get; set; }

    public required string Subject { get; set; }

    /// <summary>What stands before the link.</summary>
    public required string Opening { get; set; }

    /// <summary>What stands after the link and before the promise.</summary>
    public required string Closing { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Version { get; set; }
}

/// <summary>An address that asked for no more mail from the municipality.</summary>
public sealed class MailStop : ITenantOwned
{
    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public required string Email { get; set; }

    public DateTime StoppedUtc { get; set; }
}
