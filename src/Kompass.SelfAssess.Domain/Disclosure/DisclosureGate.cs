using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Disclosure;

/// <summary>Plans and audits what may be shown. Source: design 6.</summary>
public static class DisclosureGate
{
    /// <summary>The smallest minimum group there is.</summary>
    public const int LowestMinimum = 5;

    /// <summary>Respondents from which on free text may be shown without review.</summary>
    public const int FreeTextMinimum = 10;

    /// <summary>Computes the suppression plan of a round.</summary>
    public static SuppressionPlan Plan(Instrument instrument, ResponseMatrix responses, RoundEstimate estimate, int minimum) =>
        throw new NotImplementedException();

    /// <summary>The withheld cells that can be solved from what <paramref name="plan"/> shows; empty for a sound plan.</summary>
    public static IReadOnlyList<CellKey> Audit(Instrument instrument, ResponseMatrix responses, RoundEstimate estimate, SuppressionPlan plan) =>
        throw new NotImplementedException();
}
