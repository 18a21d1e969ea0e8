using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

public sealed class PlanForecastTests
{
    private const double Decile = 1.2815515655446004;

    [Fact]
    public void Of_NoActions_ChangesNothing()
    {
        var result = PlanForecast.Of(Forecast(500, 40), []);

        Assert.Equal(0, result.Expected);
        Near(500, result.With!.Points);
        Near(500 - (40 * Decile), result.With.Low80);
        Near(500 + (40 * Decile), result.With.High80);
        Near(500 - (40 * 0.67448975), result.With.Low50);
    }

    [Fact]
    public void Of_CertainAction_MovesEverythingByItsPoints()
    {
        var result = PlanForecast.Of(Forecast(500, 40), [Effect(1, 6.25m)]);

        Near(6.25, result.Expected);
        Near(506.25, result.With!.Points);
        Near(506.25 - (40 * Decile), result.With.Low80, 0.06);
        Near(506.25 + (40 * Decile), result.With.High80, 0.06);
    }

    /// <summary>One action of 10 points with chance 0.5: below 0 half of the time, at 10 the other half.</summary>
    [Fact]
    public void Of_OneUncertainAction_AddsNothingOrAll()
    {
        var result = PlanForecast.Of(Forecast(500, 40), [Effect(0.5, 10)]);

        Near(5, result.Expected);
        Near(0, result.Low80);
        Near(10, result.High80);
        // Mean 505; standard deviation √(40² + 5²) = 40.3.
        Near(505 + (40.3 * Decile), result.With!.High80, 0.2);
    }

    [Fact]
    public void Of_ManyActions_AgreesWithSimulation()
    {
        var random = new Random(3);
        var effects = Enumerable.Range(0, 30).Select(place => new PlannedEffect(
            [new($"{1 + (place % 6)}.1", null, (decimal)random.NextDouble() * 4), new($"{1 + (place % 3)}.2", null, (decimal)random.NextDouble() * 3)],
            0.2 + (0.6 * random.NextDouble()))).ToList();
        // 7 points are left of x.1, so that many bind, and much of the others.
        var forecast = Forecast(480, 25, Enumerable.Range(1, 6).SelectMany(area => new[] { ($"{area}.1", 7m), ($"{area}.2", 300m) }).ToArray());

        var result = PlanForecast.Of(forecast, effects);

        var (total, added) = Simulate(forecast, effects, new Random(11));
        Near(added.Average(), result.Expected, 0.1);
        Near(At(added, 0.1), result.Low80, 0.4);
        Near(At(added, 0.9), result.High80, 0.4);
        Near(At(total, 0.1), result.With!.Low80, 0.6);
        Near(At(total, 0.25), result.With.Low50, 0.6);
        Near(At(total, 0.75), result.With.High50, 0.6);
        Near(At(total, 0.9), result.With.High80, 0.6);
    }

    [Fact]
    public void Of_MoreActionsThanAreCountedThrough_KeepsWithinWhatIsLeft()
    {
        var effects = Enumerable.Range(0, PlanForecast.MostTogether + 5).Select(_ => Effect(0.9, 2)).ToList();

        var result = PlanForecast.Of(Forecast(480, 25, [("1.1", 10m)]), effects);

        Assert.InRange(result.Expected, 8.9m, 10);
        Assert.InRange(result.High80, 9, 10.05m);
    }

    [Fact]
    public void Of_NearTheTop_IsCutAtTheMaximum()
    {
        var result = PlanForecast.Of(Forecast(790, 20, [("1.1", 100m)]), [Effect(1, 50)]);

        Assert.Equal(800, result.With!.Points);
        Assert.Equal(800, result.With.High80);
        Assert.InRange(result.With.Low80, 799, 800);
    }

    [Fact]
    public void Of_SubAreaWithoutEstimate_HasNoTotalButWhatIsAdded()
    {
        var forecast = Forecast(500, 40) with { Total = null, Pairs = 0 };

        var result = PlanForecast.Of(forecast, [Effect(0.5, 10)]);

        Assert.Null(result.With);
        Near(5, result.Expected);
        Assert.False(result.Enough);
    }

    private static (double[] Total, double[] Added) Simulate(ForecastResult forecast, List<PlannedEffect> effects, Random random)
    {
        const int runs = 200_000;
        var spread = (double)(forecast.Total!.High80 - forecast.Total.Points) / Decile;
        var left = forecast.SubAreas.ToDictionary(own => own.Key, own => own.Value.Max - own.Value.Points);
        var (total, added) = (new double[runs], new double[runs]);
        for (var run = 0; run < runs; run++)
        {
            var sums = new Dictionary<string, decimal>();
            foreach (var gain in effects.Where(effect => random.NextDouble() < effect.Chance).SelectMany(effect => effect.Gains))
            {
                sums[gain.SubArea] = sums.GetValueOrDefault(gain.SubArea) + gain.Points;
            }

            added[run] = (double)sums.Sum(own => Math.Min(own.Value, left[own.Key]));
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            total[run] = (double)forecast.Total.Points + (spread * normal) + added[run];
        }

        Array.Sort(total);
        Array.Sort(added);
        return (total, added);
    }

    private static double At(double[] sorted, double chance) => sorted[(int)(chance * sorted.Length)];

    private static PlannedEffect Effect(double chance, decimal points) => new([new("1.1", null, points)], chance);

    private static ForecastResult Forecast(double mean, double spread, params (string Code, decimal Left)[] subAreas) => new(
        (subAreas.Length > 0 ? subAreas : [("1.1", 50m)]).ToDictionary(own => own.Code, own => new ForecastInterval(800, 800 - own.Left, 0, 800, 0, 800)),
        new Dictionary<int, ForecastInterval?>(),
        ForecastInterval.Of(800, mean, spread),
        1,
        new ForecastBias(0, 0.1, new Dictionary<string, double>(), 0.2),
        new ForecastWeights(1, 0, 0));

    private static void Near(double expected, decimal actual, double within = 0.05) => Assert.InRange((double)actual, expected - within, expected + within);
}
