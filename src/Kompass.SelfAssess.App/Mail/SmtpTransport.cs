using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>Sends through a mail server.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient(smtp.Host, smtp.Port)
        {
            EnableSsl = smtp.StartTls,
            Credentials = smtp.UserName.Length > 0 ? new NetworkCredential(smtp.UserName, smtp.Password) : null,
        };
        using var message = Message(mail, options.Value);
        try
        {
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (SmtpException exception) when (IsAnswer(exception) || exception.InnerException is SocketException)
        {
            throw new MailNotSentException(exception.Message, (int)exception.StatusCode is >= 500 and < 600, exception);
        }
    }

    internal static MailMessage Message(OutgoingMail mail, MailOptions options)
    {
        var message = new MailMessage
        {
            From = new MailAddress(options.From, options.FromName, Encoding.UTF8),
            Subject = mail.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = mail.TextBody,
            BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.To, mail.ToName?.ReplaceLineEndings(" "), Encoding.UTF8));
        message.Headers.Add("Message-ID", mail.MessageId);
        message.Headers.Add("Date", mail.DateUtc.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.HtmlBody, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }

    /// <summary>The server said no in so many words; a line that broke says nothing.</summary>
    private static bool IsAnswer(SmtpException exception) => (int)exception.StatusCode is >= 400 and < 600;
}
