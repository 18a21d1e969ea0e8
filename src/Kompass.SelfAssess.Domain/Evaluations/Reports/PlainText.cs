using System.Buffers;
using System.Net;
using System.Text;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>Makes one spelling of what pasted text, converters and PDF programs spell in many ways; lines stay where they are.</summary>
internal static class PlainText
{
    private const char SoftHyphen = '\u00AD';
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\v\u0085\u2028\u2029");

    /// <summary>The lines of a text, each as it stands but for its line break.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        var start = 0;
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny(LineEnds);
            if (length < 0)
            {
                yield return text[start..];
                yield break;
            }

            yield return text.Substring(start, length);
            var end = start + length;
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    /// <summary>Entities read, letters composed, ligatures dissolved; what has no width is gone, and every space is a space.</summary>
    public static string Clean(string line)
    {
        if (IsClean(line))
        {
            return line;
        }

        var cleaned = new StringBuilder(line.Length);
        var read = line.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(line) : line;
        for (var at = 0; at < read.Length; at++)
        {
            var character = read[at];
            switch (character)
            {
                case SoftHyphen when read.AsSpan(at + 1).IsWhiteSpace():
                    cleaned.Append('-');
                    break;
                case '\uFB00' or '\uFB01' or '\uFB02' or '\uFB03' or '\uFB04':
                    cleaned.Append(character switch { '\uFB00' => "ff", '\uFB01' => "fi", '\uFB02' => "fl", '\uFB03' => "ffi", _ => "ffl" });
                    break;
                case '\u2010' or '\u2011':
                    cleaned.Append('-');
                    break;
                case '\t':
                    cleaned.Append(character);
                    break;
                case var _ when char.IsWhiteSpace(character) || LineEnds.Contains(character):
                    cleaned.Append(' ');
                    break;
                case var _ when IsInvisible(character):
                    break;
                case var _ when char.IsSurrogate(character):
                    Pair(read, ref at, cleaned);
                    break;
                default:
                    cleaned.Append(character);
                    break;
            }
        }

        return cleaned.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Pair(string read, ref int at, StringBuilder cleaned)
    {
        if (char.IsHighSurrogate(read[at]) && at + 1 < read.Length && char.IsLowSurrogate(read[at + 1]))
        {
            cleaned.Append(read, at, 2);
            at++;
        }
        else
        {
            cleaned.Append('\uFFFD');
        }
    }

    private static bool IsClean(string line)
    {
        foreach (var character in line)
        {
            // Up to ÿ a letter is one sign; the bullets, dashes and quotation marks of such reports need nothing either.
            var plain = character is (>= ' ' and < '\u007F' and not '&') or '\t' or (> '\u00A0' and <= '\u00FF' and not SoftHyphen)
                or '\u2013' or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2022';
            if (!plain)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInvisible(char character) =>
        char.IsControl(character) || character is SoftHyphen or '\uFEFF' or '\uFFFE' or '\uFFFF' || character is >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u2064';
}
