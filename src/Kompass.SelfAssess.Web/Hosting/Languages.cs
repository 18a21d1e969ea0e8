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
