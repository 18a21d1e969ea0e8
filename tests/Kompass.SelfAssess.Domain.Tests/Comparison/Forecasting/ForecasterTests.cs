using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Frameworks;
using static Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Forecasts;

namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting;

/// <summary>Cases that can be computed by hand, and what a forecast must do whatever the numbers are.</summary>
public sealed class ForecasterTests
{
    // One sub-area and no time, so that only two variances meet.
    private static readonly ForecastAssumptions Simple = new()
    {
        TownSpread = 0.10,
        AreaSpread = 0,
        SubAreaSpread = 0,
        LevelKept = 1,
        Grain = 0.06,
        TeamSpread = 0.08,
        Bias = 0.05,
        BiasSpread = 0.06,
        AreaBiasSpread = 0,
        SubAreaBiasSpread = 0,
        BiasKept = 1,
        RoundSpread = 0,
        RoundSubAreaSpread = 0,
    };

    private static readonly OfficialPrior SimplePrior = OfficialPrior.Given(One, mean: 0.60, common: 0.10, area: 0, subArea: 0);

    [Fact]
    public void Forecast_NoPairs_WeighsEstimateLessAssumedBiasAgainstPrior()
    {
        // Level 0.60 with variance 0.0100. The estimate 0.75 less the bias 0.05 says 0.70 with variance 0.0036 + 0.0064 = 0.0100:
        // half each, so 0.65 with variance 0.0050. The evaluators add 0.0036 + 0.0064, so 0.0150 of the official share.
        var forecast = Forecaster.Forecast(new ForecastInput(SimplePrior, Estimate(One, _ => 0.75, sampling: 0.08), Target) { Assumptions = Simple });

        var interval = forecast.SubAreas["1.1"];
        Assert.Equal(65, interval.Points, 6);
        Assert.Equal(65 - (100 * 1.2815515655 * Math.Sqrt(0.0150)), (double)interval.Low80, 5);
        Assert.Equal(65 + (100 * 0.6744897502 * Math.Sqrt(0.0150)), (double)interval.High50, 5);
        Assert.Equal(interval, forecast.Total);
        Assert.Equal(interval, forecast.Areas[1]);
        Assert.Equal((0.5, 0, 0.5), (Math.Round(forecast.Weights.Estimate, 9), Math.Round(forecast.Weights.OwnResults, 9), Math.Round(forecast.Weights.Published, 9)));
        Assert.Equal((0.05, 0), (Math.Round(forecast.Bias.Total, 9), forecast.Bias.Experience));
        Assert.False(forecast.Enough);
    }

    [Fact]
    public void Forecast_OnePair_LearnsTheBiasFromIt()
    {
        // A prior that knows nothing of the level leaves the pair alone to say what the bias is: 0.80 − 0.60 = 0.20 with variance
        // 0.0064 (who answered) + 0.0100 (evaluators) = 0.0164, against the assumed 0.05 with 0.0036.
        var vague = OfficialPrior.Given(One, mean: 0.60, common: 1000, area: 0, subArea: 0);
        var pair = new ForecastPair(Estimate(One, _ => 0.80, new DateOnly(2022, 3, 1), 0.08), Official(One, _ => 0.60, new DateOnly(2022, 9, 1)));

        var bias = Forecaster.Forecast(new ForecastInput(vague, Estimate(One, _ => 0.7), Target) { Pairs = [pair], Assumptions = Simple }).Bias;

        Assert.Equal(0.05 + (0.15 * 0.0036 / 0.0200), bias.Total, 5);
        Assert.Equal(0.0036 / 0.0200, bias.Experience, 5);
        Assert.Equal(Math.Sqrt(0.0036 * 0.0164 / 0.0200), bias.Spread, 5);
        Assert.Equal(bias.Total, bias.SubAreas["1.1"], 9);
    }

