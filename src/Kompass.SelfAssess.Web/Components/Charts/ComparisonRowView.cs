using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>A sub-area of the comparison. Across editions there is a share but no official points and no difference in points.</summary>
/// <param name="Code">Code of the sub-area.</param>
/// <param name="Name">Its name.</param>
/// <param name="Max">Highest points.</param>
/// <param name="Estimate">The own estimate.</param>
/// <param name="Official">Official points.</param>
/// <param name="OfficialShare">Official share of the maximum (0–1).</param>
/// <param name="Difference">Estimate minus official, in points.</param>
/// <param name="DifferenceShare">The same in shares of the maximum (−1–1).</param>
/// <param name="Band">Hit, over or under; null where they cannot be compared.</param>
/// <param name="Secured">Whether the difference exceeds the margin of the estimate.</param>
/// <param name="Note">A few words on the row, such as how well the editions fit here.</param>
public sealed record ComparisonRowView(
    string Code,
    string Name,
    decimal Max,
    CellView Estimate,
    decimal? Official,
    double? OfficialShare,
    decimal? Difference,
    double? DifferenceShare,
    Band? Band,
    bool? Secured = null,
    string? Note = null)
{
    /// <summary>The band as it may be drawn: nothing is said about a withheld estimate.</summary>
    internal Band? DrawnBand => Estimate.Visible is null || DifferenceShare is null ? null : Band;
}
