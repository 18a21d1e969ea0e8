namespace Kompass.SelfAssess.Web.Components.Charts;

public sealed record SubAreaRowView(
    string Code,
    string Name,
    decimal Max,
    CellView Estimate,
    decimal? Official,
    double? Disagreement,
    double? DontKnowShare,
    string? Href = null);
