using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Hosting.SignIn;

/// <summary>Accounts, the sign-in cookie, the policies, and whose data a request works with.</summary>
public static class SignInSetup
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<Hat>();
        services.AddKompassAccounts().AddSignInManager().AddClaimsPrincipalFactory<ClaimsFactory>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<SecurityOptions>>((identity, security) =>
        {
            identity.Lockout.MaxFailedAccessAttempts = security.Value.LockoutAttempts;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(security.Value.LockoutMinutes);
        });
        // One who is removed, or changes the password, is out everywhere within a minute.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        // The second scheme is never used, but Identity signs out of it whenever it ends a session.
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<SecurityOptions>>(ConfigureCookie);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Coordinator, policy => policy.RequireClaim(KompassClaims.OrganisationRole, KompassClaims.CoordinatorRole))
            .AddPolicy(Policies.Reader, policy => policy.RequireClaim(KompassClaims.OrganisationRole, KompassClaims.CoordinatorRole, KompassClaims.ReaderRole))
            .AddPolicy(Policies.PlatformAdministrator, policy => policy.RequireClaim(KompassClaims.PlatformAdministrator, "true"));
    }

    /// <summary>
    /// A member's request works with the organisation whose hat is on. Pages that are open to anybody choose for themselves: a coordinator
    /// may open a personal link of another municipality.
    /// </summary>
    public static void UseTenant(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.User.CurrentOrganisationId() is { } organisation && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            context.RequestServices.GetRequiredService<Tenant>().Use(organisation);
        }

        return next(context);
    });

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, IOptions<SecurityOptions> security)
    {
        cookie.Cookie.Name = "kompass";
        cookie.Cookie.SecurePolicy = security.Value.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(security.Value.SessionHours);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/konto/logga-in";
        cookie.LogoutPath = "/konto/logga-ut";
        cookie.AccessDeniedPath = "/fel/403";
        cookie.ReturnUrlParameter = "tillbaka";
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } person)
        {
            context.HttpContext.RequestServices.GetRequiredService<Hat>().PutOn(person.CurrentOrganisationId(), person.CurrentRole());
        }

        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnavailable(exception))
        {
            // Nothing can be read or written anyway; signing the person out would only lose the way back.
            context.Response.Headers.RetryAfter = "30";
        }
    }
}
