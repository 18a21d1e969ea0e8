using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>
/// The way back of somebody who came by a link, without the token in any address. One cookie per person asked, sent to that person's pages
/// only, so that two links in one browser never mix.
/// </summary>
public abstract class LinkCookies(IDataProtector passes, TimeProvider clock)
{
    /// <summary>There is no time limit while it is open; the margin lets a late visitor read that it has closed.</summary>
    public const int DaysAfterClosing = 14;

    private static readonly TimeSpan ShortestLife = TimeSpan.FromDays(1);

    public void Write(HttpContext context, LinkPass pass) => Append(context, passes, NameOf(pass.Id), PathOf(pass.Id), pass);

    public LinkPass? Read(HttpContext context, Guid id) => Open(context, passes, NameOf(id)) is { } pass && pass.Id == id ? pass : null;

    protected abstract string NameOf(Guid id);

    protected abstract string PathOf(Guid id);

    protected void Append(HttpContext context, IDataProtector protector, string name, string path, LinkPass pass) => context.Response.Cookies.Append(
        name,
        protector.Protect(pass.ToString()),
        new CookieOptions
        {
            MaxAge = Left(pass.ClosesOn),
            HttpOnly = true,
            IsEssential = true,
            Path = context.Request.PathBase + path,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

    protected static LinkPass? Open(HttpContext context, IDataProtector protector, string name)
    {
        if (context.Request.Cookies[name] is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            return LinkPass.Parse(protector.Unprotect(value));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private TimeSpan Left(DateOnly closesOn)
    {
        var left = closesOn.AddDays(DaysAfterClosing).ToDateTime(TimeOnly.MinValue) - clock.GetUtcNow().UtcDateTime;
        return left > ShortestLife ? left : ShortestLife;
    }
}
