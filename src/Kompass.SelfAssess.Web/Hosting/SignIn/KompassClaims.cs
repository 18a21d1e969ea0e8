using System.Globalization;
using System.Security.Claims;
using Kompass.SelfAssess.App.Organisations;

namespace Kompass.SelfAssess.Web.Hosting.SignIn;

/// <summary>What the sign-in cookie says of a person, and how to read it.</summary>
public static class KompassClaims
{
    public const string OrganisationId = "org_id";
    public const string OrganisationName = "org_name";
    public const string OrganisationSlug = "org_slug";
    public const string OrganisationRole = "org_role";
    public const string PlatformAdministrator = "platform_admin";
    public const string CoordinatorRole = "coordinator";
    public const string ReaderRole = "reader";

    public static string ToClaim(MemberRole role) => role == MemberRole.Coordinator ? CoordinatorRole : ReaderRole;

    public static Guid? UserId(this ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static string DisplayName(this ClaimsPrincipal person) => person.FindFirstValue(ClaimTypes.Name) ?? "";

    /// <summary>The organisation whose hat is on, or null for one who has none (a platform administrator).</summary>
    public static int? CurrentOrganisationId(this ClaimsPrincipal person) =>
        int.TryParse(person.FindFirstValue(OrganisationId), CultureInfo.InvariantCulture, out var id) ? id : null;

    public static MemberRole? CurrentRole(this ClaimsPrincipal person) => person.FindFirstValue(OrganisationRole) switch
    {
        CoordinatorRole => MemberRole.Coordinator,
        ReaderRole => MemberRole.Reader,
        _ => null,
    };

    public static bool IsPlatformAdministrator(this ClaimsPrincipal person) => person.HasClaim(PlatformAdministrator, "true");
}
