using System.Security.Claims;
using Kompass.SelfAssess.Web.Hosting.SignIn;

namespace Kompass.SelfAssess.Web.Components.Layout;

/// <summary>What the header shows: where I am, who I am and as what. Everything is empty when nobody is signed in.</summary>
public sealed record LayoutContext
{
    public const string SignOutPath = "/konto/logga-ut";

    public static LayoutContext SignedOut { get; } = new();

    public bool IsSignedIn { get; init; }

    public string? OrganisationName { get; init; }

    public string? PersonName { get; init; }

    /// <summary>Key of SharedTexts; null for one who has no role.</summary>
    public string? RoleTextKey { get; init; }

    public IReadOnlyList<MenuEntry> Menu { get; init; } = [];

    /// <summary>Beneath the person's name: the account, and what the person may run.</summary>
    public IReadOnlyList<MenuEntry> Panel { get; init; } = [];

    /// <summary>Where the name of the program leads: the first page that is the person's own.</summary>
    public string Home => Menu is [var first, ..] ? first.Path : "/";

    public string Initials => string.Concat(
        (PersonName ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } names
            ? [names[0][0], names[^1][0]]
            : (PersonName ?? "").Trim().Take(1)).ToUpperInvariant();

    public static LayoutContext From(ClaimsPrincipal? person)
    {
        if (person?.Identity is not { IsAuthenticated: true })
        {
            return SignedOut;
        }

        var organisation = person.FindFirstValue(KompassClaims.OrganisationName);
        return new LayoutContext
        {
            IsSignedIn = true,
            OrganisationName = organisation,
            PersonName = person.DisplayName(),
            RoleTextKey = TextKeyOfRole(person),
            Menu = SiteMenu.For(organisation is not null, person.IsPlatformAdministrator()),
            Panel = SiteMenu.PanelFor(person.CurrentRole(), person.IsPlatformAdministrator()),
        };
    }

    private static string? TextKeyOfRole(ClaimsPrincipal person) => person.FindFirstValue(KompassClaims.OrganisationRole) switch
    {
        KompassClaims.CoordinatorRole => "RoleCoordinator",
        KompassClaims.ReaderRole => "RoleReader",
        _ => person.IsPlatformAdministrator() ? "RolePlatformAdministrator" : null,
    };
}
