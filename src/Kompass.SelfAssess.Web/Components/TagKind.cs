namespace Kompass.SelfAssess.Web.Components;

/// <summary>Colour and sign of a tag.</summary>
public enum TagKind
{
    Neutral,
    Info,
    Warning,
    Success,
    Danger,
    NotStarted,
    Ongoing,
    Waiting,
    Over,
    Hit,
    Under,
    Higher,
    Lower,
}

public sealed record TagInfo(TagKind Kind, string Text);
