namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>A part of the edition with one cell per column. <paramref name="Gap"/> is the perception gap in points, null where fewer than two groups may be shown.</summary>
public sealed record GroupRowView(string Code, string Name, decimal Max, IReadOnlyList<CellView> Cells, decimal? Gap = null);
