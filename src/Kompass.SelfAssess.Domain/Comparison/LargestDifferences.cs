namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>The sub-areas that were misjudged the most: outside the width of a hit, the largest first.</summary>
/// <param name="Over">Overestimated.</param>
/// <param name="Under">Underestimated.</param>
public sealed record LargestDifferences(IReadOnlyList<ComparedSubArea> Over, IReadOnlyList<ComparedSubArea> Under)
{
    /// <summary>How many of each are looked at.</summary>
    public const int Most = 5;

    /// <summary>The largest differences in shares of the maximum; equal ones in the order of the edition.</summary>
    public static LargestDifferences Of(ComparisonResult comparison) => new(
        [.. comparison.SubAreas.Where(row => row.Band == Band.Over).OrderByDescending(row => row.Numbers.DifferenceShare).Take(Most)],
        [.. comparison.SubAreas.Where(row => row.Band == Band.Under).OrderBy(row => row.Numbers.DifferenceShare).Take(Most)]);
}
