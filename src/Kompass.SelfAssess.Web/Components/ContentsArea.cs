namespace Kompass.SelfAssess.Web.Components;

/// <summary>An area in the contents of the questionnaire; its sub-areas are shown where it is open.</summary>
public sealed record ContentsArea(int Number, string Name, string Href, int Answered, int Total, IReadOnlyList<ContentsItem> Items, bool Open = false);

public sealed record ContentsItem(string Code, string Name, string Href, int Answered, int Total, bool Current = false);
