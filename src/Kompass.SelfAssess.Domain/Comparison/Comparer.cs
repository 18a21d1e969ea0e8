using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>Sets an estimate beside an official result. Source: design 7.</summary>
public static class Comparer
{
    /// <summary>
    /// Compares part by part: within an edition in points and in shares of the maximum, across editions through the crosswalk and in shares
    /// only; totals are never subtracted across editions.
    /// </summary>
    /// <param name="estimate">The estimate as it may be shown.</param>
    /// <param name="official">The official result.</param>
    /// <param name="officialEdition">The edition that the official result was given in.</param>
    /// <param name="crosswalk">How the editions answer to each other; not asked where they are the same.</param>
    /// <exception cref="ArgumentException">The result was not given in <paramref name="officialEdition"/>.</exception>
    public static ComparisonResult Compare(
        EstimateView estimate, OfficialResult official, FrameworkEdition officialEdition, Crosswalk crosswalk)
    {
        var edition = estimate.Edition;
        var translated = crosswalk.Translate(official, officialEdition, edition);
        var sameEdition = edition.SameScaleAs(officialEdition);
        ComparedSubArea[] subAreas = official.SubAreas.Count == 0
            ? []
            : [.. edition.SubAreas.Select(subArea => CompareSubArea(subArea, estimate, translated.SubAreas[subArea.Code], official, sameEdition))];
        ComparedArea[] areas =
            [.. edition.Areas.Select(area => CompareArea(area, estimate, translated.Areas[area.Number], official, sameEdition))];
        return new ComparisonResult(
            edition.Key,
            officialEdition.Key,
            subAreas,
            areas,
            CompareTotal(estimate, official.TotalFor(officialEdition), officialEdition, sameEdition),
            Accuracy.Of([.. edition.SubAreas.SelectMany(subArea => PairOf(subArea, estimate, translated))]))
        {
            AcrossEditions = !sameEdition,
        };
    }

    private static ComparedSubArea CompareSubArea(
        SubArea subArea, EstimateView estimate, TranslatedPart<string> part, OfficialResult official, bool sameEdition)
    {
        var value = estimate[Part.SubArea(subArea.Code)];
        decimal? points = sameEdition && official.SubAreas.TryGetValue(subArea.Code, out var given) ? given : null;
        Band? band = value.Points / subArea.MaxPoints is { } estimated && part.Share is { } share ? Accuracy.BandOf(estimated, share) : null;
        return new ComparedSubArea(
            subArea.Code, Numbers(subArea.MaxPoints, value, points, part.Share), band, part.Fit, part.Sources, part.Pointers);
    }

    private static ComparedArea CompareArea(
        Area area, EstimateView estimate, TranslatedPart<int> part, OfficialResult official, bool sameEdition)
    {
        var points = sameEdition ? official.PointsFor(area) : null;
        return new ComparedArea(area.Number, Numbers(area.MaxPoints, estimate[Part.Area(area.Number)], points, part.Share), part.Fit);
    }

    private static ComparedTotal CompareTotal(EstimateView estimate, decimal? points, FrameworkEdition officialEdition, bool sameEdition)
    {
        var value = estimate[Part.Total];
        var max = estimate.Edition.MaxPoints;
        var share = points / officialEdition.MaxPoints;
        return new ComparedTotal(
            sameEdition
                ? Numbers(max, value, points, share)
                : new ComparedNumbers(max, value.Points, value.Withheld, points, (double?)share, null, null, null));
    }

    private static ComparedNumbers Numbers(decimal max, EstimatedValue value, decimal? official, decimal? officialShare)
    {
        var differenceShare = (value.Points / max) - officialShare;
        // Within an edition the points decide, so that a difference as large as the margin is not made larger by division.
        var inPoints = official is null ? differenceShare * max : value.Points - official;
        return new ComparedNumbers(
            max,
            value.Points,
            value.Withheld,
            official,
            (double?)officialShare,
            official is null ? null : inPoints,
            (double?)differenceShare,
            inPoints is { } difference && value.Margin is { } margin ? Math.Abs(difference) > margin : null);
    }

    private static IEnumerable<(decimal Estimate, decimal Official)> PairOf(SubArea subArea, EstimateView estimate, TranslatedResult translated)
    {
        if (estimate[Part.SubArea(subArea.Code)].Points is { } points && translated.SubAreas[subArea.Code].Share is { } share)
        {
            yield return (points / subArea.MaxPoints, share);
        }
    }
}
