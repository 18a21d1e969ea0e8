namespace Kompass.SelfAssess.Web.Components;

/// <summary>A word and what is to say about it, with at most one link.</summary>
public sealed record DefinitionRow(string Term, string Text, string? LinkText = null, string? LinkHref = null);
