using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations;

/// <summary>An official result as comparison needs it. Source: design 4.</summary>
/// <param name="EditionKey">The edition it was given in.</param>
/// <param name="SubAreas">Points by sub-area code; empty where only areas are published.</param>
/// <param name="Areas">Points by area number: the sum of the sub-areas where they are known (the score of record), else as published.</param>
/// <param name="Printed">Every number as the report printed it, kept apart.</param>
public sealed record OfficialResult(
    string EditionKey,
    IReadOnlyDictionary<string, decimal> SubAreas,
    IReadOnlyDictionary<int, decimal> Areas,
    IReadOnlyList<PrintedNumber> Printed)
{
    /// <summary>The total of record in points: the sum of the areas.</summary>
    public decimal? Total => Areas.Count == 0 ? null : Areas.Values.Sum();

    /// <summary>A result given by sub-area; an area has points where all of its sub-areas have.</summary>
    public static OfficialResult BySubArea(
        FrameworkEdition edition, IReadOnlyDictionary<string, decimal> subAreas, IReadOnlyList<PrintedNumber> printed)
    {
        var areas = edition.Areas
            .Where(area => area.SubAreas.Count > 0 && area.SubAreas.All(subArea => subAreas.ContainsKey(subArea.Code)))
            .ToDictionary(area => area.Number, area => area.SubAreas.Sum(subArea => subAreas[subArea.Code]));
        return new OfficialResult(edition.Key, subAreas, areas, printed);
    }

    /// <summary>
    /// The points of record of an area of the result's edition: the sum of its sub-areas; null where only some of them have points.
    /// Where none has, as published. Source: domain E.1 (rule proposal).
    /// </summary>
    public decimal? PointsFor(Area area)
    {
        var known = area.SubAreas.Count(subArea => SubAreas.ContainsKey(subArea.Code));
        if (known == 0)
        {
            return Areas.TryGetValue(area.Number, out var published) ? published : null;
        }

        return known == area.SubAreas.Count ? area.SubAreas.Sum(subArea => SubAreas[subArea.Code]) : null;
    }

    /// <summary>
    /// The total of record in points: the sum over all areas of the result's edition; null where only some have points.
    /// Where nothing but a total is published, that one.
    /// </summary>
    public decimal? TotalFor(FrameworkEdition edition)
    {
        if (SubAreas.Count == 0 && Areas.Count == 0)
        {
            return (Printed.FirstOrDefault(number => number.Kind == PrintedKind.TotalTable)
                ?? Printed.FirstOrDefault(number => number.Kind == PrintedKind.Total))?.Value;
        }

        decimal? total = 0;
        foreach (var area in edition.Areas)
        {
            total += PointsFor(area);
        }

        return total;
    }
}

/// <summary>A number as a report printed it. Source: domain E.1.</summary>
/// <param name="Kind">Where it stood.</param>
/// <param name="Area">Area number, if it is about one.</param>
/// <param name="SubAreaCode">Sub-area code, if it is about one.</param>
/// <param name="Value">Points, or per cent for <see cref="PrintedKind.Percent"/>.</param>
public sealed record PrintedNumber(PrintedKind Kind, int? Area, string? SubAreaCode, decimal Value);

/// <summary>Where a printed number stood.</summary>
public enum PrintedKind : byte
{
    /// <summary>At the head of an area's chapter.</summary>
    AreaHeader = 0,

    /// <summary>Sum row of an area in the score table.</summary>
    AreaTable = 1,

    /// <summary>In the summary, about an area.</summary>
    AreaSummary = 2,

    /// <summary>Total in the text.</summary>
    Total = 3,

    /// <summary>Total in the score table.</summary>
    TotalTable = 4,

    /// <summary>Per cent column of a sub-area or area.</summary>
    Percent = 5,

    /// <summary>Stated difference from an earlier evaluation.</summary>
    Difference = 6,

    /// <summary>In the chapter's running text, about its area.</summary>
    AreaText = 7,
}
