namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>An action as the portfolio sees it.</summary>
/// <param name="Number">Its number within the plan.</param>
/// <param name="Days">Working days that are left to spend on it, never negative.</param>
/// <param name="Gains">Points expected of it, by what it aims at; never negative.</param>
/// <param name="DependsOn">Numbers of the actions that it needs. One that is not among the items can never be had.</param>
public sealed record PortfolioItem(int Number, int Days, IReadOnlyList<PortfolioGain> Gains, IReadOnlyList<int> DependsOn)
{
    /// <summary>Points expected of it alone.</summary>
    public decimal Points => Gains.Sum(gain => gain.Points);
}

/// <summary>Points expected of an action in one sub-area.</summary>
/// <param name="SubArea">Its code; empty where nobody has said, and then nothing bounds it.</param>
/// <param name="Question">The question; null where it aims at the sub-area as a whole.</param>
/// <param name="Points">Points.</param>
public readonly record struct PortfolioGain(string SubArea, string? Question, decimal Points);

/// <summary>What is left to win, in points; whatever is not here is unbounded.</summary>
/// <param name="SubAreas">By sub-area code, up to its maximum.</param>
/// <param name="Questions">By question code, up to its part of the sub-area.</param>
public sealed record PortfolioCaps(IReadOnlyDictionary<string, decimal> SubAreas, IReadOnlyDictionary<string, decimal> Questions)
{
    /// <summary>Bounds nothing.</summary>
    public static PortfolioCaps None { get; } = new(new Dictionary<string, decimal>(), new Dictionary<string, decimal>());

    /// <summary>What gains come to together: by question never more than is left of it, by sub-area never more than is left of that.</summary>
    public decimal Value(IEnumerable<PortfolioGain> gains) => gains.GroupBy(gain => gain.SubArea).Sum(subArea => Bounded(
        SubAreas,
        subArea.Key,
        subArea.GroupBy(gain => gain.Question).Sum(question => Bounded(Questions, question.Key, question.Sum(gain => gain.Points)))));

    private static decimal Bounded(IReadOnlyDictionary<string, decimal> caps, string? code, decimal points) =>
        code is not null && caps.TryGetValue(code, out var cap) ? Math.Min(cap, points) : points;
}

/// <summary>Actions that may be chosen together.</summary>
/// <param name="Days">Working days that they take.</param>
/// <param name="Points">Points expected of them together.</param>
/// <param name="Numbers">Which.</param>
public sealed record PortfolioChoice(int Days, decimal Points, IReadOnlyList<int> Numbers);
