using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>A draft as its reviewer sees it: what was read, from where, what it is now, and what is left to do.</summary>
public sealed record ReportDraftView
{
    public required Guid Id { get; init; }

    /// <summary>The state that is shown; what is saved has to name it.</summary>
    public required Guid Stamp { get; init; }

    public required ReportSource Source { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public string? CreatedBy { get; init; }

    public string? FileName { get; init; }

    public string? FileHash { get; init; }

    /// <summary>The evaluation it became; null while it is a draft.</summary>
    public Guid? EvaluationId { get; init; }

    public required DraftHeadView Head { get; init; }

    /// <summary>Null until it is known or chosen.</summary>
    public FrameworkEdition? Edition { get; init; }

    public IReadOnlyList<DraftAreaView> Areas { get; init; } = [];

    public IReadOnlyList<DraftFindingView> Recommendations { get; init; } = [];

    public IReadOnlyList<DraftWarningView> Warnings { get; init; } = [];

    /// <summary>Every conflict of the numbers as they are now.</summary>
    public IReadOnlyList<OfficialConflict> Conflicts { get; init; } = [];

    public IReadOnlyList<DraftEarlierView> Earlier { get; init; } = [];

    /// <summary>Sum of record, in points.</summary>
    public decimal? Total { get; init; }

    /// <summary>The confirmed evaluation of the same municipality, year and edition, which only an explicit choice replaces.</summary>
    public Guid? SameAs { get; init; }

    public bool HasRecommendations => Recommendations.Count > 0;

    public bool RecommendationsConfirmed => Recommendations.All(finding => finding.Confirmed);

    /// <summary>Parts to confirm: the head, the areas, and the recommendations where there are any.</summary>
    public int Parts => 1 + Areas.Count + (HasRecommendations ? 1 : 0);

    public int PartsConfirmed =>
        (Head.Confirmed ? 1 : 0) + Areas.Count(area => area.Confirmed) + (HasRecommendations && RecommendationsConfirmed ? 1 : 0);

    public bool HasFaults => Conflicts.Any(conflict => conflict.IsFault);

    public bool HasPoints => Areas.SelectMany(area => area.Points).Any(points => points.Value is not null);

    /// <summary>True where nothing but the confirmation itself is left.</summary>
    public bool Ready => EvaluationId is null && Edition is not null && PartsConfirmed == Parts && !HasFaults && HasPoints;

    /// <summary>Areas that can be confirmed together since nothing about them asks for a closer look.</summary>
    public IEnumerable<DraftAreaView> Certain => Areas.Where(area => !area.Confirmed && area.Certain);
}

/// <summary>What the draft says of the evaluation as a whole.</summary>
public sealed record DraftHeadView(
    string? Municipality, SourcePassage? MunicipalitySource, MunicipalityMatch? Match, string OrganisationName,
    int? Year, SourcePassage? YearSource, int? Month, SourcePassage? MonthSource, string? EditionKey, SourcePassage? EditionSource, bool Confirmed)
{
    /// <summary>Printed totals.</summary>
    public IReadOnlyList<DraftNumberView> Totals { get; init; } = [];

    /// <summary>Rows that fit no area of the edition.</summary>
    public IReadOnlyList<DraftNumberView> Strays { get; init; } = [];
}

/// <summary>A passage of the report.</summary>
/// <param name="Quote">Its lines as they stand.</param>
/// <param name="Context">The same with the lines around it.</param>
/// <param name="FirstLine">Number of its first line.</param>
/// <param name="LastLine">Number of its last line.</param>
/// <param name="Page">Its page, from 1.</param>
/// <param name="Pages">How many pages the report has; 1 where it is not parted into pages.</param>
public sealed record SourcePassage(string Quote, string Context, int FirstLine, int LastLine, int Page, int Pages);

/// <summary>One area of the draft.</summary>
public sealed record DraftAreaView(Area Area, string? ReadName, bool Confirmed)
{
    /// <summary>Points by sub-area, or of the area where its edition has no sub-areas.</summary>
    public IReadOnlyList<DraftNumberView> Points { get; init; } = [];

    public IReadOnlyList<DraftNumberView> Printed { get; init; } = [];

    public IReadOnlyList<DraftFindingView> Findings { get; init; } = [];

