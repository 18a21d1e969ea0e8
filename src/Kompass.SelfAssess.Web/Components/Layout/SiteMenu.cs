namespace Kompass.SelfAssess.Web.Components.Layout;

/// <summary>One entry of the main menu; the key is of SharedTexts.</summary>
public sealed record MenuEntry(string Path, string TextKey)
{
    public bool IsCurrent(string? requestPath) =>
        Path == "/"
            ? requestPath is null or "" or "/"
            : requestPath is not null
              && requestPath.StartsWith(Path, StringComparison.OrdinalIgnoreCase)
              && (requestPath.Length == Path.Length || requestPath[Path.Length] == '/');
}

/// <summary>The main menu. An entry is added here on the day its page exists.</summary>
public static class SiteMenu
{
    public static IReadOnlyList<MenuEntry> Entries { get; } =
    [
        new("/", "MenuToDo"),
        new("/omgangar", "MenuRounds"),
        new("/utvarderingar", "MenuEvaluations"),
        new("/ramverk", "MenuFrameworks"),
    ];
}
