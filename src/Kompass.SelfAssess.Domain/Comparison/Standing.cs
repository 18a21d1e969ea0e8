namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>Where a municipality stands among others in one number. Nothing is said of who comes before whom but by the list itself.</summary>
/// <param name="Own">Its own share of the maximum (0–1).</param>
/// <param name="Below">How many of the others are lower.</param>
/// <param name="Equal">How many are the same.</param>
/// <param name="Others">How the others are spread.</param>
public sealed record Standing(decimal Own, int Below, int Equal, Spread Others)
{
    /// <summary>With fewer others than this a percentile says more than there is to say.</summary>
    public const int LeastForPercentile = 5;

    /// <summary>
    /// The percentile rank (0–1) by mid-rank: (lower + half of those that are the same) / n. Null with fewer than
    /// <see cref="LeastForPercentile"/> others. Source: Conover, Practical Nonparametric Statistics (mid-ranks for ties).
    /// </summary>
    public double? Percentile => Others.N < LeastForPercentile ? null : (Below + (Equal / 2.0)) / Others.N;

    /// <summary>The standing of <paramref name="own"/> among the others, whose order is irrelevant; null where there are none.</summary>
    public static Standing? Among(decimal own, IReadOnlyCollection<decimal> others) => Spread.Of(others) is { } spread
        ? new Standing(own, others.Count(other => other < own), others.Count(other => other == own), spread)
        : null;
}

/// <summary>How numbers are spread.</summary>
/// <param name="N">How many there are (≥ 1).</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="LowerQuartile">A quarter of the way; null with fewer than <see cref="Standing.LeastForPercentile"/>.</param>
/// <param name="Median">The middle one, or the mean of the two in the middle.</param>
/// <param name="UpperQuartile">Three quarters of the way; null with fewer than <see cref="Standing.LeastForPercentile"/>.</param>
/// <param name="Highest">The highest.</param>
public sealed record Spread(int N, decimal Lowest, decimal? LowerQuartile, decimal Median, decimal? UpperQuartile, decimal Highest)
{
    /// <summary>
    /// The spread of the numbers, or null where there are none. Quantiles are interpolated linearly between order statistics at (n − 1)p,
    /// which is what a workbook's QUARTILE.INC gives. Source: Hyndman and Fan, The American Statistician 50 (1996), definition 7.
    /// </summary>
    public static Spread? Of(IReadOnlyCollection<decimal> numbers)
    {
        if (numbers.Count == 0)
        {
            return null;
        }

        decimal[] sorted = [.. numbers.Order()];
        var quartiles = sorted.Length >= Standing.LeastForPercentile;
        return new Spread(
            sorted.Length, sorted[0], quartiles ? Quarter(sorted, 1) : null, Quarter(sorted, 2), quartiles ? Quarter(sorted, 3) : null, sorted[^1]);
    }

    private static decimal Quarter(decimal[] sorted, int quarters)
    {
        var (whole, rest) = Math.DivRem((sorted.Length - 1) * quarters, 4);
        return rest == 0 ? sorted[whole] : sorted[whole] + (rest / 4m * (sorted[whole + 1] - sorted[whole]));
    }
}
