using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using MathNet.Numerics.Distributions;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>An action as the forecast sees it.</summary>
/// <param name="Gains">Points that it gives if it is finished in time and does what it should.</param>
/// <param name="Chance">Chance (0–1) that it is and does.</param>
public sealed record PlannedEffect(IReadOnlyList<PortfolioGain> Gains, double Chance);

/// <summary>What actions do to the forecast of the coming official total. A forecast, never an official score.</summary>
/// <param name="Expected">Points that they are expected to add, unrounded.</param>
/// <param name="Low80">They add less than this one time in ten.</param>
/// <param name="High80">And more than this one time in ten.</param>
/// <param name="Today">The forecast without them; null where a sub-area has no estimate.</param>
/// <param name="With">The forecast with them; null likewise.</param>
/// <param name="Enough">False where the municipality has nothing of its own to learn from: "för lite underlag", as the forecast itself says.</param>
public sealed record PlanForecastResult(decimal Expected, decimal Low80, decimal High80, ForecastInterval? Today, ForecastInterval? With, bool Enough);

/// <summary>
/// Shifts the forecast by the actions, each of which succeeds or not, by itself. Source: issue "Action plans" point 1, design 7.
/// </summary>
/// <remarks>
/// The sum of what they add is convolved exactly on a grid of a tenth of a point (a gain between two points of the grid is shared out between them, so
/// that the mean is kept), and added to the normal distribution behind the forecast. Where the actions of a sub-area could add more than the forecast
/// leaves of it they are counted through together, at most <see cref="MostTogether"/> of them; beyond that each gives its part of what is left.
/// </remarks>
public static class PlanForecast
{
    /// <summary>How many actions of one sub-area are counted through together: all their outcomes are tried.</summary>
    public const int MostTogether = 12;

    private const double Grid = 0.1;
    private const double Decile = 0.1;
    private const double Quartile = 0.25;

    /// <param name="forecast">Today's forecast.</param>
    /// <param name="effects">The chosen actions.</param>
    public static PlanForecastResult Of(ForecastResult forecast, IReadOnlyList<PlannedEffect> effects)
    {
        var left = forecast.SubAreas.ToDictionary(subArea => subArea.Key, subArea => subArea.Value.Max - subArea.Value.Points);
        var added = Added(effects, new PortfolioCaps(left, new Dictionary<string, decimal>()));
        var expected = added.Select((chance, place) => chance * place * Grid).Sum();
        return new PlanForecastResult(
            (decimal)expected,
            Quantile(added, 0, 0, Decile),
            Quantile(added, 0, 0, 1 - Decile),
            forecast.Total,
            forecast.Total is { } total ? Shift(total, added, expected) : null,
            forecast.Enough);
    }

    private static ForecastInterval Shift(ForecastInterval total, double[] added, double expected)
    {
        // An end that was cut at 0 or the maximum has lost its distance; the other one has not.
        var spread = (double)Math.Max(total.High80 - total.Points, total.Points - total.Low80) / Normal.InvCDF(0, 1, 1 - Decile);
        var mean = (double)total.Points;
        return new ForecastInterval(
            total.Max, Cut((decimal)(mean + expected)), At(Quartile), At(1 - Quartile), At(Decile), At(1 - Decile));

        decimal At(double chance) => Cut(Quantile(added, mean, spread, chance));

        decimal Cut(decimal points) => Math.Clamp(points, 0, total.Max);
    }

    /// <summary>Chance of every tenth of a point that the actions may add.</summary>
    private static double[] Added(IReadOnlyList<PlannedEffect> effects, PortfolioCaps left)
    {
        var numbered = effects.Select((effect, place) => new PortfolioItem(place, 0, effect.Gains, [])).ToList();
        double[] sum = [1];
        foreach (var part in PortfolioPart.Of(numbered, left).Select(part => part.Items))
        {
            PlannedEffect[] own = [.. part.Select(place => effects[place])];
            if (own.Length <= MostTogether)
            {
                sum = Convolve(sum, Outcomes(own, left));
                continue;
            }

            var bounded = left.Value(own.SelectMany(effect => effect.Gains)) / own.Sum(effect => effect.Gains.Sum(gain => gain.Points));
            sum = own.Aggregate(sum, (before, effect) => Convolve(before, [(0, 1 - effect.Chance), ((double)(bounded * effect.Gains.Sum(gain => gain.Points)), effect.Chance)]));
        }

        return sum;
    }

    private static IEnumerable<(double Points, double Chance)> Outcomes(PlannedEffect[] effects, PortfolioCaps left)
    {
        for (var outcome = 0; outcome < 1 << effects.Length; outcome++)
        {
            var chance = 1.0;
            var gains = new List<PortfolioGain>();
            for (var place = 0; place < effects.Length; place++)
            {
                var succeeds = (outcome >> place & 1) == 1;
                chance *= succeeds ? effects[place].Chance : 1 - effects[place].Chance;
                gains.AddRange(succeeds ? effects[place].Gains : []);
            }

            yield return ((double)left.Value(gains), chance);
        }
    }

    private static double[] Convolve(double[] before, IEnumerable<(double Points, double Chance)> outcomes)
    {
        (double Points, double Chance)[] all = [.. outcomes.Where(outcome => outcome.Chance > 0)];
        var sum = new double[before.Length + (int)Math.Ceiling(all.Max(outcome => outcome.Points) / Grid) + 1];
        foreach (var (points, chance) in all)
        {
            var cell = (int)Math.Floor(points / Grid);
            var beyond = (points / Grid) - cell;
            for (var place = 0; place < before.Length; place++)
            {
                sum[place + cell] += before[place] * chance * (1 - beyond);
                sum[place + cell + 1] += before[place] * chance * beyond;
            }
        }

        return sum;
    }

    /// <summary>The points below which the sum of a normal number and what is added falls with the given chance.</summary>
    private static decimal Quantile(double[] added, double mean, double spread, double chance)
    {
        if (spread <= 0)
        {
            var below = 0.0;
            for (var place = 0; place < added.Length; place++)
            {
                below += added[place];
                if (below >= chance - 1e-12)
                {
                    return (decimal)(mean + (place * Grid));
                }
            }
        }

        var (low, high) = (mean - (8 * spread), mean + (added.Length * Grid) + (8 * spread));
        for (var halving = 0; halving < 60; halving++)
        {
            var middle = (low + high) / 2;
            var under = added.Select((part, place) => part == 0 ? 0 : part * Normal.CDF(mean + (place * Grid), spread, middle)).Sum();
            (low, high) = under < chance ? (middle, high) : (low, middle);
        }

        return (decimal)((low + high) / 2);
    }
}
