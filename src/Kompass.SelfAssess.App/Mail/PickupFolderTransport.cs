using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>Writes mails as .eml files that any mail program opens, or a mail server picks up.</summary>
public sealed class PickupFolderTransport(IOptions<MailOptions> options) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Value.PickupFolder);
        var name = $"{mail.DateUtc:yyyyMMdd-HHmmss}-{mail.MessageId.Trim('<', '>').Split('@')[0]}.eml";
        var unfinished = Path.Combine(folder, name + ".tmp");
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(unfinished, Format(mail, options.Value), cancellationToken);
            File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            throw new MailNotSentException(exception.Message, forGood: false, exception);
        }
    }

    internal static string Format(OutgoingMail mail, MailOptions options)
    {
        var boundary = "=_kompass_" + mail.MessageId.Trim('<', '>').Split('@')[0];
        var message = new StringBuilder();
        Line($"From: {Address(mail.FromName ?? options.FromName, options.From)}");
        Line($"To: {Address(mail.ToName, mail.To)}");
        if (mail.ReplyTo is { } replyTo)
        {
            Line($"Reply-To: {Address(null, replyTo)}");
        }

        Line($"Subject: {Encoded(mail.Subject)}");
        Line($"Date: {mail.DateUtc.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)}");
        foreach (var (name, value) in MailHeaders.Of(mail))
        {
            Line($"{name}: {value}");
        }

        Line("MIME-Version: 1.0");
        Line($"Content-Type: multipart/alternative; boundary=\"{boundary}\"");
        Line("");
        Part("text/plain", mail.TextBody);
        Part("text/html", mail.HtmlBody);
        Line($"--{boundary}--");
        return message.ToString();

        void Line(string text) => message.Append(text).Append("\r\n");

        void Part(string type, string body)
        {
            Line($"--{boundary}");
            Line($"Content-Type: {type}; charset=utf-8");
            Line("Content-Transfer-Encoding: base64");
            Line("");
            Line(Convert.ToBase64String(Encoding.UTF8.GetBytes(body), Base64FormattingOptions.InsertLineBreaks));
        }
    }

    private static string Address(string? name, string address) =>
        string.IsNullOrEmpty(name) ? $"<{MailHeaders.OneLine(address)}>" : $"{Encoded(name)} <{MailHeaders.OneLine(address)}>";

    /// <summary>RFC 2047 words of at most 75 characters; always encoded, so that no name can be taken for syntax.</summary>
    private static string Encoded(string text)
    {
        var words = new List<string>();
        var word = new List<byte>();
        foreach (var rune in MailHeaders.OneLine(text).EnumerateRunes())
        {
            var bytes = new byte[4];
            var length = rune.EncodeToUtf8(bytes);
            if (word.Count + length > 42)
            {
                words.Add(Convert.ToBase64String([.. word]));
                word.Clear();
            }

            word.AddRange(bytes.AsSpan(0, length));
        }

        words.Add(Convert.ToBase64String([.. word]));
        return string.Join("\r\n ", words.Select(encoded => $"=?utf-8?B?{encoded}?="));
    }
}
