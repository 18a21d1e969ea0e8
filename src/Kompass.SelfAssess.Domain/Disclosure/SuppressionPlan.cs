using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>What may be shown of a round, decided once for all outlets and for all versions of the round. Source: design 6.</summary>
/// <param name="Minimum">Smallest number of answering people that a cell may be made of (≥ 5).</param>
/// <param name="Withheld">The withheld cells and why; every other cell of the round may be shown.</param>
/// <param name="WithheldDistributions">Codes of the questions whose distribution is withheld.</param>
public sealed record SuppressionPlan(
    int Minimum,
    IReadOnlyDictionary<CellKey, WithheldReason> Withheld,
    IReadOnlySet<string> WithheldDistributions)
{
    /// <summary>The round's own weighting.</summary>
    public Weighting Weighting { get; init; }

    /// <summary>
    /// True where numbers of everybody may be shown under the other weighting as well, with the same cells; false where that would have cost
    /// some number of everybody. False is always safe.
    /// </summary>
    public bool OtherWeightingToo { get; init; }

    /// <summary>
    /// Codes of the questions whose contribution over everybody may be shown, under the round's own weighting. A group's contributions never are:
    /// beside its shares they would tell apart those who rated the whole sub-area from those who did not.
    /// </summary>
    public IReadOnlySet<string> ShownContributions { get; init; } = new HashSet<string>();

    /// <summary>The weightings under which numbers of everybody may be shown.</summary>
    public IReadOnlyList<Weighting> Weightings => OtherWeightingToo ? [Weighting.Respondents, Weighting.GroupBalanced] : [Weighting];

    /// <summary>Why the cell is withheld, or null where it may be shown.</summary>
    public WithheldReason? ReasonFor(CellKey key) => Withheld.TryGetValue(key, out var reason) ? reason : null;
}

/// <summary>Why a number is not shown.</summary>
public enum WithheldReason : byte
{
    /// <summary>Fewer than the minimum answered.</summary>
    TooFew = 1,

    /// <summary>It would let a reader work out a withheld number.</summary>
    Complementary = 2,
}
