using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting;

/// <summary>Forecasts built in code for tests.</summary>
internal static class Forecasts
{
    public static readonly FrameworkEdition Edition = TestEditions.Full2020V2Shape(1);

    /// <summary>One sub-area of 100 points, so that a case can be computed by hand.</summary>
    public static readonly FrameworkEdition One = TestEditions.Tiny(("1.1", 100, [1m]));

    public static readonly DateOnly Now = new(2026, 5, 1);

    public static readonly DateOnly Target = new(2026, 10, 1);

    /// <summary>The same share everywhere.</summary>
    public static ForecastEstimate Estimate(double share, DateOnly? closedOn = null, double? sampling = 0.03) =>
        Estimate(Edition, _ => share, closedOn, sampling);

    public static ForecastEstimate Estimate(FrameworkEdition edition, Func<int, double> share, DateOnly? closedOn = null, double? sampling = 0.03) =>
        new(closedOn ?? Now, edition.SubAreas.Select((subArea, place) => (subArea.Code, place)).ToDictionary(one => one.Code, one => new EstimatedShare(share(one.place), sampling)));

    public static ForecastOfficial Official(double share, DateOnly on) => Official(Edition, _ => share, on);

    public static ForecastOfficial Official(FrameworkEdition edition, Func<int, double> share, DateOnly on) => new(
        on,
        edition.SubAreas.Select((subArea, place) => (subArea.Code, place)).ToDictionary(one => one.Code, one => new OfficialShare(share(one.place))),
        new Dictionary<int, OfficialShare>());

    /// <summary>A round, and the result half a year after it.</summary>
    public static ForecastPair Pair(double estimate, double official, int year) =>
        new(Estimate(estimate, new DateOnly(year, 3, 1)), Official(official, new DateOnly(year, 9, 1)));

    public static ForecastPair Pair(Random random, int year) => new(
        Estimate(Edition, _ => random.NextDouble(), new DateOnly(year, 3, 1), random.NextDouble() / 5),
        Official(Edition, _ => random.NextDouble(), new DateOnly(year, 9, 1)));

    public static OfficialPrior Prior(params double[] published) => OfficialPrior.From(
        Edition,
        published.Select((share, town) => new PublishedResult($"{town}", Official(share, new DateOnly(2022, 1, 1)))),
        ForecastAssumptions.Default);

    public static ForecastInput Input(ForecastEstimate estimate, params ForecastPair[] pairs) =>
        new(Prior(0.6, 0.65, 0.7), estimate, Target) { Pairs = pairs };
}
