using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// Where the municipality stands: the official result decides where there is one, else the estimate as far as it may be shown, else the official result
/// of the area. Values only: what the gate withholds is not here.
/// </summary>
/// <param name="Edition">The plan's edition.</param>
public sealed record Standings(FrameworkEdition Edition)
{
    /// <summary>Official shares (0–1) by sub-area code.</summary>
    public IReadOnlyDictionary<string, decimal> Official { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Official shares (0–1) by area number.</summary>
    public IReadOnlyDictionary<int, decimal> OfficialAreas { get; init; } = new Dictionary<int, decimal>();

    /// <summary>Estimated shares (0–1) by sub-area code, as shown.</summary>
    public IReadOnlyDictionary<string, double> Estimated { get; init; } = new Dictionary<string, double>();

    /// <summary>Estimated mean level shares (0–1) by question code, as shown.</summary>
    public IReadOnlyDictionary<string, double> EstimatedQuestions { get; init; } = new Dictionary<string, double>();

    /// <summary>Where a sub-area stands; null where nothing tells.</summary>
    public Standing? Of(SubArea subArea)
    {
        if (Official.TryGetValue(subArea.Code, out var official))
        {
            return new Standing((double)official, StandingBasis.Official);
        }

        if (Estimated.TryGetValue(subArea.Code, out var estimated))
        {
            return new Standing(estimated, StandingBasis.Estimate);
        }

        return OfficialAreas.TryGetValue(subArea.AreaNumber, out var area) ? new Standing((double)area, StandingBasis.OfficialArea) : null;
    }

    /// <summary>
    /// Where a question stands: as its sub-area does, plus what sets it apart from it in the estimate (judged: evaluators give no points by question,
    /// and people see which parts are weaker even where they see all of it too bright).
    /// </summary>
    public Standing? Of(SubArea subArea, Question question)
    {
        if (Of(subArea) is not { } standing)
        {
            return null;
        }

        var apart = !question.Core && EstimatedQuestions.TryGetValue(question.Code, out var own) && Estimated.TryGetValue(subArea.Code, out var all) ? own - all : 0;
        return standing with { Share = Math.Clamp(standing.Share + apart, 0, 1) };
    }

    /// <summary>Points that are left up to the maximum of a sub-area; its maximum where nothing tells where it stands.</summary>
    public decimal Left(SubArea subArea) => subArea.MaxPoints * (1 - (decimal)(Of(subArea)?.Share ?? 0));

    /// <summary>Points that are left of a question up to its own part of the sub-area.</summary>
    public decimal Left(SubArea subArea, Question question) => subArea.MaxPoints * question.Weight * (1 - (decimal)(Of(subArea, question)?.Share ?? 0));
}

/// <param name="Share">Share of the maximum (0–1).</param>
/// <param name="Basis">What tells.</param>
public readonly record struct Standing(double Share, StandingBasis Basis);

/// <summary>What tells where a sub-area stands.</summary>
public enum StandingBasis
{
    /// <summary>The official evaluation's points of the sub-area.</summary>
    Official,

    /// <summary>The estimate of the plan's round.</summary>
    Estimate,

    /// <summary>The official evaluation's points of its area, where nothing finer is known.</summary>
    OfficialArea,
}
