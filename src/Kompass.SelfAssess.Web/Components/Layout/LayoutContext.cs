using System.Security.Claims;

namespace Kompass.SelfAssess.Web.Components.Layout;

/// <summary>What the header shows: where I am, who I am and as what. Everything is null when nobody is signed in.</summary>
public sealed record LayoutContext
{
    public const string OrganisationNameClaim = "org_name";

    public const string OrganisationRoleClaim = "org_role";

    public const string SignOutPath = "/konto/logga-ut";

    public static LayoutContext SignedOut { get; } = new();

    public bool IsSignedIn { get; init; }

    public string? OrganisationName { get; init; }

    public string? PersonName { get; init; }

    /// <summary>Key of the role, as in the claim; <see cref="RoleNames"/> has its text.</summary>
    public string? Role { get; init; }

    public IReadOnlyList<MenuEntry> Menu { get; init; } = [];

    public string Initials => string.Concat(
        (PersonName ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } names
            ? [names[0][0], names[^1][0]]
            : (PersonName ?? "").Trim().Take(1)).ToUpperInvariant();

    public static LayoutContext From(ClaimsPrincipal? user) =>
        user?.Identity is { IsAuthenticated: true } identity
            ? new LayoutContext
            {
                IsSignedIn = true,
                OrganisationName = user.FindFirstValue(OrganisationNameClaim),
                PersonName = user.FindFirstValue(ClaimTypes.Name) ?? identity.Name,
                Role = user.FindFirstValue(OrganisationRoleClaim),
                Menu = SiteMenu.Entries,
            }
            : SignedOut;
}
