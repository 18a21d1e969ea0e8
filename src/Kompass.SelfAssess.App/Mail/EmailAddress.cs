using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>An address that a mail can be sent to. Whether anybody reads it only a mail can tell.</summary>
public static partial class EmailAddress
{
    public const int MaxLength = 254;

    /// <summary>The address in small letters, or null where it cannot be one.</summary>
    public static string? Normalise(string? text)
    {
        var address = text?.Trim() ?? "";
        return address.Length <= MaxLength && Pattern().IsMatch(address) ? address.ToLowerInvariant() : null;
    }

    [GeneratedRegex("^[^\\s@<>(),;:\"\\[\\]\\\\]+@[^\\s@<>(),;:\"\\[\\]\\\\.]+(\\.[^\\s@<>(),;:\"\\[\\]\\\\.]+)+$")]
    private static partial Regex Pattern();
}
