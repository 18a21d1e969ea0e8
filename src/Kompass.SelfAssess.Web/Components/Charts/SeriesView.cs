namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>A series as the legend names it: "Officiell, oktober 2022".</summary>
public sealed record SeriesView(SeriesKind Kind, string Name);
