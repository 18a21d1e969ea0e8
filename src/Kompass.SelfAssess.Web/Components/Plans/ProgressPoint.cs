namespace Kompass.SelfAssess.Web.Components.Plans;

/// <summary>How far things had come at a follow-up.</summary>
/// <param name="When">Short, written beneath: "15 feb".</param>
/// <param name="Name">The follow-up, for those who hear the page.</param>
/// <param name="Percent">0–100; null where there was nothing.</param>
public sealed record ProgressPoint(string When, string Name, double? Percent);