    [Fact]
    public void Forecast_OwnResult_CountsForLessTheOlderItIs()
    {
        decimal[] totals =
        [
            .. new[] { 2025, 2015, 1990 }.Select(year =>
                Forecaster.Forecast(Input(Estimate(0.6)) with { OwnResults = [Official(0.8, new DateOnly(year, 1, 1))] }).Total!.Points),
            Forecaster.Forecast(Input(Estimate(0.6))).Total!.Points,
        ];

        Assert.Equal(totals.OrderDescending(), totals);
        Assert.InRange(totals[^2] - totals[^1], 0.01m, 10);
        Assert.InRange(totals[0] - totals[^1], 30, 120);
    }

    [Fact]
    public void Forecast_ManyConsistentPairs_ComesToEstimateLessLearnedBias()
    {
        ForecastPair[] pairs = [.. Enumerable.Range(2010, 16).Select(year => Pair(0.75, 0.55, year))];

        var forecast = Forecaster.Forecast(Input(Estimate(0.75), pairs));

        Assert.InRange(forecast.Total!.Points, 0.535m * 800, 0.565m * 800);
        Assert.InRange(forecast.Bias.Total, 0.18, 0.20);
        Assert.InRange(forecast.Bias.Experience, 0.7, 0.95);
    }

    [Fact]
    public void Forecast_MorePairs_NarrowsAllWidths()
    {
        ForecastPair[] pairs = [Pair(0.7, 0.6, 2017), Pair(0.68, 0.6, 2020), Pair(0.7, 0.62, 2023)];

        var widths = Enumerable.Range(0, 4).Select(count => Forecaster.Forecast(Input(Estimate(0.7), pairs[^count..]))).ToList();

        for (var count = 1; count < widths.Count; count++)
        {
            Assert.True(Width(widths[count].Total!) < Width(widths[count - 1].Total!));
            Assert.All(Edition.Areas, area => Assert.True(Width(widths[count].Areas[area.Number]!) < Width(widths[count - 1].Areas[area.Number]!)));
            Assert.All(Edition.SubAreas, subArea => Assert.True(Width(widths[count].SubAreas[subArea.Code]) < Width(widths[count - 1].SubAreas[subArea.Code])));
        }

        Assert.Equal([false, true, true, true], widths.Select(forecast => forecast.Enough));
    }

    [Fact]
    public void Forecast_OwnResultsFellFarFromTheirForecasts_Widens()
    {
        ForecastPair[] steady = [Pair(0.7, 0.6, 2017), Pair(0.7, 0.6, 2020), Pair(0.7, 0.6, 2023)];
        ForecastPair[] wild = [Pair(0.7, 0.6, 2017), Pair(0.7, 0.8, 2020), Pair(0.7, 0.35, 2023)];

        Assert.True(Width(Forecaster.Forecast(Input(Estimate(0.7), wild)).Total!) > 1.3m * Width(Forecaster.Forecast(Input(Estimate(0.7), steady)).Total!));
    }

    [Fact]
    public void Forecast_RoundClosedWhenTheResultMayBeKnown_ChangesNothing()
    {
        var known = new ForecastPair(Estimate(0.9, new DateOnly(2023, 9, 1)), Official(0.4, new DateOnly(2023, 9, 1)));
        var after = new ForecastPair(Estimate(0.9, new DateOnly(2024, 2, 1)), Official(0.4, new DateOnly(2023, 9, 1)));
        var honest = Input(Estimate(0.7), Pair(0.7, 0.6, 2020));

        Assert.Equal(PairStanding.ClosedAfter, known.StandingIn(Edition));
        AssertSame(Forecaster.Forecast(honest), Forecaster.Forecast(honest with { Pairs = [known, .. honest.Pairs, after] }));
    }

