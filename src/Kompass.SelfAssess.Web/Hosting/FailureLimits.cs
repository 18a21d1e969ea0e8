using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>
/// Counts failures, not people: forty respondents share one address and none of them is stopped, while somebody who guesses passwords or
/// links soon is. Held in memory; a restart forgives.
/// </summary>
public sealed class FailureLimits(IOptions<SecurityOptions> security, TimeProvider clock)
{
    private const int TidyAbove = 10_000;

    private readonly ConcurrentDictionary<(FailureKind Kind, string Subject), Window> windows = new();

    /// <summary>The refusal (429 with Retry-After) if the caller's address has failed too often, otherwise null.</summary>
    public IActionResult? Refusal(HttpContext context, FailureKind kind)
    {
        if (Wait(kind, AddressOf(context)) is not { } wait)
        {
            return null;
        }

        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }

    public void Count(HttpContext context, FailureKind kind) => Count(kind, AddressOf(context));

    public void Count(FailureKind kind, string subject)
    {
        var now = clock.GetUtcNow();
        windows.AddOrUpdate(
            (kind, subject),
            _ => new Window(now + Length, 1),
            (_, window) => window.EndsUtc <= now ? new Window(now + Length, 1) : window with { Failures = window.Failures + 1 });
        if (windows.Count > TidyAbove)
        {
            Tidy(now);
        }
    }

    public TimeSpan? Wait(FailureKind kind, string subject)
    {
        var now = clock.GetUtcNow();
        return windows.TryGetValue((kind, subject), out var window) && window.EndsUtc > now && window.Failures >= Allowed(kind)
            ? window.EndsUtc - now
            : null;
    }

    private TimeSpan Length => TimeSpan.FromMinutes(security.Value.FailureWindowMinutes);

    private int Allowed(FailureKind kind) => kind switch
    {
        FailureKind.SignIn => security.Value.SignInFailuresPerAddress,
        FailureKind.JoinCode => security.Value.JoinCodesPerAddress,
        FailureKind.UnknownLink => security.Value.UnknownLinksPerAddress,
        _ => 3,
    };

    private void Tidy(DateTimeOffset now)
    {
        foreach (var (key, window) in windows)
        {
            if (window.EndsUtc <= now)
            {
                windows.TryRemove(key, out _);
            }
        }
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private readonly record struct Window(DateTimeOffset EndsUtc, int Failures);
}
