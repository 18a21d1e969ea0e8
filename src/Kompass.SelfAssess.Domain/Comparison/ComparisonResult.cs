using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>
/// An estimate beside an official result. Every difference is estimate minus official, so that plus means overestimated. Nothing in it is
/// made of a withheld number. Source: design 7.
/// </summary>
/// <param name="EditionKey">The edition of the estimate; all rows are its parts.</param>
/// <param name="OfficialEditionKey">The edition of the official result.</param>
/// <param name="SubAreas">Sub-areas in order; empty where the official result has areas only.</param>
/// <param name="Areas">Areas in order.</param>
/// <param name="Total">The total.</param>
/// <param name="Accuracy">How well the sub-areas agree.</param>
public sealed record ComparisonResult(
    string EditionKey,
    string OfficialEditionKey,
    IReadOnlyList<ComparedSubArea> SubAreas,
    IReadOnlyList<ComparedArea> Areas,
    ComparedTotal Total,
    Accuracy Accuracy)
{
    /// <summary>True where the two editions differ: then only shares are compared, and the break is to be shown.</summary>
    public bool AcrossEditions { get; init; } = EditionKey != OfficialEditionKey;

    /// <summary>True where something official answers to a part of the estimate, shown or not; across editions there may be no link at all.</summary>
    public bool Linked => SubAreas.Any(row => row.Numbers.OfficialShare is not null) || Areas.Any(row => row.Numbers.OfficialShare is not null);
}

/// <summary>One number of the estimate beside the official one.</summary>
/// <param name="Max">Highest points of the part.</param>
/// <param name="Estimate">Estimated points, unrounded; null where missing or withheld.</param>
/// <param name="Withheld">True where the gate keeps the estimate back.</param>
/// <param name="Official">Official points; null where there are none and, except for the total, across editions.</param>
/// <param name="OfficialShare">Official share of the maximum (0–1), across editions through the crosswalk; null where there is none.</param>
/// <param name="Difference">Difference in points; null where a side lacks points.</param>
/// <param name="DifferenceShare">Difference in share of the maximum (−1–1); null where a side lacks a share.</param>
/// <param name="Secured">Whether the difference exceeds the margin of the estimate (statistiskt säkerställd); null where either is missing. It says nothing about the evaluators' own grain.</param>
public sealed record ComparedNumbers(
    decimal Max,
    decimal? Estimate,
    bool Withheld,
    decimal? Official,
    double? OfficialShare,
    decimal? Difference,
    double? DifferenceShare,
    bool? Secured)
{
    /// <summary>Estimated share of the maximum (0–1).</summary>
    public double? EstimateShare => (double?)(Estimate / Max);
}

/// <summary>A sub-area of the comparison.</summary>
/// <param name="Code">Sub-area code in the edition of the estimate.</param>
/// <param name="Numbers">Both numbers and their difference.</param>
/// <param name="Band">Hit, over or under; null where there is no difference.</param>
/// <param name="Fit">How well the official part answers to this one; <see cref="Fit.Same"/> within an edition.</param>
/// <param name="Sources">The official sub-areas that the share is made of.</param>
/// <param name="Pointers">Related official sub-areas that no number is made of.</param>
public sealed record ComparedSubArea(
    string Code,
    ComparedNumbers Numbers,
    Band? Band,
    Fit Fit,
    IReadOnlyList<TranslationSource<string>> Sources,
    IReadOnlyList<TranslationSource<string>> Pointers);

/// <summary>An area of the comparison.</summary>
/// <param name="Number">Area number in the edition of the estimate.</param>
/// <param name="Numbers">Both numbers and their difference.</param>
/// <param name="Fit">How well the official area answers to this one; <see cref="Fit.Same"/> within an edition.</param>
public sealed record ComparedArea(int Number, ComparedNumbers Numbers, Fit Fit);

/// <summary>The total of the comparison.</summary>
/// <param name="Numbers">Both numbers; across editions each in its own edition's points and without a difference.</param>
public sealed record ComparedTotal(ComparedNumbers Numbers);

/// <summary>Where a sub-area's difference falls.</summary>
public enum Band : byte
{
    /// <summary>"Träff": at most 10 % of the maximum apart.</summary>
    Hit = 0,

    /// <summary>"Över": the estimate is higher.</summary>
    Over = 1,

    /// <summary>"Under": the estimate is lower.</summary>
    Under = 2,
}
