using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>An invited person (or an opened open link). Holds hashes of link tokens only (design 6).</summary>
public sealed class Participant : ITenantOwned
{
    public const int NameMaxLength = 120;
    public const int EmailMaxLength = 254;

    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    public Round? Round { get; set; }

    /// <summary>Empty for one who came by an open link.</summary>
    public string? Name { get; set; }

    public string? Email { get; set; }

    public int RoundGroupId { get; set; }

    public RoundGroup? Group { get; set; }

    public int? RoundUnitId { get; set; }

    public RoundUnit? Unit { get; set; }

    public ParticipantState State { get; set; }

    /// <summary>Language of the person's mails, "sv" or "en".</summary>
    public string Language { get; set; } = "sv";

    /// <summary>
    /// Taken off the list of an open anonymous round: the links are dead and no mail goes, but the person still counts as invited, since otherwise
    /// the response rate would tell whether he had answered.
    /// </summary>
    public bool Withdrawn { get; set; }

    public List<ParticipantLink> Links { get; set; } = [];
}

public enum ParticipantState : byte
{
    NotStarted = 0,
    Started = 1,
    Submitted = 2,
}

/// <summary>The hash of a token that leads to a participant; every mail mints a new one.</summary>
public sealed class ParticipantLink : ITenantOwned
{
    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid ParticipantId { get; set; }

    public Participant? Participant { get; set; }

    /// <summary>SHA-256 of the token, base64url.</summary>
    public required string TokenHash { get; set; }

    public LinkPurpose Purpose { get; set; }
}

public enum LinkPurpose : byte
{
    /// <summary>Opens the questionnaire.</summary>
    Answer = 0,

    /// <summary>Stops further mail to the address; opens nothing.</summary>
    StopMail = 1,
}
