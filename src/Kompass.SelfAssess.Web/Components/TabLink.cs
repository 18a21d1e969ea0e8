namespace Kompass.SelfAssess.Web.Components;

/// <summary>A link among siblings, of which one is where the reader is.</summary>
public sealed record TabLink(string Text, string Href, bool Current = false);
