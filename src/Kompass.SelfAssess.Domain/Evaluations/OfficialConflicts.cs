using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations;

/// <summary>Finds where an official result contradicts itself. Source: design 4, domain E.1.</summary>
public static class OfficialConflicts
{
    /// <summary>Every conflict of <paramref name="official"/>: first its points by code, then its printed numbers in their order.</summary>
    /// <param name="official">The result.</param>
    /// <param name="edition">The edition that it was given in.</param>
    /// <param name="earlier">The evaluation of the same edition that stated differences are about; without it they are not checked.</param>
    /// <exception cref="ArgumentException">A result was not given in <paramref name="edition"/>.</exception>
    public static IReadOnlyList<OfficialConflict> Find(OfficialResult official, FrameworkEdition edition, OfficialResult? earlier = null)
    {
        if (official.EditionKey != edition.Key || (earlier is not null && earlier.EditionKey != edition.Key))
        {
            throw new ArgumentException($"The result was not given in {edition.Key}.", nameof(edition));
        }

        return
        [
            .. UnknownParts(official, edition),
            .. edition.Areas.SelectMany(area => InArea(official, area)),
            .. official.Printed.Select(printed => Check(printed, official, edition, earlier)).OfType<OfficialConflict>(),
        ];
    }

    private static IEnumerable<OfficialConflict> UnknownParts(OfficialResult official, FrameworkEdition edition)
    {
        var codes = edition.SubAreas.Select(subArea => subArea.Code).ToHashSet();
        foreach (var (code, points) in official.SubAreas.Where(subArea => !codes.Contains(subArea.Key)).OrderBy(subArea => subArea.Key, StringComparer.Ordinal))
        {
            yield return new OfficialConflict(ConflictKind.UnknownSubArea, null, code, points, null);
        }

        var numbers = edition.Areas.Select(area => area.Number).ToHashSet();
        foreach (var (number, points) in official.Areas.Where(area => !numbers.Contains(area.Key)).OrderBy(area => area.Key))
        {
            yield return new OfficialConflict(ConflictKind.UnknownArea, number, null, points, null);
        }
    }

    private static IEnumerable<OfficialConflict> InArea(OfficialResult official, Area area)
    {
        foreach (var subArea in area.SubAreas)
        {
            if (official.SubAreas.TryGetValue(subArea.Code, out var points))
            {
                if (OutOfBounds(points, subArea.MaxPoints, area.Number, subArea.Code) is { } fault)
                {
                    yield return fault;
                }
            }
            else if (official.SubAreas.Count > 0)
            {
                yield return new OfficialConflict(ConflictKind.MissingSubArea, area.Number, subArea.Code, null, null);
            }
        }

        if (official.Areas.TryGetValue(area.Number, out var recorded))
        {
            if (OutOfBounds(recorded, area.MaxPoints, area.Number, null) is { } fault)
            {
                yield return fault;
            }

            if (official.PointsFor(area) is { } sum && sum != recorded)
            {
                yield return new OfficialConflict(ConflictKind.AreaRecord, area.Number, null, recorded, sum);
            }
        }
    }

    private static OfficialConflict? OutOfBounds(decimal points, decimal max, int area, string? code)
    {
        if (points < 0)
        {
            return new OfficialConflict(ConflictKind.BelowZero, area, code, points, 0);
        }

        return points > max ? new OfficialConflict(ConflictKind.AboveMaximum, area, code, points, max) : null;
    }

    private static OfficialConflict? Check(PrintedNumber printed, OfficialResult official, FrameworkEdition edition, OfficialResult? earlier)
    {
        var area = edition.Areas.FirstOrDefault(candidate => candidate.Number == printed.Area);
        var subArea = edition.SubAreas.FirstOrDefault(candidate => candidate.Code == printed.SubAreaCode);
        if (printed.SubAreaCode is not null && subArea is null)
        {
            return Conflict(ConflictKind.UnknownSubArea, printed, null);
        }

        if (printed.Area is not null && area is null)
        {
            return Conflict(ConflictKind.UnknownArea, printed, null);
        }

        var computed = Points(official, edition, area, subArea);
        return printed.Kind switch
        {
            PrintedKind.Percent => CheckPercent(printed, computed, subArea?.MaxPoints ?? area?.MaxPoints ?? edition.MaxPoints),
            PrintedKind.Difference => earlier is null
                ? null
                : Differing(ConflictKind.Difference, printed, computed - Points(earlier, edition, area, subArea)),
            PrintedKind.AreaHeader => Differing(ConflictKind.AreaHeader, printed, computed),
            PrintedKind.AreaTable => Differing(ConflictKind.AreaTable, printed, computed),
            PrintedKind.AreaSummary => Differing(ConflictKind.AreaSummary, printed, computed),
            PrintedKind.AreaText => Differing(ConflictKind.AreaText, printed, computed),
            PrintedKind.Total => Differing(ConflictKind.Total, printed, computed),
            PrintedKind.TotalTable => Differing(ConflictKind.TotalTable, printed, computed),
            _ => throw new ArgumentOutOfRangeException(nameof(printed), printed.Kind, "Unknown kind of printed number."),
        };
    }

    /// <summary>The points of record of the smallest part named: sub-area, else area, else total.</summary>
    private static decimal? Points(OfficialResult official, FrameworkEdition edition, Area? area, SubArea? subArea)
    {
        if (subArea is not null)
        {
            return official.SubAreas.TryGetValue(subArea.Code, out var points) ? points : null;
        }

        return area is not null ? official.PointsFor(area) : official.TotalFor(edition);
    }

    private static OfficialConflict? Differing(ConflictKind kind, PrintedNumber printed, decimal? computed) =>
        computed is { } expected && expected != printed.Value ? Conflict(kind, printed, expected) : null;

    private static OfficialConflict? CheckPercent(PrintedNumber printed, decimal? points, decimal max)
    {
        if (points * 100 / max is not { } exact)
        {
            return null;
        }

        if (Math.Abs(printed.Value - exact) > 1)
        {
            return Conflict(ConflictKind.Percent, printed, exact);
        }

        var cutOff = printed.Value == Math.Floor(exact) && printed.Value != Math.Round(exact, MidpointRounding.AwayFromZero);
        return cutOff ? Conflict(ConflictKind.PercentTruncated, printed, exact) : null;
    }

    private static OfficialConflict Conflict(ConflictKind kind, PrintedNumber printed, decimal? computed) =>
        new(kind, printed.Area, printed.SubAreaCode, printed.Value, computed);
}
