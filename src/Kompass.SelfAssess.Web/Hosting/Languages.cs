using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>Swedish unless the visitor has chosen English; the choice is kept in a cookie, the browser is not asked.</summary>
public static class Languages
{
    public const string Swedish = "sv";
    public const string English = "en";

    /// <summary>The language of what no visitor has asked for: jobs, mail, the console.</summary>
    public static CultureInfo Default { get; } = CultureInfo.GetCultureInfo(Swedish);

    /// <summary>True where the visitor has chosen a language.</summary>
    public static bool IsChosen(HttpContext context) => context.Request.Cookies.ContainsKey(CookieRequestCultureProvider.DefaultCookieName);

    /// <summary>Keeps the language in a cookie for a year.</summary>
    public static void Remember(HttpContext context, string language, DateTimeOffset now) => context.Response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
        new CookieOptions
        {
            Expires = now.AddYears(1),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

    public static void AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Default);
            options.SupportedCultures = options.SupportedUICultures = [Default, CultureInfo.GetCultureInfo(English)];
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
    }
}
