namespace Kompass.SelfAssess.Web.Components;

/// <summary>One thing to choose in a list, a group of radio buttons or of check boxes.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
