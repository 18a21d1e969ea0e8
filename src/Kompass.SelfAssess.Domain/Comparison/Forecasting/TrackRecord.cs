using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>How the forecast would have done on the own pairs. Source: design 7.</summary>
/// <param name="Pairs">Every pair that counts, in order of time.</param>
/// <param name="Then">Forecast from what was known when the round closed.</param>
/// <param name="LeaveOneOut">Forecast from all else that is known today, later pairs too.</param>
public sealed record TrackRecord(IReadOnlyList<TrackedPair> Pairs, TrackedHits Then, TrackedHits LeaveOneOut)
{
    /// <summary>Forecasts each pair's official result without it.</summary>
    public static TrackRecord Of(ForecastInput input)
    {
        var edition = input.Prior.Scale.Edition;
        ForecastPair[] pairs = [.. input.Pairs.Where(pair => pair.StandingIn(edition) == PairStanding.Counts).OrderBy(pair => pair.Official.On)];
        TrackedPair[] tracked = [.. pairs.Select(pair => Track(input, pair, pairs, edition))];
        return new TrackRecord(tracked, TrackedHits.Of(tracked, pair => pair.Then), TrackedHits.Of(tracked, pair => pair.LeaveOneOut));
    }

    private static TrackedPair Track(ForecastInput input, ForecastPair pair, ForecastPair[] pairs, FrameworkEdition edition)
    {
        var alone = input with { Current = pair.Estimate, TargetOn = pair.Official.On };
        var closed = pair.Estimate.ClosedOn;
        var then = Forecaster.Forecast(alone with
        {
            Pairs = [.. pairs.Where(other => other != pair && other.Official.On <= closed)],
            OwnResults = [.. input.OwnResults.Where(official => official.On <= closed)],
        });
        var others = Forecaster.Forecast(alone with { Pairs = [.. pairs.Where(other => other != pair)] });
        return new TrackedPair(pair, Numbers(pair, edition), then, others);
    }

    internal static IReadOnlyList<TrackedNumber> Numbers(ForecastPair pair, FrameworkEdition edition)
    {
        var numbers = new List<TrackedNumber>();
        foreach (var subArea in edition.SubAreas)
        {
            if (pair.Estimate.SubAreas.TryGetValue(subArea.Code, out var estimate) && pair.Official.SubAreas.TryGetValue(subArea.Code, out var official))
            {
                numbers.Add(new(TrackedKind.SubArea, subArea.Code, subArea.MaxPoints, Points(estimate.Share, subArea.MaxPoints), Points(official.Share, subArea.MaxPoints)));
            }
        }

        foreach (var area in edition.Areas)
        {
            if (SumOf(area, numbers) is { } sum)
            {
                numbers.Add(new(TrackedKind.Area, EditionRules.Invariant(area.Number), area.MaxPoints, sum.Estimate, sum.Official));
            }
        }

        var areas = numbers.Where(number => number.Kind == TrackedKind.Area).ToList();
        // A total is never carried across editions.
        if (pair.Official.SameScale && areas.Count == edition.Areas.Count)
        {
            numbers.Add(new(TrackedKind.Total, "", edition.MaxPoints, areas.Sum(area => area.Estimate), areas.Sum(area => area.Official)));
        }

        return numbers;
    }

    private static (decimal Estimate, decimal Official)? SumOf(Area area, List<TrackedNumber> numbers)
    {
        var own = numbers.Where(number => area.SubAreas.Any(subArea => number.Kind == TrackedKind.SubArea && number.Code == subArea.Code)).ToList();
        return own.Count > 0 && own.Count == area.SubAreas.Count ? (own.Sum(number => number.Estimate), own.Sum(number => number.Official)) : null;
    }

    // Official points are whole or half; floating point must not carry them over the edge of an interval.
    private static decimal Points(double share, decimal max) => Math.Round((decimal)share * max, 6);
}

/// <summary>A pair and what would have been forecast.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Numbers">What both have, sub-areas, areas and the total.</param>
/// <param name="Then">The forecast from what was known when the round closed.</param>
/// <param name="LeaveOneOut">The forecast from all other pairs.</param>
public sealed record TrackedPair(ForecastPair Pair, IReadOnlyList<TrackedNumber> Numbers, ForecastResult Then, ForecastResult LeaveOneOut)
{
    /// <summary>The total, where both have it on the same scale.</summary>
    public TrackedNumber? Total => Numbers.FirstOrDefault(number => number.Kind == TrackedKind.Total);
}

/// <summary>What was estimated and what became of it, in points.</summary>
/// <param name="Kind">Sort of part.</param>
/// <param name="Code">Sub-area code or area number.</param>
/// <param name="Max">Highest points.</param>
/// <param name="Estimate">Estimated points.</param>
/// <param name="Official">Official points.</param>
public sealed record TrackedNumber(TrackedKind Kind, string Code, decimal Max, decimal Estimate, decimal Official)
{
    /// <summary>The forecast of it.</summary>
    public ForecastInterval? In(ForecastResult forecast) => Kind switch
    {
        TrackedKind.SubArea => forecast.SubAreas[Code],
        TrackedKind.Area => forecast.Areas[int.Parse(Code, System.Globalization.CultureInfo.InvariantCulture)],
        _ => forecast.Total,
    };
}

/// <summary>Sort of part of a <see cref="TrackedNumber"/>.</summary>
public enum TrackedKind : byte
{
    /// <summary>A sub-area.</summary>
    SubArea = 0,

    /// <summary>An area.</summary>
    Area = 1,

    /// <summary>The total.</summary>
    Total = 2,
}
