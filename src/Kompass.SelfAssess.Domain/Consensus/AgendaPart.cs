using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Consensus;

/// <summary>A question or sub-area that a workshop might settle, with nothing but what the gate lets through.</summary>
/// <param name="Part">Which.</param>
/// <param name="SubArea">Code of its sub-area (for a sub-area, its own).</param>
/// <param name="Points">Points that it carries: the sub-area's maximum, for a question times its part of the sub-area's weight.</param>
/// <param name="State">What the gate says of everybody's number.</param>
/// <param name="Disagreement">D (0–1), null where it is not shown or there is none.</param>
/// <param name="DontKnowShare">Share (0–1) of "vet ej", null where it is not shown or there is none.</param>
/// <param name="MissingEvidence">Share (0–1) of answers at level 1–5 that name no evidence, null where it is not shown or there is none.</param>
public sealed record AgendaPart(
    Part Part, string SubArea, decimal Points, CellState State, double? Disagreement, double? DontKnowShare, double? MissingEvidence);

/// <summary>A part in its place on the agenda, with why it stands there.</summary>
/// <param name="Part">Which part, and its measures.</param>
/// <param name="Rank">1 for the first.</param>
/// <param name="Basis">What decided its place.</param>
/// <param name="Index">The weighted mean (0–1) of the measures; null where it is ranked by points only.</param>
/// <param name="Priority">Points at stake: points × index; null where it is ranked by points only.</param>
/// <param name="Minutes">How long it is likely to take.</param>
public sealed record RankedPart(AgendaPart Part, int Rank, AgendaBasis Basis, double? Index, double? Priority, int Minutes);

/// <summary>What decides a part's place on the agenda.</summary>
public enum AgendaBasis : byte
{
    /// <summary>Points × the weighted measures.</summary>
    Measures = 0,

    /// <summary>People were asked and nobody's answer counts: all its points are at stake.</summary>
    NoAnswers = 1,

    /// <summary>Its measures are withheld, or nobody was asked, or all weights are 0: after the others, by points.</summary>
    PointsOnly = 2,
}
