using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Mail;

internal static class MailTransports
{
    public static IMailTransport Choose(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>();
        return options.Value.Transport == MailTransportKind.Smtp ? new SmtpTransport(options) : new PickupFolderTransport(options);
    }
}
