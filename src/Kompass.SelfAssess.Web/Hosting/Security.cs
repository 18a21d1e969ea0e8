using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>What stands between the network and the pages.</summary>
public static class Security
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        // Scopes are checked in every environment: a captive context would read another organisation's data.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddSingleton<FailureLimits>();
        builder.AddProxies();
    }

    public static void UseSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value.RequireHttps)
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }
    }
}
