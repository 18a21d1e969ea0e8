using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Frameworks;
using static Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Forecasts;

namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting;

/// <summary>What holds for any numbers, wild ones included.</summary>
public sealed class ForecasterProperties
{
    private const int Cases = 40;

    [Fact]
    public void Forecast_AnyNumbers_StaysInsideAndInOrder()
    {
        var random = new Random(1);
        for (var one = 0; one < Cases; one++)
        {
            var forecast = Forecaster.Forecast(Wild(random));

            Assert.All(All(forecast), interval =>
            {
                decimal[] ordered = [0, interval.Low80, interval.Low50, interval.Points, interval.High50, interval.High80, interval.Max];
                Assert.Equal(ordered.Order(), ordered);
            });
            Assert.Equal((double)forecast.Total!.Points, (double)forecast.SubAreas.Values.Sum(interval => interval.Points), 6);
            Assert.InRange(forecast.Bias.Experience, 0, 1);
            Assert.Equal(1, forecast.Weights.Estimate + forecast.Weights.OwnResults + forecast.Weights.Published, 9);
        }
    }

    [Fact]
    public void Forecast_PairsInAnotherOrder_IsTheSame()
    {
        var random = new Random(2);
        for (var one = 0; one < Cases / 4; one++)
        {
            var input = Wild(random);

            ForecasterTests.AssertSame(
                Forecaster.Forecast(input),
                Forecaster.Forecast(input with { Pairs = [.. input.Pairs.Reverse()], OwnResults = [.. input.OwnResults.Reverse()] }));
        }
    }

    [Fact]
    public void Forecast_HigherEstimate_NeverLowersTheForecast()
    {
        var random = new Random(3);
        for (var one = 0; one < Cases / 4; one++)
        {
            var input = Wild(random);
            var higher = input.Current with { SubAreas = input.Current.SubAreas.ToDictionary(share => share.Key, share => share.Value with { Share = share.Value.Share + 0.05 }) };

            var (before, after) = (Forecaster.Forecast(input), Forecaster.Forecast(input with { Current = higher }));

            Assert.True(after.Total!.Points >= before.Total!.Points);
        }
    }

    [Fact]
    public void Forecast_PointsOnALargerScale_GrowWithIt()
    {
        var small = TestEditions.Tiny(("1.1", 40, [1m]), ("1.2", 60, [1m]), ("2.1", 30, [1m]));
        var large = TestEditions.Tiny(("1.1", 400, [1m]), ("1.2", 600, [1m]), ("2.1", 300, [1m]));

        var (one, ten) = (Of(small), Of(large));

        Assert.Equal((double)one.Total!.Points * 10, (double)ten.Total!.Points, 6);
        Assert.Equal((double)one.Total.Low80 * 10, (double)ten.Total.Low80, 6);
        Assert.Equal((double)one.SubAreas["1.2"].High50 * 10, (double)ten.SubAreas["1.2"].High50, 6);
        Assert.Equal(one.Bias.Total, ten.Bias.Total, 9);

        static ForecastResult Of(FrameworkEdition edition) => Forecaster.Forecast(
            new ForecastInput(OfficialPrior.From(edition, [], ForecastAssumptions.Default), Estimate(edition, place => 0.5 + (place * 0.1)), Target)
            {
                Pairs = [new ForecastPair(Estimate(edition, place => 0.8 - (place * 0.1), new DateOnly(2022, 3, 1)), Official(edition, place => 0.4 + (place * 0.1), new DateOnly(2022, 9, 1)))],
            });
    }

    [Fact]
    public void Forecast_EverythingAHundredthHigher_IsAHundredthHigher()
    {
        var (low, high) = (Shifted(0), Shifted(0.01));

        Assert.Equal((double)low.Total!.Points + 8, (double)high.Total!.Points, 6);
        Assert.Equal(low.Bias.Total, high.Bias.Total, 9);

        static ForecastResult Shifted(double by) => Forecaster.Forecast(
            new ForecastInput(OfficialPrior.Given(Edition, 0.5 + by, 0.1, 0.05, 0.07), Estimate(0.6 + by), Target)
            {
                Pairs = [Pair(0.65 + by, 0.5 + by, 2020), Pair(0.6 + by, 0.55 + by, 2023)],
                OwnResults = [Official(0.4 + by, new DateOnly(2016, 1, 1))],
            });
    }

    internal static ForecastInput Wild(Random random)
    {
        ForecastPair[] pairs = [.. Enumerable.Range(0, random.Next(0, 4)).Select(number => Pair(random, 2012 + (number * 4)))];
        var prior = OfficialPrior.From(
            Edition,
            Enumerable.Range(0, random.Next(0, 4)).Select(town => new PublishedResult($"{town}", Official(Edition, _ => random.NextDouble(), new DateOnly(2022, 1, 1)))),
            ForecastAssumptions.Default);
        // Nearly nothing, nearly everything, or anything.
        var kind = random.Next(3);
        var current = Estimate(Edition, _ => kind == 0 ? random.NextDouble() / 20 : kind == 1 ? 1 - (random.NextDouble() / 20) : random.NextDouble(), sampling: random.Next(2) == 0 ? null : random.NextDouble() / 3);
        return new ForecastInput(prior, current, Target)
        {
            Pairs = pairs,
            OwnResults = random.Next(2) == 0 ? [] : [Official(Edition, _ => random.NextDouble(), new DateOnly(2010, 1, 1))],
        };
    }

    private static IEnumerable<ForecastInterval> All(ForecastResult forecast) => [.. forecast.SubAreas.Values, .. forecast.Areas.Values.OfType<ForecastInterval>(), forecast.Total!];
}
