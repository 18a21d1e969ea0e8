using System.Globalization;
using System.Security.Cryptography;
using Kompass.SelfAssess.App.Consensus;
using Microsoft.AspNetCore.DataProtection;

namespace Kompass.SelfAssess.Web.Pages.Rosta;

/// <summary>What makes a browser one voter of one meeting: a cookie per workshop, sealed, with a random key and nothing of who it is.</summary>
public sealed class VoterCookies(IDataProtectionProvider protection)
{
    /// <summary>As long as a code, and some hours to read how it went.</summary>
    private static readonly TimeSpan Kept = VotingService.CodeLasts * 2;

    private readonly IDataProtector passes = protection.CreateProtector("Kompass.Voter");

    public static string AddressOf(Guid workshopId) => $"/rosta/m/{workshopId}";

    public void Write(HttpContext context, VoterPass pass) => context.Response.Cookies.Append(
        Name(pass.WorkshopId),
        passes.Protect(string.Create(CultureInfo.InvariantCulture, $"{pass.WorkshopId:N}|{pass.OrganisationId}|{pass.Key}")),
        new CookieOptions
        {
            MaxAge = Kept,
            HttpOnly = true,
            IsEssential = true,
            Path = context.Request.PathBase + "/rosta",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

    /// <returns>Null where the browser has not joined that workshop, whatever else it carries.</returns>
    public VoterPass? Read(HttpContext context, Guid workshopId) =>
        Open(context.Request.Cookies[Name(workshopId)])?.Split('|') is [var workshop, var organisation, var key]
        && Guid.TryParseExact(workshop, "N", out var id) && id == workshopId
        && int.TryParse(organisation, NumberStyles.None, CultureInfo.InvariantCulture, out var organisationId)
            ? new VoterPass(id, organisationId, key)
            : null;

    private static string Name(Guid workshopId) => $"kompass-rost-{workshopId:N}";

    private string? Open(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        try
        {
            return passes.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