    [Fact]
    public void StandingIn_NothingInTheCrosswalkOrNothingShared_DoesNotCount()
    {
        var estimate = Estimate(0.7, new DateOnly(2023, 1, 1));
        var none = new ForecastOfficial(new DateOnly(2023, 9, 1), new Dictionary<string, OfficialShare>(), new Dictionary<int, OfficialShare>());
        var one = none with { SubAreas = new Dictionary<string, OfficialShare> { ["3.5"] = new(0.5) } };
        var area = none with { Areas = new Dictionary<int, OfficialShare> { [3] = new(0.5, Fit.Partial) } };
        var withoutIt = estimate with { SubAreas = estimate.SubAreas.Where(share => share.Key != "3.5").ToDictionary() };

        Assert.Equal(PairStanding.NoCrosswalk, new ForecastPair(estimate, none).StandingIn(Edition));
        Assert.Equal(PairStanding.Counts, new ForecastPair(estimate, one).StandingIn(Edition));
        Assert.Equal(PairStanding.NothingShared, new ForecastPair(withoutIt, one).StandingIn(Edition));
        Assert.Equal(PairStanding.Counts, new ForecastPair(withoutIt, area).StandingIn(Edition));
    }

    [Fact]
    public void Forecast_SubAreaWithoutEstimate_IsWiderAndItsAreaAndTheTotalHaveNone()
    {
        var all = Input(Estimate(0.7));
        var forecast = Forecaster.Forecast(all with { Current = all.Current with { SubAreas = all.Current.SubAreas.Where(share => share.Key != "3.5").ToDictionary() } });

        Assert.Null(forecast.Total);
        Assert.Null(forecast.Areas[3]);
        Assert.NotNull(forecast.Areas[4]);
        Assert.True(Width(forecast.SubAreas["3.5"]) > 1.1m * Width(Forecaster.Forecast(all).SubAreas["3.5"]));
    }

    [Fact]
    public void Forecast_LooserFit_TeachesLess()
    {
        static double Experience(Fit fit, bool sameScale)
        {
            var pair = Pair(0.8, 0.6, 2022);
            var official = pair.Official with
            {
                SameScale = sameScale,
                SubAreas = pair.Official.SubAreas.ToDictionary(share => share.Key, share => share.Value with { Fit = fit }),
            };
            return Forecaster.Forecast(Input(Estimate(0.8), pair with { Official = official })).Bias.Experience;
        }

        double[] experience = [Experience(Fit.Same, true), Experience(Fit.Same, false), Experience(Fit.Percent, false), Experience(Fit.Merge, false), Experience(Fit.Partial, false)];

        Assert.Equal(experience.OrderDescending(), experience);
        Assert.Equal(experience.Length, experience.Distinct().Count());
    }

    [Fact]
    public void Forecast_AreasOnly_TeachTheBiasOfTheirSubAreas()
    {
        var pair = Pair(0.8, 0.6, 2022);
        var areas = Edition.Areas.ToDictionary(area => area.Number, area => new OfficialShare(area.Number == 3 ? 0.4 : 0.6));
        var official = pair.Official with { SubAreas = new Dictionary<string, OfficialShare>(), Areas = areas };

        var bias = Forecaster.Forecast(Input(Estimate(0.8), pair with { Official = official })).Bias;

        Assert.True(bias.SubAreas["3.1"] > bias.SubAreas["4.1"] + 0.02);
        Assert.InRange(bias.Experience, 0.2, 0.9);
    }

    internal static void AssertSame(ForecastResult expected, ForecastResult actual)
    {
        foreach (var (code, interval) in expected.SubAreas)
        {
            Assert.Equal(interval.Points, actual.SubAreas[code].Points, 6);
            Assert.Equal(interval.Low80, actual.SubAreas[code].Low80, 6);
        }

        Assert.Equal(expected.Total!.Points, actual.Total!.Points, 6);
        Assert.Equal(expected.Total.High50, actual.Total.High50, 6);
        Assert.Equal(expected.Pairs, actual.Pairs);
        Assert.Equal(expected.Bias.Experience, actual.Bias.Experience, 9);
    }

    internal static decimal Width(ForecastInterval interval) => interval.High80 - interval.Low80;
}
