namespace Kompass.SelfAssess.Web.Components.Layout;

/// <summary>The main menu. An entry is added here on the day its page exists.</summary>
public static class SiteMenu
{
    private static readonly IReadOnlyList<MenuEntry> Municipality =
    [
        new("/", "MenuToDo"),
        new("/omgangar", "MenuRounds"),
        new("/utvarderingar", "MenuEvaluations"),
    ];

    private static readonly IReadOnlyList<MenuEntry> Everybody =
    [
        new("/ramverk", "MenuFrameworks"),
    ];

    public static IReadOnlyList<MenuEntry> For(bool hasOrganisation) => hasOrganisation ? [.. Municipality, .. Everybody] : Everybody;
}
