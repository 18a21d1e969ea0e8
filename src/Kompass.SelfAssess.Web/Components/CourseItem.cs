namespace Kompass.SelfAssess.Web.Components;

/// <summary>One dated point of the course.</summary>
public sealed record CourseItem(string Date, string Text, CourseKind Kind = CourseKind.Coming, string? Note = null);

public enum CourseKind
{
    Done,
    Now,
    Coming,
    Official,
}
