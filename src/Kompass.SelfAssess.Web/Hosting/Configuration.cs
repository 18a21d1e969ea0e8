using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Mail;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>The sections of the configuration, checked before anything starts. <c>appsettings.example.json</c> explains every key.</summary>
public static class Configuration
{
    public static void AddConfiguration(this WebApplicationBuilder builder)
    {
        builder.AddSection<DatabaseOptions>(DatabaseOptions.Section);
        var development = builder.Environment.IsDevelopment();
        builder.AddSection<JobsOptions>(JobsOptions.Section)
            .Validate(options => options.Pace is null || development, "Jobs:Pace is for Development only.")
            .Validate(options => options.Pace is null || options.Pace >= JobsOptions.ShortestPace, "Jobs:Pace is one second or more, as hours:minutes:seconds.");
        builder.AddSection<MailOptions>(MailOptions.Section)
            .Validate(options => options.PublicAddress.IsAbsoluteUri, "Mail:PublicAddress is a whole address, such as https://kompass.example.se/.")
            .Validate(options => options.Transport != MailTransportKind.Smtp || options.Smtp.Host.Length > 0, "Mail:Smtp:Host is missing.")
            // Five times as long must stay below what counts as lost.
            .Validate(options => options.Smtp.TimeoutSeconds is >= 5 and <= 150, "Mail:Smtp:TimeoutSeconds is between 5 and 150.")
            .PostConfigure<IHostEnvironment, IConfiguration>(PlaceMail);
        // A bare name may be missing: then everything but PDF files can be read, and whoever sends one is told what to install.
        builder.AddSection<ImportsOptions>(ImportsOptions.Section)
            .Validate(options => !options.PdfToText.Contains('/', StringComparison.Ordinal) || File.Exists(options.PdfToText), "Imports:PdfToText names no file; pdftotext comes with the package poppler-utils.");
        builder.AddSection<PrivacyOptions>(PrivacyOptions.Section);
        builder.AddSection<SecurityOptions>(SecurityOptions.Section)
            .Validate(options => Array.TrueForAll(options.TrustedProxies, Proxies.IsAddressOrNetwork), "Security:TrustedProxies takes addresses or networks, such as 10.0.0.5 or 10.0.0.0/8.");
        builder.AddSection<TelemetryOptions>(TelemetryOptions.Section);
    }

    private static void PlaceMail(MailOptions mail, IHostEnvironment environment, IConfiguration configuration)
    {
        mail.PickupFolder = Path.GetFullPath(mail.PickupFolder, Root.Of(environment));
        // Links of the demo lead to where the program listens, without anybody having to say it twice.
        if (environment.IsDevelopment() && configuration["Mail:PublicAddress"] is null
            && Uri.TryCreate(configuration["urls"]?.Split(';')[0], UriKind.Absolute, out var address) && address.Port > 0)
        {
            mail.PublicAddress = address;
        }
    }

    private static OptionsBuilder<TOptions> AddSection<TOptions>(this WebApplicationBuilder builder, string section)
        where TOptions : class =>
        builder.Services.AddOptions<TOptions>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
}
