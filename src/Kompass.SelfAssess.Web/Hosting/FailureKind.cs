namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>What is counted against an address.</summary>
public enum FailureKind
{
    SignIn,
    UnknownLink,
    AccountMail,

    /// <summary>A code to a meeting that leads nowhere.</summary>
    JoinCode,
}
