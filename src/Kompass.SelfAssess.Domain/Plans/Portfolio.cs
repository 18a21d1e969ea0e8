namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// Which actions give most expected points within a budget of working days, for every budget at once. Source: issue "Action plans" point 1.
/// </summary>
/// <remarks>
/// Actions that share a bound that can bind, or need one another, are weighed together (<see cref="PortfolioPart"/>); the rest add up, so that the best
/// choices of two parts are the best among all sums of theirs. Nothing that could be part of a best choice is dropped, so the answer is exact; only
/// where one part has more open possibilities than <see cref="MostLabels"/> those that look best so far are kept, and <see cref="Exact"/> says so.
/// </remarks>
public sealed class Portfolio
{
    /// <summary>How many possibilities of one part are kept at a time.</summary>
    public const int MostLabels = 1000;

    private readonly IReadOnlyList<PortfolioItem> _items;
    private readonly PortfolioCaps _caps;
    private readonly List<Step> _curve;

    /// <summary>Weighs the items against each other.</summary>
    /// <param name="items">Actions with numbers of their own.</param>
    /// <param name="caps">What is left to win.</param>
    public Portfolio(IReadOnlyList<PortfolioItem> items, PortfolioCaps caps)
    {
        (_items, _caps) = (items, caps);
        var possible = Possible(items);
        Blocked = [.. items.Select(item => item.Number).Except(possible.Select(item => item.Number))];
        _curve = [new Step(0, 0, null, [])];
        Exact = true;
        foreach (var part in PortfolioPart.Of(possible, caps))
        {
            var (best, exact) = part.Best();
            Exact &= exact;
            _curve = Merge(_curve, best);
        }
    }

    /// <summary>False where possibilities had to be dropped unseen.</summary>
    public bool Exact { get; }

    /// <summary>Numbers of the actions that can never be chosen: what they need is not there, or they need each other.</summary>
    public IReadOnlyList<int> Blocked { get; }

    /// <summary>Days and points of the best choices: what each further budget buys. Begins with nothing for nothing, and rises in both.</summary>
    public IReadOnlyList<(int Days, decimal Points)> Curve => [.. _curve.Select(step => (step.Days, step.Points))];

    /// <summary>The best choice within a budget; of equally good ones one that takes least time.</summary>
    /// <param name="budget">Working days, not negative.</param>
    public PortfolioChoice Best(int budget)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budget);
        var step = _curve.Last(one => one.Days <= budget);
        var numbers = new List<int>();
        for (var at = step; at is not null; at = at.Before)
        {
            numbers.AddRange(at.Numbers);
        }

        return new PortfolioChoice(step.Days, step.Points, [.. numbers.Order()]);
    }

    /// <summary>What a choice of one's own comes to, whatever it lacks.</summary>
    public PortfolioChoice Of(IReadOnlyCollection<int> numbers)
    {
        PortfolioItem[] chosen = [.. _items.Where(item => numbers.Contains(item.Number))];
        return new PortfolioChoice(chosen.Sum(item => item.Days), _caps.Value(chosen.SelectMany(item => item.Gains)), [.. chosen.Select(item => item.Number).Order()]);
    }

    /// <summary>Actions that a choice needs and lacks, each with one that needs it.</summary>
    public IReadOnlyList<(int Missing, int NeededBy)> Lacking(IReadOnlyCollection<int> numbers) =>
    [
        .. _items.Where(item => numbers.Contains(item.Number)).OrderBy(item => item.Number)
            .SelectMany(item => item.DependsOn.Where(needed => !numbers.Contains(needed)).Select(needed => (needed, item.Number)))
            .DistinctBy(one => one.needed),
    ];

    /// <summary>In an order in which each stands after all that it needs; what has no such place is left out.</summary>
    private static List<PortfolioItem> Possible(IReadOnlyList<PortfolioItem> items)
    {
        var placed = new List<PortfolioItem>();
        var numbers = new HashSet<int>();
        for (var before = -1; before < placed.Count;)
        {
            before = placed.Count;
            foreach (var item in items.Where(item => !numbers.Contains(item.Number) && item.DependsOn.All(numbers.Contains)).ToList())
            {
                placed.Add(item);
                numbers.Add(item.Number);
            }
        }

        return placed;
    }

    private static List<Step> Merge(List<Step> curve, IReadOnlyList<PortfolioChoice> part)
    {
        var merged = new List<Step>();
        var sums = curve.SelectMany(_ => part, (before, own) => (Days: before.Days + own.Days, Points: before.Points + own.Points, Before: before, Own: own));
        foreach (var sum in sums.OrderBy(one => one.Days).ThenByDescending(one => one.Points))
        {
            if (merged.Count == 0 || sum.Points > merged[^1].Points)
            {
                merged.Add(sum.Own.Numbers.Count == 0 ? sum.Before : new Step(sum.Days, sum.Points, sum.Before, sum.Own.Numbers));
            }
        }

        return merged;
    }

    private sealed record Step(int Days, decimal Points, Step? Before, IReadOnlyList<int> Numbers);
}
