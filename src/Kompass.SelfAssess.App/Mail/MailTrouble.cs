using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>What a mail server's answer means (RFC 3463).</summary>
public static partial class MailTrouble
{
    private const string SignIn = "The mail server refused the sign-in";

    /// <summary>What is written down of a mail that waits for a sign-in.</summary>
    /// <param name="tried">False where the installation has no user name to sign in with.</param>
    /// <param name="answer">The server's own words.</param>
    public static string SignInRefused(bool tried, string answer) => $"{SignIn} ({(tried ? "Mail:Smtp:UserName, Mail:Smtp:Password" : "no Mail:Smtp:UserName is set")}). {answer}";

    public static MailTroubleKind Of(string? answer) => Code().Match(answer ?? "") switch
    {
        _ when answer?.StartsWith(SignIn, StringComparison.Ordinal) == true => MailTroubleKind.SignIn,
        { Success: false } => Rule().IsMatch(answer ?? "") ? MailTroubleKind.Policy : MailTroubleKind.Server,
        { Groups: var code } => (code["subject"].Value, code["detail"].Value) switch
        {
            ("1", "0" or "1" or "2" or "3" or "6" or "10") => MailTroubleKind.Address,
            ("2", "2") => MailTroubleKind.Full,
            ("2", _) => MailTroubleKind.Address,
            ("7", _) => MailTroubleKind.Policy,
            _ => MailTroubleKind.Receiver,
        },
    };

    [GeneratedRegex(@"(?<![\d.])[45]\.(?<subject>\d{1,3})\.(?<detail>\d{1,3})\b")]
    private static partial Regex Code();

    /// <summary>Servers without codes say in words that they do not pass on mail for just anybody.</summary>
    [GeneratedRegex(@"\b(relay|authenticat)", RegexOptions.IgnoreCase)]
    private static partial Regex Rule();
}

public enum MailTroubleKind
{
    /// <summary>The own mail server could not be reached or answered without a code.</summary>
    Server,

    /// <summary>There is no such address.</summary>
    Address,

    Full,

    /// <summary>Refused by rule: spam filter, sender not allowed, no mail for others' receivers.</summary>
    Policy,

    /// <summary>The own mail server does not accept who signs in, or wants a sign-in.</summary>
    SignIn,

    /// <summary>The receiver's server had some other reason.</summary>
    Receiver,
}