    public IReadOnlyList<OfficialConflict> Conflicts { get; init; } = [];

    public IReadOnlyList<DraftWarningView> Warnings { get; init; } = [];

    /// <summary>Sum of record in points; null where a sub-area lacks points.</summary>
    public decimal? Sum { get; init; }

    public string? Summary { get; init; }

    public SourcePassage? SummarySource { get; init; }

    /// <summary>Confidence asked of a split that is taken without a look at each finding.</summary>
    public const double SureSplit = 0.85;

    public int Unsorted => Findings.Count(finding => finding is { Kind: FindingKind.Unsorted, LeftOut: false });

    /// <summary>How sure the least sure of the suggested kinds is; null where nothing is only suggested.</summary>
    public double? SplitConfidence => Findings.Where(finding => finding is { Kind: FindingKind.Unsorted, LeftOut: false })
        .Min(finding => (double?)(finding.Suggested is null ? 0 : finding.Confidence ?? 0.5));

    /// <summary>Nothing contradicts, nothing is missing, and how the findings part is certain enough.</summary>
    public bool Certain => Points.Count > 0 && Points.All(points => points.Value is not null)
        && Conflicts.All(conflict => conflict.IsNote) && !Warnings.Any(warning => warning.Doubtful) && SplitConfidence is null or >= SureSplit;
}

/// <summary>A number of the draft.</summary>
/// <param name="Id">Id of its row.</param>
/// <param name="Kind">Where it was printed; null for points of record.</param>
/// <param name="SubArea">The edition's sub-area, if it is about one.</param>
/// <param name="Code">Code as read.</param>
/// <param name="Label">Name as read.</param>
/// <param name="Max">Highest points by the edition.</param>
/// <param name="Read">As read; null where it was not.</param>
/// <param name="Value">As it will be stored.</param>
/// <param name="Source">Where it was read.</param>
public sealed record DraftNumberView(
    int Id, PrintedKind? Kind, SubArea? SubArea, string? Code, string? Label, decimal? Max, decimal? Read, decimal? Value, SourcePassage? Source)
{
    /// <summary>True where a person has changed what was read.</summary>
    public bool Corrected => Read is not null && Read != Value;
}

/// <summary>A finding of the draft.</summary>
public sealed record DraftFindingView(
    int Id, FindingKind Kind, FindingKind ReadKind, FindingKind? Suggested, double? Confidence, string? SubArea, string? SuggestedSubArea,
    double? SubAreaConfidence, string Text, bool GoldStar, bool LeftOut, bool Confirmed, SourcePassage? Source)
{
    /// <summary>As it is, or as it is suggested to be.</summary>
    public FindingKind Shown => Kind == FindingKind.Unsorted ? Suggested ?? FindingKind.Unsorted : Kind;
}

/// <summary>What the reader of the report should look at.</summary>
public sealed record DraftWarningView(ReportWarningKind Kind, int? Area, string? Detail, SourcePassage? Source)
{
    /// <summary>True where it puts points in doubt.</summary>
    public bool Doubtful => Kind is ReportWarningKind.MissingArea or ReportWarningKind.UnreadableRow or ReportWarningKind.RepeatedRow or ReportWarningKind.OtherMaximum;
}

/// <summary>An earlier evaluation that the report shows beside its own.</summary>
/// <param name="Year">When.</param>
/// <param name="Areas">Points by area; empty where only the year or the total is told.</param>
/// <param name="Printed">Total as printed.</param>
/// <param name="Edition">The edition it was probably given in.</param>
/// <param name="Known">True where the municipality has an evaluation of that year already.</param>
/// <param name="Source">Where it was read.</param>
public sealed record DraftEarlierView(int Year, IReadOnlyDictionary<int, decimal> Areas, decimal? Printed, string Edition, bool Known, SourcePassage? Source)
{
    /// <summary>Sum of the areas; null where there are none.</summary>
    public decimal? Total => Areas.Count == 0 ? null : Areas.Values.Sum();

    /// <summary>True where it can become an evaluation of its own.</summary>
    public bool Offered => Areas.Count > 0 && !Known;
}

/// <summary>A draft in a list.</summary>
public sealed record ReportDraftRow(Guid Id, ReportSource Source, string? FileName, string? Municipality, int? Year, int? Month, DateTime CreatedUtc, string? CreatedBy);
