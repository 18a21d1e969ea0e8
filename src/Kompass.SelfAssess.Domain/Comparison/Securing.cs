using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>
/// How large a difference must be to count as secured (statistiskt säkerställd) among several that are looked at together. Source: Holm,
/// Scandinavian Journal of Statistics 6 (1979).
/// </summary>
/// <remarks>
/// Of m differences those that exceed their margin at the level 5 %/m are secured; the others are tried again at 5 %/(m − secured), until none is
/// added. The last level is the limit of the whole table, so that a reader sees at once: what is above its limit is secured, what is not is not.
/// A margin at a stricter level is the 95 % margin times t(level)/t(5 %); with degrees of freedom from below that factor is too large rather
/// than too small.
/// </remarks>
internal static class Securing
{
    /// <summary>The risk that anything in a table is marked by chance.</summary>
    public const double Risk = 0.05;

    /// <summary>The limit of each difference in points; null where it has no margin.</summary>
    public static double?[] Limits(IReadOnlyList<UncertainDifference?> differences)
    {
        var known = differences.OfType<UncertainDifference>().ToList();
        int secured = 0, before;
        do
        {
            before = secured;
            secured = known.Count(own => Math.Abs(own.Difference) > own.MarginAt(Level(known.Count, before)));
        }
        while (secured > before && secured < known.Count);

        // Once all are secured the last level at which one was still judged is the limit.
        return [.. differences.Select(own => own?.MarginAt(Level(known.Count, before)))];
    }

    private static double Level(int all, int secured) => Risk / Math.Max(1, all - secured);
}

/// <summary>A difference of independent estimates.</summary>
/// <param name="Difference">In points.</param>
/// <param name="Sides">What is uncertain about each.</param>
internal sealed record UncertainDifference(double Difference, IReadOnlyList<UncertainSide> Sides)
{
    /// <summary>Half the interval that leaves <paramref name="outside"/> (0–1) outside.</summary>
    public double MarginAt(double outside) => Math.Sqrt(Sides.Sum(side => side.SquareAt(outside)));
}

/// <summary>An estimate's own uncertainty.</summary>
/// <param name="Margin">Half its 95 % interval, in points.</param>
/// <param name="Freedom">Degrees of freedom behind it, at least (≥ 1).</param>
internal sealed record UncertainSide(double Margin, double Freedom)
{
    public double SquareAt(double outside)
    {
        var margin = outside == Securing.Risk ? Margin : Margin * StudentInterval.Factor(Freedom, outside) / StudentInterval.Factor(Freedom);
        return margin * margin;
    }
}
