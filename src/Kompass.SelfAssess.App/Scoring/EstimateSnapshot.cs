using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>The numbers of a round as they were when it closed (raw) or was confirmed (final). Never changed (design 4).</summary>
public sealed class EstimateSnapshot : ITenantOwned
{
    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    public SnapshotKind Kind { get; set; }

    /// <summary>1 for the raw one and the first final one; a round that was reopened has a further final one.</summary>
    public int Number { get; set; } = 1;

    public DateTime TakenUtc { get; set; }

    /// <summary>Who confirmed; null for the raw one, which is taken by the clock as often as by a person.</summary>
    public Guid? TakenById { get; set; }

    public int MinimumGroup { get; set; }

    public Weighting Weighting { get; set; }

    public int Invited { get; set; }

    public int Respondents { get; set; }

    /// <summary>SHA-256 over all cells in order, so that a change would be seen.</summary>
    public required string Hash { get; set; }

    public List<EstimateCell> Cells { get; set; } = [];
}

public enum SnapshotKind : byte
{
    Raw = 0,
    Final = 1,
}

/// <summary>One cell of a snapshot: the estimate's number and, where the gate withholds it, why.</summary>
public sealed class EstimateCell : ITenantOwned
{
    public long Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid SnapshotId { get; set; }

    public PartKind PartKind { get; set; }

    public required string PartCode { get; set; }

    public SliceKind SliceKind { get; set; }

    public required string SliceKey { get; set; }

    public decimal MaxPoints { get; set; }

    public int N { get; set; }

    public int LeastN { get; set; }

    public int Asked { get; set; }

    public decimal? Points { get; set; }

    public decimal? RawPoints { get; set; }

    public decimal? Margin { get; set; }

    public double? Share { get; set; }

    public double? Disagreement { get; set; }

    public double? DontKnowShare { get; set; }

    public double? Contribution { get; set; }

    public bool Consensus { get; set; }

    public WithheldReason? Withheld { get; set; }

    public bool DistributionWithheld { get; set; }

    public int? Count0 { get; set; }

    public int? Count1 { get; set; }

    public int? Count2 { get; set; }

    public int? Count3 { get; set; }

    public int? Count4 { get; set; }

    public int? Count5 { get; set; }

    public int? CountDontKnow { get; set; }

    public int? CountNotApplicable { get; set; }

    public int? CountUnanswered { get; set; }
}
