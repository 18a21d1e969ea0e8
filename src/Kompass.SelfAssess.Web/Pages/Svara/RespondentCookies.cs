using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>
/// The respondent's way back without the token in any address. One cookie per participant, sent to that participant's pages only, so that
/// two links in one browser never mix.
/// </summary>
public sealed class RespondentCookies(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>There is no time limit while the round is open; the margin lets a late visitor read that it has closed.</summary>
    public const int DaysAfterClosing = 14;

    private static readonly TimeSpan ShortestLife = TimeSpan.FromDays(1);

    private readonly IDataProtector passes = protection.CreateProtector("Kompass.Respondent");
    private readonly IDataProtector joined = protection.CreateProtector("Kompass.Respondent.Joined");

    public void Write(HttpContext context, RespondentPass pass) => context.Response.Cookies.Append(
        Name(pass.ParticipantId),
        passes.Protect(pass.ToString()),
        Options(context, pass.ClosesOn, Addresses.Start(pass.ParticipantId)));

    public RespondentPass? Read(HttpContext context, Guid participantId) =>
        Open(passes, context.Request.Cookies[Name(participantId)]) is { } text
        && RespondentPass.Parse(text) is { } pass
        && pass.ParticipantId == participantId
            ? pass
            : null;

    /// <summary>Remembers who this browser became by an open link, so that a second visit goes on instead of starting over.</summary>
    public void WriteJoined(HttpContext context, int roundGroupId, RespondentPass pass) => context.Response.Cookies.Append(
        JoinedName(roundGroupId), joined.Protect(pass.ToString()), Options(context, pass.ClosesOn, "/svara"));

    public RespondentPass? ReadJoined(HttpContext context, int roundGroupId) =>
        Open(joined, context.Request.Cookies[JoinedName(roundGroupId)]) is { } text ? RespondentPass.Parse(text) : null;

    private static string Name(Guid participantId) => $"kompass-svar-{participantId:N}";

    private static string JoinedName(int roundGroupId) => $"kompass-oppen-{roundGroupId}";

    private CookieOptions Options(HttpContext context, DateOnly closesOn, string path) => new()
    {
        MaxAge = Left(closesOn),
        HttpOnly = true,
        IsEssential = true,
        Path = context.Request.PathBase + path,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };

    private TimeSpan Left(DateOnly closesOn)
    {
        var left = closesOn.AddDays(DaysAfterClosing).ToDateTime(TimeOnly.MinValue) - clock.GetUtcNow().UtcDateTime;
        return left > ShortestLife ? left : ShortestLife;
    }

    private static string? Open(IDataProtector protector, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
