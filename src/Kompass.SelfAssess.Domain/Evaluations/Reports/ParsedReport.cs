using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// What a report says, each value with the passage it was read from. It is a proposal for a person to confirm or correct: nothing is
/// repaired, and what the report does not say is null or absent. Source: domain E.
/// </summary>
public sealed record ParsedReport
{
    /// <summary>The municipality in its short form, for example <c>Karlskoga</c>.</summary>
    public Reading<string>? Municipality { get; init; }

    /// <summary>Year of the evaluation (of the visit, not of the report).</summary>
    public Reading<int>? Year { get; init; }

    /// <summary>Month of the evaluation, 1–12.</summary>
    public Reading<int>? Month { get; init; }

    /// <summary>Key of the edition, found by its sub-areas (domain A.4).</summary>
    public Reading<string>? Edition { get; init; }

    /// <summary>Rows of the score table, in the edition's order.</summary>
    public IReadOnlyList<ReadSubArea> SubAreas { get; init; } = [];

    /// <summary>Areas 1–8 as far as the report names them.</summary>
    public IReadOnlyList<ReadArea> Areas { get; init; } = [];

    /// <summary>Every other number about this evaluation as it was printed: headers, sums, totals, per cent, differences.</summary>
    public IReadOnlyList<Reading<PrintedNumber>> Printed { get; init; } = [];

    /// <summary>Earlier evaluations of the same municipality that the report gives numbers or at least years of, oldest first.</summary>
    public IReadOnlyList<EarlierResult> Earlier { get; init; } = [];

    /// <summary>Strengths and improvements in the order of the report.</summary>
    public IReadOnlyList<ReadFinding> Findings { get; init; } = [];

    /// <summary>The evaluators' recommendations for the whole municipality.</summary>
    public IReadOnlyList<Reading<string>> Recommendations { get; init; } = [];

    /// <summary>What a reader should look at twice.</summary>
    public IReadOnlyList<ReportWarning> Warnings { get; init; } = [];

    /// <summary>The numbers as comparison needs them; the score of record is the sum of sub-areas.</summary>
    /// <remarks>Of an edition without sub-areas only areas can be kept: as summed up in the table, else as their chapters say.</remarks>
    /// <param name="edition">The edition named by <see cref="Edition"/>, or the one a person has chosen instead.</param>
    public OfficialResult ResultIn(FrameworkEdition edition)
    {
        if (!edition.SubAreas.Any())
        {
            return new OfficialResult(edition.Key, new Dictionary<string, decimal>(), AreasAsPrinted(), [.. Printed.Select(number => number.Value).Where(number => number.SubAreaCode is null)]);
        }

        var points = new Dictionary<string, decimal>();
        foreach (var row in SubAreas)
        {
            points.TryAdd(row.Code, row.Points);
        }

        return OfficialResult.BySubArea(edition, points, [.. Printed.Select(number => number.Value)]);
    }

    private Dictionary<int, decimal> AreasAsPrinted()
    {
        var areas = new Dictionary<int, decimal>();
        foreach (var kind in (PrintedKind[])[PrintedKind.AreaTable, PrintedKind.AreaHeader, PrintedKind.AreaSummary, PrintedKind.AreaText])
        {
            foreach (var number in Printed.Select(number => number.Value).Where(number => number.Kind == kind && number.Area is not null))
            {
                areas.TryAdd(number.Area!.Value, number.Value);
            }
        }

        return areas;
    }
}

/// <summary>A value with its source.</summary>
/// <param name="Value">What was read.</param>
/// <param name="Passage">Where.</param>
public sealed record Reading<T>(T Value, Passage Passage);

/// <summary>A row of the score table.</summary>
/// <param name="Code">Sub-area code as printed, for example <c>3.4</c>.</param>
/// <param name="Label">Name as printed, joined where it was wrapped.</param>
/// <param name="Points">Points as printed.</param>
/// <param name="Max">Highest points as printed; null where the table has no such column.</param>
/// <param name="Passage">Where it was read.</param>
public sealed record ReadSubArea(string Code, string Label, decimal Points, decimal? Max, Passage Passage);

