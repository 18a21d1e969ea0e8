using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>What may be shown of a round, decided once for all outlets. Source: design 6.</summary>
/// <param name="Minimum">Smallest number of answering people that a cell may be made of (≥ 5).</param>
/// <param name="Withheld">The withheld cells and why; every other cell of the round may be shown.</param>
/// <param name="WithheldDistributions">Codes of the questions whose distribution is withheld.</param>
public sealed record SuppressionPlan(
    int Minimum,
    IReadOnlyDictionary<CellKey, WithheldReason> Withheld,
    IReadOnlySet<string> WithheldDistributions)
{
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
