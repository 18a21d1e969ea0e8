using System.Net.Mail;

namespace Kompass.SelfAssess.App.Organisations;

/// <summary>What counts as an e-mail address here.</summary>
public static class EmailAddress
{
    public const int MaxLength = 254;

    /// <returns>The address without surrounding blanks, or null if it is none.</returns>
    public static string? Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length is > 0 and <= MaxLength
            && MailAddress.TryCreate(trimmed, out var address)
            && address.Address == trimmed
            && address.Host.Contains('.', StringComparison.Ordinal)
            && !trimmed.Any(char.IsControl)
            ? trimmed
            : null;
    }
}
