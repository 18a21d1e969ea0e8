namespace Kompass.SelfAssess.Domain.Evaluations;

/// <summary>
/// A place where an official report contradicts itself or its edition. Shown beside the numbers, never repaired. It carries no prose:
/// texts are made where they are shown. Source: design 4, domain E.1.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Area">Area number, if it is about one.</param>
/// <param name="Code">Sub-area code, if it is about one.</param>
/// <param name="Printed">The number of the report: points, or per cent for the per cent kinds; null where the report has none.</param>
/// <param name="Computed">What it should agree with, in the same unit: the sum of record, the unrounded per cent or the maximum; null where there is nothing to compute.</param>
public sealed record OfficialConflict(ConflictKind Kind, int? Area, string? Code, decimal? Printed, decimal? Computed)
{
    /// <summary>True for what cannot be a result of the edition, so that it must be corrected before it is confirmed.</summary>
    public bool IsFault => Kind is ConflictKind.UnknownArea or ConflictKind.UnknownSubArea or ConflictKind.AboveMaximum or ConflictKind.BelowZero;

    /// <summary>True for what is only worth knowing and no disagreement.</summary>
    public bool IsNote => Kind == ConflictKind.PercentTruncated;
}

/// <summary>The sorts of <see cref="OfficialConflict"/>.</summary>
public enum ConflictKind : byte
{
    /// <summary>The points at the head of an area's chapter are not the area's sum.</summary>
    AreaHeader = 0,

    /// <summary>The sum row of an area in the score table is not the area's sum.</summary>
    AreaTable = 1,

    /// <summary>The area's points in the summary are not its sum.</summary>
    AreaSummary = 2,

    /// <summary>The area's points in its chapter's running text are not its sum.</summary>
    AreaText = 3,

    /// <summary>The total in the text is not the sum.</summary>
    Total = 4,

    /// <summary>The total in the score table is not the sum.</summary>
    TotalTable = 5,

    /// <summary>A per cent is more than one unit from the exact one.</summary>
    Percent = 6,

    /// <summary>A per cent is cut off where it should have been rounded up: a note.</summary>
    PercentTruncated = 7,

    /// <summary>A stated difference is not the difference from the earlier evaluation.</summary>
    Difference = 8,

    /// <summary>The points of record of an area are not the sum of its sub-areas.</summary>
    AreaRecord = 9,

    /// <summary>The result is by sub-area, but this one lacks points.</summary>
    MissingSubArea = 10,

    /// <summary>No such area in the edition: a fault.</summary>
    UnknownArea = 11,

    /// <summary>No such sub-area in the edition: a fault.</summary>
    UnknownSubArea = 12,

    /// <summary>More points than the part can have: a fault.</summary>
    AboveMaximum = 13,

    /// <summary>Points below 0: a fault.</summary>
    BelowZero = 14,
}
