using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>A settled view of a question or sub-area; it replaces the mean in the final estimate (design 5).</summary>
public sealed class Decision : ITenantOwned
{
    public const int TextMaxLength = 2000;

    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    public PartKind PartKind { get; set; }

    public required string PartCode { get; set; }

    /// <summary>The decided level, or null where points were decided.</summary>
    public int? Level { get; set; }

    public decimal? Points { get; set; }

    /// <summary>The decided share of the points, 0–1: what scoring uses.</summary>
    public double Share { get; set; }

    public required string Reason { get; set; }

    /// <summary>What those thought who did not agree.</summary>
    public string? Minority { get; set; }

    public DateTime DecidedUtc { get; set; }

    public Guid DecidedById { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Version { get; set; }
}

/// <summary>What was decided when and by whom; rows are only added.</summary>
public sealed class DecisionLogEntry : ITenantOwned
{
    public long Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    /// <summary>The final version that was being worked on: 1 until the round is first confirmed.</summary>
    public int FinalNumber { get; set; }

    public DecisionAction Action { get; set; }

    /// <summary>What it is about; both null where it is the round itself.</summary>
    public PartKind? PartKind { get; set; }

    public string? PartCode { get; set; }

    public int? Level { get; set; }

    public decimal? Points { get; set; }

    public double? Share { get; set; }

    public string? Reason { get; set; }

    public string? Minority { get; set; }

    public DateTime AtUtc { get; set; }

    public Guid ById { get; set; }
}

public enum DecisionAction : byte
{
    Decided = 0,
    Withdrawn = 1,
    TaskMade = 2,
    TaskDone = 3,
    Confirmed = 4,
    Reopened = 5,
    TaskChanged = 6,
}

/// <summary>What must be found out before an undecided item can be settled, and who does it.</summary>
public sealed class EvidenceTask : ITenantOwned
{
    public const int TextMaxLength = 1000;

    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    public PartKind PartKind { get; set; }

    public required string PartCode { get; set; }

    public required string Text { get; set; }

    public required string OwnerName { get; set; }

    public string? OwnerEmail { get; set; }

    public DateOnly? DueOn { get; set; }

    public DateTime? DoneUtc { get; set; }

    /// <summary>What was found.</summary>
    public string? Outcome { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Version { get; set; }
}
