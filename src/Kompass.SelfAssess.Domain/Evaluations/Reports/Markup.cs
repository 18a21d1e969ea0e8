using System.Text;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Takes away what converters leave behind of HTML and Markdown.</summary>
internal static class Markup
{
    private const int LongestTag = 200;

    /// <summary>The text without tags, emphasis and heading signs, with single spaces; tabs stay.</summary>
    public static string Strip(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '<' && TagEnd(text, at) is { } end)
            {
                at = end;
                character = ' ';
            }

            if (character is '*' or '#' or '|')
            {
                character = ' ';
            }

            if (character != ' ' || (plain.Length > 0 && plain[^1] is not (' ' or '\t')))
            {
                plain.Append(character);
            }
        }

        return plain.ToString().Trim(' ');
    }

    private static int? TagEnd(string text, int start)
    {
        if (start + 1 >= text.Length || !(char.IsAsciiLetter(text[start + 1]) || text[start + 1] == '/'))
        {
            return null;
        }

        var length = text.AsSpan(start, Math.Min(LongestTag, text.Length - start)).IndexOf('>');
        return length < 0 ? null : start + length;
    }
}
