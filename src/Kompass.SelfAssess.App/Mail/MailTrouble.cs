using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>What a mail server's answer means (RFC 3463).</summary>
public static partial class MailTrouble
{
    public static MailTroubleKind Of(string? answer) => Code().Match(answer ?? "") switch
    {
        { Success: false } => MailTroubleKind.Server,
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
}

public enum MailTroubleKind
{
    /// <summary>The own mail server could not be reached or answered without a code.</summary>
    Server,

    /// <summary>There is no such address.</summary>
    Address,

    Full,

    /// <summary>Refused by rule: spam filter, sign-in, sender not allowed.</summary>
    Policy,

    /// <summary>The receiver's server had some other reason.</summary>
    Receiver,
}
