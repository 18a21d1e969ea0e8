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

    /// <summary>In the summary's running text, about an area.</summary>
    AreaSummary = 2,

    /// <summary>Total in the text.</summary>
    Total = 3,

    /// <summary>Total in the score table.</summary>
    TotalTable = 4,

    /// <summary>Per cent column of a sub-area or area.</summary>
    Percent = 5,

    /// <summary>Stated difference from an earlier evaluation.</summary>
    Difference = 6,
}
