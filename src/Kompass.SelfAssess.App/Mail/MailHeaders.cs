using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>Headers beside sender, receiver, subject and date: the same whichever way a mail leaves. All are ASCII.</summary>
internal static partial class MailHeaders
{
    public static IEnumerable<(string Name, string Value)> Of(OutgoingMail mail)
    {
        yield return ("Message-ID", mail.MessageId);
        // A program wrote it: no absence notices, which would go to the municipality and tell who was reminded.
        yield return ("Auto-Submitted", "auto-generated");
        yield return ("X-Auto-Response-Suppress", "All");
        if (Language().Match(mail.HtmlBody) is { Success: true } language)
        {
            yield return ("Content-Language", language.Groups["code"].Value);
        }

        if (mail.UnsubscribeAddress is { } address)
        {
            yield return ("List-Unsubscribe", $"<{OneLine(address)}>");
            yield return ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    public static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\0', ' ');

    // The HTML part names its language; no column of the outbox repeats it.
    [GeneratedRegex("<html lang=\"(?<code>[a-z]{2})\">")]
    private static partial Regex Language();
}
