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
