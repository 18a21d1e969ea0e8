using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Consensus;

/// <summary>A view that a workshop settled; it replaces the mean of its question or sub-area (the sub-area wins) in the slice of all. Source: design 5.</summary>
/// <param name="Part">A question or a sub-area.</param>
/// <param name="Share">The decided share of the points, 0–1.</param>
public sealed record ConsensusDecision(Part Part, double Share);
