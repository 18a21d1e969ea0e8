using System.Globalization;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;

namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Simulation;

/// <summary>One row of the study's table.</summary>
public sealed record StudyResult(string World, int Pairs, StudyNumbers SubAreas, StudyNumbers Areas, StudyNumbers Total)
{
    public const string Head =
        """
        | world | pairs | 80 % holds: sub-area | area | total | 50 % holds: total | width of 80 %: sub-area | area | total | error of forecast (estimate): sub-area | area | total |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    public static StudyResult Of(string world, int pairs, IReadOnlyList<StudyTrial> trials) =>
        new(world, pairs, Numbers(trials, TrackedKind.SubArea), Numbers(trials, TrackedKind.Area), Numbers(trials, TrackedKind.Total));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"| {World} | {Pairs} | {SubAreas.Coverage80:P0} | {Areas.Coverage80:P0} | {Total.Coverage80:P0} | {Total.Coverage50:P0} | {SubAreas.Width:0.0} | {Areas.Width:0.0} | {Total.Width:0.0} | {SubAreas.Error:0.0} ({SubAreas.EstimateError:0.0}) | {Areas.Error:0.0} ({Areas.EstimateError:0.0}) | {Total.Error:0.0} ({Total.EstimateError:0.0}) |");

    private static StudyNumbers Numbers(IEnumerable<StudyTrial> trials, TrackedKind kind)
    {
        (TrackedNumber Number, ForecastInterval Interval)[] all =
        [
            .. trials.SelectMany(trial => trial.Numbers.Where(number => number.Kind == kind).Select(number => (number, number.In(trial.Forecast)!))),
        ];
        return new StudyNumbers(
            all.Average(one => one.Interval.Holds80(one.Number.Official) ? 1.0 : 0),
            all.Average(one => one.Interval.Holds50(one.Number.Official) ? 1.0 : 0),
            100 * all.Average(one => (double)((one.Interval.High80 - one.Interval.Low80) / one.Number.Max)),
            100 * all.Average(one => (double)(Math.Abs(one.Interval.Points - one.Number.Official) / one.Number.Max)),
            100 * all.Average(one => (double)(Math.Abs(one.Number.Estimate - one.Number.Official) / one.Number.Max)));
    }
}

/// <summary>Coverage 0–1; widths and mean absolute errors in per cent of the maximum.</summary>
public sealed record StudyNumbers(double Coverage80, double Coverage50, double Width, double Error, double EstimateError);
