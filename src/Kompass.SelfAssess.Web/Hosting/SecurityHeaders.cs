namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>Headers on every answer. Nothing inline, nothing from elsewhere, nothing kept in a shared computer's cache.</summary>
public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            var headers = response.Headers;
            headers.ContentSecurityPolicy = response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<OwnContentSecurityPolicy>()?.Policy ?? ContentSecurityPolicy;
            headers["Referrer-Policy"] = "no-referrer";
            headers.XContentTypeOptions = "nosniff";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.TryAdd("Cache-Control", "no-store");
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    });
}

/// <summary>On an endpoint that is not ours to write: the pages of a job engine.</summary>
public sealed record OwnContentSecurityPolicy(string Policy);
