using Kompass.SelfAssess.App.Organisations;

namespace Kompass.SelfAssess.Web.Components.Layout;

/// <summary>The main menu. An entry is added here on the day its page exists.</summary>
public static class SiteMenu
{
    private static readonly IReadOnlyList<MenuEntry> Municipality =
    [
        new("/", "MenuToDo"),
        new("/omgangar", "MenuRounds"),
        new("/utvarderingar", "MenuEvaluations"),
        new("/planer", "MenuPlans"),
    ];

    private static readonly IReadOnlyList<MenuEntry> Everybody =
    [
        new("/ramverk", "MenuFrameworks"),
    ];

    private static readonly IReadOnlyList<MenuEntry> Platform =
    [
        new("/admin", "MenuPlatform"),
    ];

    private static readonly IReadOnlyList<MenuEntry> Nothing = [];

    public static IReadOnlyList<MenuEntry> For(bool hasOrganisation, bool runsPlatform) =>
        [.. hasOrganisation ? Municipality : runsPlatform ? Platform : Nothing, .. Everybody];

    /// <summary>What stands beneath the person's name.</summary>
    public static IReadOnlyList<MenuEntry> PanelFor(MemberRole? role, bool runsPlatform) =>
    [
        new("/konto", "MyAccount"),
        .. role == MemberRole.Coordinator ? [new("/installningar", "MenuSettings")] : Nothing,
        .. role is not null && runsPlatform ? Platform : Nothing,
    ];
}
