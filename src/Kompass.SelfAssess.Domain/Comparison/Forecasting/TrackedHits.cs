namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>How often the intervals held, by sort of part.</summary>
/// <param name="SubAreas">Over the sub-areas of all pairs.</param>
/// <param name="Areas">Over the areas.</param>
/// <param name="Total">Over the totals.</param>
public sealed record TrackedHits(HitCount SubAreas, HitCount Areas, HitCount Total)
{
    internal static TrackedHits Of(IReadOnlyList<TrackedPair> pairs, Func<TrackedPair, ForecastResult> forecast)
    {
        return new TrackedHits(Count(TrackedKind.SubArea), Count(TrackedKind.Area), Count(TrackedKind.Total));

        HitCount Count(TrackedKind kind) => HitCount.Of(
            from pair in pairs
            from number in pair.Numbers
            where number.Kind == kind
            let interval = number.In(forecast(pair))
            where interval is not null
            select (number, interval));
    }
}

/// <summary>Numbers that were forecast, and how it went.</summary>
/// <param name="Numbers">How many.</param>
/// <param name="Within50">How many fell inside the 50 % interval.</param>
/// <param name="Within80">How many fell inside the 80 % interval.</param>
/// <param name="Error">Mean distance of the forecast from the official score, in shares of the maximum (0–1); null without numbers.</param>
/// <param name="EstimateError">The same of the estimate as it stood.</param>
public sealed record HitCount(int Numbers, int Within50, int Within80, double? Error, double? EstimateError)
{
    internal static HitCount Of(IEnumerable<(TrackedNumber Number, ForecastInterval Interval)> forecasts)
    {
        (TrackedNumber Number, ForecastInterval Interval)[] all = [.. forecasts];
        return all.Length == 0
            ? new HitCount(0, 0, 0, null, null)
            : new HitCount(
                all.Length,
                all.Count(one => one.Interval.Holds50(one.Number.Official)),
                all.Count(one => one.Interval.Holds80(one.Number.Official)),
                all.Average(one => (double)(Math.Abs(one.Interval.Points - one.Number.Official) / one.Number.Max)),
                all.Average(one => (double)(Math.Abs(one.Number.Estimate - one.Number.Official) / one.Number.Max)));
    }
}
