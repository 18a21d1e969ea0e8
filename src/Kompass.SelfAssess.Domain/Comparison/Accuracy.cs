using MathNet.Numerics.Statistics;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>How well an estimate agrees with an official result, over the sub-areas that both have, in shares of the maximum. Source: design 7.</summary>
/// <param name="Pairs">How many sub-areas both have.</param>
/// <param name="Hits">How many of them are hits.</param>
/// <param name="Over">How many are overestimated.</param>
/// <param name="Under">How many are underestimated.</param>
/// <param name="Bias">Mean difference (−1–1), plus for overestimation; null without pairs.</param>
/// <param name="MeanAbsoluteError">Mean size of the difference (0–1); null without pairs.</param>
/// <param name="HitRate">Share of hits (0–1); null without pairs.</param>
/// <param name="Spearman">Rank correlation ρ (−1–1), ties at their mean rank; null for fewer than three pairs or where one side is all alike.</param>
public sealed record Accuracy(
    int Pairs,
    int Hits,
    int Over,
    int Under,
    double? Bias,
    double? MeanAbsoluteError,
    double? HitRate,
    double? Spearman)
{
    /// <summary>A sub-area is a hit where the two shares are at most this far apart.</summary>
    public const decimal HitWidth = 0.10m;

    /// <summary>Fewest pairs that have a rank correlation.</summary>
    public const int FewestRanked = 3;

    // Estimates come out of floating point and are told apart no finer than this, so that 10 % is 10 % and equal shares tie.
    private const int Decimals = 9;

    /// <summary>Where the difference of two shares of the maximum falls; exactly 10 % is a hit.</summary>
    public static Band BandOf(decimal estimate, decimal official)
    {
        var difference = Math.Round(estimate - official, Decimals);
        if (Math.Abs(difference) <= HitWidth)
        {
            return Band.Hit;
        }

        return difference > 0 ? Band.Over : Band.Under;
    }

    /// <summary>Measures the agreement of pairs of shares of the maximum (0–1).</summary>
    public static Accuracy Of(IReadOnlyList<(decimal Estimate, decimal Official)> pairs)
    {
        if (pairs.Count == 0)
        {
            return new Accuracy(0, 0, 0, 0, null, null, null, null);
        }

        var bands = pairs.CountBy(pair => BandOf(pair.Estimate, pair.Official)).ToDictionary();
        var hits = bands.GetValueOrDefault(Band.Hit);
        return new Accuracy(
            pairs.Count,
            hits,
            bands.GetValueOrDefault(Band.Over),
            bands.GetValueOrDefault(Band.Under),
            (double)pairs.Average(pair => pair.Estimate - pair.Official),
            (double)pairs.Average(pair => Math.Abs(pair.Estimate - pair.Official)),
            (double)hits / pairs.Count,
            Rho([.. pairs.Select(pair => Ranked(pair.Estimate))], [.. pairs.Select(pair => Ranked(pair.Official))]));
    }

    private static double Ranked(decimal share) => (double)Math.Round(share, Decimals);

    private static double? Rho(double[] estimates, double[] officials)
    {
        if (estimates.Length < FewestRanked || estimates.Distinct().Count() == 1 || officials.Distinct().Count() == 1)
        {
            return null;
        }

        return Math.Clamp(Correlation.Spearman(estimates, officials), -1, 1);
    }
}
