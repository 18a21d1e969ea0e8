namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>A column of answers: all, a role group or a unit, with how many answered.</summary>
public sealed record GroupColumnView(string Name, int? N, bool IsAll = false);
