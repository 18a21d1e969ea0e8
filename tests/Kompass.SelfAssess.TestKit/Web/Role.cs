namespace Kompass.SelfAssess.TestKit.Web;

/// <summary>As whom a test visits.</summary>
public enum Role
{
    Anonymous,
    Reader,
    Coordinator,
    PlatformAdministrator,
}
