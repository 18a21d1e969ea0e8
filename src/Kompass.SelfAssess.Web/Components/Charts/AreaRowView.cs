namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>An area with its sub-areas. <paramref name="Open"/> says whether the sub-areas are unfolded from the start.</summary>
public sealed record AreaRowView(
    int Number,
    string Name,
    decimal Max,
    CellView Estimate,
    decimal? Official,
    double? Disagreement,
    double? DontKnowShare,
    IReadOnlyList<SubAreaRowView> SubAreas,
    bool Open = false,
    string? Href = null);
