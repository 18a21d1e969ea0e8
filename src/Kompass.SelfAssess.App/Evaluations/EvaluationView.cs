using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>An official evaluation as it is read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Own">True for the organisation's own, false for public reference data.</param>
/// <param name="Municipality">Whose it is.</param>
/// <param name="Year">When it was made.</param>
/// <param name="Month">1–12, if it is known.</param>
/// <param name="Source">Title of the report or address of the page.</param>
/// <param name="SourceDate">When the source was published, if it is known.</param>
/// <param name="Remark">What a reader should know of the numbers.</param>
/// <param name="Edition">The edition it was given in.</param>
/// <param name="Result">All numbers.</param>
/// <param name="Conflicts">Where the source contradicts itself; shown, never repaired.</param>
public sealed record EvaluationView(
    Guid Id,
    bool Own,
    string Municipality,
    int Year,
    int? Month,
    string Source,
    string? SourceDate,
    string? Remark,
    FrameworkEdition Edition,
    OfficialResult Result,
    IReadOnlyList<OfficialConflict> Conflicts)
{
    /// <summary>True for made-up evaluations of the demo; every page says so.</summary>
    public bool Simulated { get; init; }

    /// <summary>Name of the report's file and its SHA-256; null where none was read.</summary>
    public string? FileName { get; init; }

    public string? FileHash { get; init; }

    /// <summary>True where the file itself is kept and can be fetched.</summary>
    public bool HasFile { get; init; }

    /// <summary>When and by whom an own one was confirmed.</summary>
    public DateTime? ConfirmedUtc { get; init; }

    public string? ConfirmedBy { get; init; }

    /// <summary>Strengths, improvements and recommendations in the order of the report; empty in a list of evaluations.</summary>
    public IReadOnlyList<EvaluationFinding> Findings { get; init; } = [];

    /// <summary>The evaluators' summary of an area by its number; empty in a list of evaluations.</summary>
    public IReadOnlyDictionary<int, string> Summaries { get; init; } = new Dictionary<int, string>();

    /// <summary>The total of record in points.</summary>
    public decimal? Total => Result.TotalFor(Edition);
}

/// <summary>What the evaluators wrote, as a person has confirmed it.</summary>
/// <param name="Kind">Strength, improvement or recommendation.</param>
/// <param name="Area">Area number; null for a recommendation to the whole municipality.</param>
/// <param name="SubAreaCode">Code in the edition of the evaluation; null where it is about the area as a whole.</param>
/// <param name="Text">Their words.</param>
/// <param name="GoldStar">Marked as outstanding.</param>
public sealed record EvaluationFinding(FindingKind Kind, int? Area, string? SubAreaCode, string Text, bool GoldStar);
