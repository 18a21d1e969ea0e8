namespace Kompass.SelfAssess.Web.Hosting.SignIn;

/// <summary>Names of the authorisation policies.</summary>
public static class Policies
{
    /// <summary>Samordnare in the organisation whose hat is on.</summary>
    public const string Coordinator = "Coordinator";

    /// <summary>Samordnare or läsare in the organisation whose hat is on.</summary>
    public const string Reader = "Reader";

    /// <summary>Runs organisations and editions; opens no page of a round.</summary>
    public const string PlatformAdministrator = "PlatformAdministrator";
}
