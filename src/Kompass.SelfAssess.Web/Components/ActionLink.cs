namespace Kompass.SelfAssess.Web.Components;

/// <summary>A link that looks like a button because it leads to an act; one primary per task.</summary>
public sealed record ActionLink(string Text, string Href, bool Primary = false);
