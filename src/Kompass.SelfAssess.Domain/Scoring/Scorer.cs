using Kompass.SelfAssess.Domain.Consensus;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>Turns a round's answers into estimated points with uncertainty and disagreement. Source: design 5.</summary>
public static class Scorer
{
    /// <summary>Scores a round.</summary>
    public static RoundEstimate Estimate(
        Instrument instrument, ResponseMatrix responses, Weighting weighting, IReadOnlyList<ConsensusDecision> consensus) =>
        throw new NotImplementedException();
}