/// <summary>An area as the report names it.</summary>
/// <param name="Number">1–8.</param>
/// <param name="Name">Name as printed at its chapter, else in the table.</param>
/// <param name="Summary">The evaluators' summary of the area, without table or findings; null where there is none.</param>
/// <param name="Passage">Where the name was read.</param>
public sealed record ReadArea(int Number, string Name, Reading<string>? Summary, Passage Passage);

/// <summary>An earlier evaluation that the report mentions.</summary>
/// <param name="Year">When it was.</param>
/// <param name="Areas">Points by area number, as printed; empty where only the year or the total is told.</param>
/// <param name="PrintedTotal">Total as printed.</param>
/// <param name="Passage">Where it was read.</param>
public sealed record EarlierResult(int Year, IReadOnlyDictionary<int, decimal> Areas, decimal? PrintedTotal, Passage Passage)
{
    /// <summary>Sum of the areas in points; null where there are none.</summary>
    public decimal? ComputedTotal => Areas.Count == 0 ? null : Areas.Values.Sum();
}

/// <summary>A strength or an improvement.</summary>
/// <param name="Area">Area number of its chapter.</param>
/// <param name="Kind">What the report says it is; unsorted where two columns have been run together.</param>
/// <param name="Text">Its text on one line, hyphenation undone.</param>
/// <param name="GoldStar">Marked by the evaluators as outstanding.</param>
/// <param name="Passage">Where it was read.</param>
public sealed record ReadFinding(int Area, FindingKind Kind, string Text, bool GoldStar, Passage Passage)
{
    /// <summary>Strength or improvement as suggested for an unsorted finding; null where there is nothing to suggest.</summary>
    public FindingKind? Suggested { get; init; }

    /// <summary>How sure the suggestion is (0.5–1); null without one.</summary>
    public double? Confidence { get; init; }

    /// <summary>The sub-area that it is probably about; null where none stands out.</summary>
    public string? SubArea { get; init; }

    /// <summary>How sure that is (0–1); null without one.</summary>
    public double? SubAreaConfidence { get; init; }
}

/// <summary>What a finding is.</summary>
public enum FindingKind : byte
{
    /// <summary>"Styrka".</summary>
    Strength = 0,

    /// <summary>"Förbättringsområde", "förbättringsmöjlighet".</summary>
    Improvement = 1,

    /// <summary>The report does not tell any more; a person decides.</summary>
    Unsorted = 2,

    /// <summary>"Rekommendation" for the whole municipality, without area.</summary>
    Recommendation = 3,
}

/// <summary>Something a reader of the parsed report should look at.</summary>
/// <param name="Kind">What it is; texts are made where it is shown.</param>
/// <param name="Area">Area number, if it is about one.</param>
/// <param name="Detail">The words or number in question, if any.</param>
/// <param name="Passage">Where, if it is somewhere.</param>
public sealed record ReportWarning(ReportWarningKind Kind, int? Area = null, string? Detail = null, Passage? Passage = null);

/// <summary>The sorts of <see cref="ReportWarning"/>.</summary>
public enum ReportWarningKind : byte
{
    /// <summary>Whose report it is was not found.</summary>
    NoMunicipality = 0,

    /// <summary>When the evaluation was made was not found.</summary>
    NoDate = 1,

    /// <summary>The sub-areas fit no edition that is known; the nearest may be chosen by a person.</summary>
    UnknownEdition = 2,

    /// <summary>There is no score table, or nothing in it could be read.</summary>
    NoScores = 3,

    /// <summary>An area of the edition has no rows.</summary>
    MissingArea = 4,

    /// <summary>A row looks like a sub-area but could not be read.</summary>
    UnreadableRow = 5,

    /// <summary>A sub-area stands in the table more than once with different points; the first was taken.</summary>
    RepeatedRow = 6,

    /// <summary>The maximum printed is not that of the edition.</summary>
    OtherMaximum = 7,

    /// <summary>No strengths or improvements were found in an area's chapter.</summary>
    NoFindings = 8,

    /// <summary>Two columns have been run together; the split is only suggested.</summary>
    FlattenedColumns = 9,
}
