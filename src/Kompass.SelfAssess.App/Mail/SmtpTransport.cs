using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>
/// Sends through a mail server, one connection per mail: on one that was kept a server's idle limit could not be told from a lost mail. Until the
/// text is asked for the mail certainly did not go; from then on only an answer in so many words tells.
/// </summary>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        // The client's own limit holds only for the synchronous call. The server may take its time with a whole mail, but not with a greeting.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(smtp.TimeoutSeconds));
        var begun = false;
        using var message = Compose(mail, () =>
        {
            begun = true;
            limit.CancelAfter(TimeSpan.FromSeconds(smtp.TimeoutSeconds * 5));
        });
        using var client = new SmtpClient(smtp.Host, smtp.Port)
        {
            EnableSsl = smtp.StartTls,
            Credentials = smtp.UserName.Length > 0 ? new NetworkCredential(smtp.UserName, smtp.Password) : null,
        };
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (SmtpFailedRecipientException exception)
        {
            // Refused by rule says nothing of the address: where the client was not signed in, some servers say so first when they hear the receiver.
            throw new MailNotSentException(exception.Message, IsNever(exception) && MailTrouble.Of(exception.Message) != MailTroubleKind.Policy, exception);
        }
        catch (SmtpException exception) when (begun && IsAnswer(exception))
        {
            throw new MailNotSentException(exception.Message, IsNever(exception), exception);
        }
        catch (Exception exception) when (!begun)
        {
            // Sign-in, certificate, sender: the installation's trouble, which somebody may mend, not this mail's.
            var said = Innermost(exception);
            throw new MailNotSentException(IsSignIn(exception) ? MailTrouble.SignInRefused(smtp.UserName.Length > 0, said) : said, forGood: false, exception);
        }
    }

    internal static MailMessage Message(OutgoingMail mail, MailOptions options, Action? asked = null)
    {
        var message = new MailMessage
        {
            From = new MailAddress(options.From, MailHeaders.OneLine(mail.FromName ?? options.FromName), Encoding.UTF8),
            Subject = MailHeaders.OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.To, mail.ToName is null ? null : MailHeaders.OneLine(mail.ToName), Encoding.UTF8));
        if (mail.ReplyTo is { } replyTo)
        {
            message.ReplyToList.Add(new MailAddress(replyTo));
        }

        // The date is the client's: it writes its own whatever it is given.
        foreach (var (name, value) in MailHeaders.Of(mail))
        {
            message.Headers.Add(name, value);
        }

        // The last alternative is the one that is shown (RFC 2046): text first, HTML after it.
        message.AlternateViews.Add(View(mail.TextBody, "text/plain", asked));
        message.AlternateViews.Add(View(mail.HtmlBody, "text/html", asked));
        return message;
    }

    private static AlternateView View(string body, string type, Action? asked) =>
        new(new TellingStream(Encoding.UTF8.GetBytes(body), asked), $"{type}; charset=utf-8") { TransferEncoding = System.Net.Mime.TransferEncoding.Base64 };

    private MailMessage Compose(OutgoingMail mail, Action asked)
    {
        try
        {
            return Message(mail, options.Value, asked);
        }
        catch (FormatException exception)
        {
            throw new MailNotSentException(exception.Message, forGood: true, exception);
        }
    }

    /// <summary>The server said no in so many words; a line that broke says nothing.</summary>
    private static bool IsAnswer(SmtpException exception) => (int)exception.StatusCode is >= 400 and < 600;

    private static bool IsNever(SmtpException exception) => (int)exception.StatusCode is >= 500 and < 600;

    /// <summary>
    /// The client does not stop at a refused sign-in: it goes on without one, and is told that there has to be one. The same number asks for
    /// STARTTLS.
    /// </summary>
    private static bool IsSignIn(Exception exception) =>
        exception is SmtpException { StatusCode: SmtpStatusCode.MustIssueStartTlsFirst } && !exception.Message.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase);

    private static string Innermost(Exception exception) => exception.GetBaseException() is OperationCanceledException
        ? "The mail server did not answer in time."
        : exception.GetBaseException().Message;
}
