namespace Kompass.SelfAssess.Web.Components;

/// <summary>A named number with its unit and one plain sentence about what it means.</summary>
public sealed record Metric(string Name, string Value, string? Unit, string Sentence);
