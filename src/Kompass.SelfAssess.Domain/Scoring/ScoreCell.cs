namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>One number of a round with all that explains it. Source: design 5.</summary>
/// <param name="Key">What it is about and whose answers it is made of.</param>
/// <param name="MaxPoints">Highest points of the part; for a question, of its sub-area.</param>
/// <param name="N">Respondents that count: for a question those who chose a level, for a sub-area n(s), for an area or the total the distinct respondents that count in any of its sub-areas.</param>
/// <param name="LeastN">Smallest n(s) among the sub-areas of the part (= <paramref name="N"/> for sub-areas and questions); what the gate looks at.</param>
/// <param name="Asked">Respondents of the slice that were asked any question of the part.</param>
/// <param name="Points">Estimated points, unrounded; null where some sub-area of the part has nobody that counts. Null for questions.</param>
/// <param name="Share">Points / MaxPoints (0–1); for a question the mean level share of those who chose a level (however respondents are weighed), or the decided one.</param>
/// <param name="Margin">Half the 95 % interval, in points (felmarginal); null where n &lt; 2 or a consensus decides.</param>
/// <param name="Disagreement">2·SD of the shares (0 agree … 1 split), questions and sub-areas only, of people's answers however they are weighed and whatever is decided; null for n &lt; 2.</param>
/// <param name="DontKnowShare">Share (0–1) of "vet ej" among the answers that are a level or "vet ej"; null where there is none.</param>
/// <param name="Contribution">Questions only: c(q), the share it adds to its sub-area, so that Σ c(q) = e(s), decided questions included; where the sub-area itself is decided, Σ c(q) is what lies behind <paramref name="RawPoints"/>. Null where nobody counts.</param>
/// <param name="Consensus">True where a consensus decides the number or any part of it; only in the slice of all, since groups and units keep showing what was answered.</param>
/// <param name="Counts">Questions only: how many chose level 0–5, don't know, not applicable, nothing – eight plus one numbers indexed by <see cref="Rounds.AnswerValue"/>; empty otherwise.</param>
/// <param name="RawPoints">Sub-areas, areas, total: the points without consensus, equal to <paramref name="Points"/> where none decides.</param>
public sealed record ScoreCell(
    CellKey Key,
    decimal MaxPoints,
    int N,
    int LeastN,
    int Asked,
    decimal? Points,
    double? Share,
    decimal? Margin,
    double? Disagreement,
    double? DontKnowShare,
    double? Contribution,
    bool Consensus,
    IReadOnlyList<int> Counts,
    decimal? RawPoints)
{
    /// <summary>Lower end of the interval in points, never below 0.</summary>
    public decimal? Low => Points is { } points && Margin is { } margin ? Math.Max(0, points - margin) : null;

    /// <summary>Upper end of the interval in points, never above the maximum.</summary>
    public decimal? High => Points is { } points && Margin is { } margin ? Math.Min(MaxPoints, points + margin) : null;
}

/// <summary>How respondents are weighed together. Source: design 5.</summary>
public enum Weighting : byte
{
    /// <summary>Mean over respondents.</summary>
    Respondents = 0,

    /// <summary>Mean of the group means.</summary>
    GroupBalanced = 1,
}
