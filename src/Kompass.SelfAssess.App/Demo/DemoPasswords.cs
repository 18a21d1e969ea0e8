using System.Security.Cryptography;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>How the demo accounts are signed in to. The fixed password exists for Development only; elsewhere a new one is made and printed once.</summary>
public sealed record DemoPasswords(string Password)
{
    public static DemoPasswords Fixed { get; } = new("kompass-demo-2026");

    public static DemoPasswords Random() => new(RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20));
}
