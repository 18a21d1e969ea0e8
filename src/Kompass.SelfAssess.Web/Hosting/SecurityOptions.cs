using System.ComponentModel.DataAnnotations;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>Section <c>Security</c> of the configuration.</summary>
public sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Addresses or networks (<c>10.0.0.5</c>, <c>10.0.0.0/8</c>) of proxies whose forwarded headers are believed.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>Redirects to https, and lets the sign-in cookie travel over https only.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>Wrong passwords before an account is locked.</summary>
    [Range(3, 100)]
    public int LockoutAttempts { get; set; } = 5;

    [Range(1, 1440)]
    public int LockoutMinutes { get; set; } = 15;

    /// <summary>How long a signed-in person may be idle.</summary>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 8;

    /// <summary>Failures (not visits) that one address may make within the window before it has to wait. A whole town hall shares one address.</summary>
    [Range(5, 10000)]
    public int SignInFailuresPerAddress { get; set; } = 50;

    [Range(5, 10000)]
    public int UnknownLinksPerAddress { get; set; } = 50;

    /// <summary>Wrong codes to a meeting: hundreds of phones in one room mistype them, and there are a hundred million codes to guess among.</summary>
    [Range(5, 10000)]
    public int JoinCodesPerAddress { get; set; } = 200;

    [Range(1, 1440)]
    public int FailureWindowMinutes { get; set; } = 10;
}
