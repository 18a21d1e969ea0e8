using System.Globalization;
using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>What stands in a template's placeholders.</summary>
/// <param name="Name">The reader's name.</param>
/// <param name="Round">The round's name.</param>
/// <param name="LastDay">Last day in words.</param>
/// <param name="Minutes">How long answering takes.</param>
/// <param name="Questions">How many questions the reader is asked.</param>
/// <param name="Municipality">Who asks.</param>
public sealed record PlaceholderValues(string Name, string Round, string LastDay, int Minutes, int Questions, string Municipality);

/// <summary>Names in braces that become facts of the round; Swedish and English names mean the same in both languages.</summary>
public static partial class Placeholders
{
    private static readonly (string Swedish, string English, Func<PlaceholderValues, string> Value)[] Known =
    [
        ("namn", "name", values => values.Name),
        ("omgång", "round", values => values.Round),
        ("sista-dag", "last-day", values => values.LastDay),
        ("minuter", "minutes", values => values.Minutes.ToString(CultureInfo.InvariantCulture)),
        ("frågor", "questions", values => values.Questions.ToString(CultureInfo.InvariantCulture)),
        ("kommun", "municipality", values => values.Municipality),
    ];

    /// <summary>All names in the language, with their braces.</summary>
    public static IReadOnlyList<string> Names(string language) => [.. Known.Select(known => $"{{{(language == "en" ? known.English : known.Swedish)}}}")];

    /// <summary>The first thing wrong with the text; null if nothing is.</summary>
    public static Refused? Fault(string text)
    {
        foreach (Match part in Part().Matches(text))
        {
            if (!part.Groups["name"].Success)
            {
                return new Refused(RefusalCode.PlaceholderNotClosed, Around(text, part.Index));
            }

            if (Find(part.Groups["name"].Value) is null)
            {
                return new Refused(RefusalCode.PlaceholderUnknown, part.Value);
            }
        }

        return null;
    }

    /// <summary>The text with its values; one pass, so that braces in a name stay what they are.</summary>
    public static string Fill(string text, PlaceholderValues values) =>
        Part().Replace(text, part => part.Groups["name"].Success && Find(part.Groups["name"].Value) is { } value ? value(values) : part.Value);

    private static Func<PlaceholderValues, string>? Find(string name) => Array.Find(
        Known, known => name.Trim() is var trimmed
            && (trimmed.Equals(known.Swedish, StringComparison.OrdinalIgnoreCase) || trimmed.Equals(known.English, StringComparison.OrdinalIgnoreCase))).Value;

    private static string Around(string text, int index) => text.Substring(index, Math.Min(20, text.Length - index)).ReplaceLineEndings("\n").Split('\n')[0];

    [GeneratedRegex(@"\{(?<name>[^{}\r\n]*)\}|[{}]")]
    private static partial Regex Part();
}
