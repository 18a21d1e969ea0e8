using Kompass.SelfAssess.Domain.Disclosure;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>One question as it was answered. Nothing of a withheld question is shown but its text and the number of answers.</summary>
/// <param name="Code">Code of the question, 2.3.a.</param>
/// <param name="Text">The question.</param>
/// <param name="State">Whether the numbers may be shown.</param>
/// <param name="Share">Mean share of the points (0–1).</param>
/// <param name="N">How many chose a level.</param>
/// <param name="Disagreement">0 agree … 1 split.</param>
/// <param name="DontKnowShare">Share of "vet ej".</param>
/// <param name="Contribution">What it adds to its sub-area, in points.</param>
/// <param name="Distribution">How the answers are spread; withheld by itself.</param>
/// <param name="Href">A page about the question.</param>
/// <param name="Reason">Why it is not shown.</param>
public sealed record QuestionRowView(
    string Code,
    string Text,
    CellState State,
    double? Share,
    int N,
    double? Disagreement,
    double? DontKnowShare,
    decimal? Contribution,
    DistributionView Distribution,
    string? Href = null,
    string? Reason = null)
{
    /// <summary>True where a consensus has decided <see cref="Share"/>.</summary>
    public bool Consensus { get; init; }

    /// <summary>What the answers gave, where a consensus has decided and it is known.</summary>
    public double? RawShare { get; init; }

    public bool IsShown => State == CellState.Shown;
}
