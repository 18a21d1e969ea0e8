using Kompass.SelfAssess.Domain.Evaluations;
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
    /// <summary>The total of record in points.</summary>
    public decimal? Total => Result.TotalFor(Edition);
}
