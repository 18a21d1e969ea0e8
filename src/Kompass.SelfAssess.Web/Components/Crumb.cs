namespace Kompass.SelfAssess.Web.Components;

/// <summary>One step of the way to this page; the last has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);
