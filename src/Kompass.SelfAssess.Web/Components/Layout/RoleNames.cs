namespace Kompass.SelfAssess.Web.Components.Layout;

/// <summary>Text keys of the roles that a sign-in can carry.</summary>
public static class RoleNames
{
    public static string? TextKey(string? role) => role?.ToUpperInvariant() switch
    {
        "COORDINATOR" => "RoleCoordinator",
        "READER" => "RoleReader",
        "ACTIONOWNER" => "RoleActionOwner",
        "PLATFORMADMINISTRATOR" => "RolePlatformAdministrator",
        _ => null,
    };
}
