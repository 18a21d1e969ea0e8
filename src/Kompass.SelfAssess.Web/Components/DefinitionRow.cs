namespace Kompass.SelfAssess.Web.Components;

/// <summary>A word and what is to say about it, with at most one link; the language where it is not the page's.</summary>
public sealed record DefinitionRow(string Term, string Text, string? LinkText = null, string? LinkHref = null, string? Lang = null);
