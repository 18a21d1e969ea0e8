namespace Kompass.SelfAssess.Web.Components;

public enum NoticeKind
{
    Info,
    Success,
    Warning,
    Danger,
}
