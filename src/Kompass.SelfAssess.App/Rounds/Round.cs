using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A self-assessment round. Content and anonymity lock when it opens, for everyone (design 4).</summary>
public sealed class Round : ITenantOwned
{
    public const int NameMaxLength = 120;

    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public required string Name { get; set; }

    public int EditionId { get; set; }

    public RoundDepth Depth { get; set; }

    public Anonymity Anonymity { get; set; }

    public Weighting Weighting { get; set; }

    public int MinimumGroup { get; set; }

    /// <summary>What was promised when the round opened; a setting that grows afterwards does not stretch it. Null in a draft.</summary>
    public int? PromisedMonths { get; set; }

    /// <summary>As <see cref="PromisedMonths"/>: how old a backup gets, in days.</summary>
    public int? PromisedBackupDays { get; set; }

    public RoundState State { get; set; }

    /// <summary>First and last day, Stockholm dates; the round closes at the end of the last day.</summary>
    public DateOnly OpensOn { get; set; }

    public DateOnly ClosesOn { get; set; }

    /// <summary>How many of the invited the coordinator hopes for, in per cent; drawn as a tick on the response bar.</summary>
    public int TargetPercent { get; set; } = 70;

    /// <summary>False where the coordinator wants no reminders to be sent.</summary>
    public bool Reminders { get; set; } = true;

    /// <summary>True once the coordinator has gone through comments that fewer than ten stand behind (design 6).</summary>
    public bool CommentsReviewed { get; set; }

    /// <summary>The round that this one repeats, if it does.</summary>
    public Guid? RepeatsRoundId { get; set; }

    /// <summary>How many times the round has been confirmed: 0 never, above 1 reopened in between.</summary>
    public int FinalNumber { get; set; }

    /// <summary>True where the answers are made up (the demo); said on every page that shows them.</summary>
    public bool Simulated { get; set; }

    public DateTime? OpenedUtc { get; set; }

    public DateTime? ClosedUtc { get; set; }

    public DateTime? ConfirmedUtc { get; set; }

    public Guid? ConfirmedById { get; set; }

    /// <summary>Optimistic concurrency: raised on every change two people could make.</summary>
    public int Version { get; set; }

    public List<RoundGroup> Groups { get; set; } = [];

    public List<RoundUnit> Units { get; set; } = [];
}

public enum Anonymity : byte
{
    Named = 0,
    Anonymous = 1,
}

public enum RoundState : byte
{
    Draft = 0,
    Open = 1,
    Closed = 2,
    Confirmed = 3,
}

/// <summary>A role group that takes part.</summary>
public sealed class RoundGroup : ITenantOwned
{
    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    public int Position { get; set; }

    /// <summary>Key of <see cref="RoleGroups"/>.</summary>
    public required string Key { get; set; }

    /// <summary>True where membership is sensitive: no invitations by name, an open link instead (design 6).</summary>
    public bool OpenLinkOnly { get; set; }

    /// <summary>SHA-256 of the open link's token, if it has one.</summary>
    public string? OpenLinkHash { get; set; }

    public List<RoundGroupArea> Areas { get; set; } = [];
}

/// <summary>An area that a group answers; a group without any answers all.</summary>
public sealed class RoundGroupArea
{
    public int Id { get; set; }

    public int RoundGroupId { get; set; }

    public int AreaNumber { get; set; }
}

/// <summary>A unit that takes part, with its name as it was when the round opened.</summary>
public sealed class RoundUnit : ITenantOwned
{
    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }
}
