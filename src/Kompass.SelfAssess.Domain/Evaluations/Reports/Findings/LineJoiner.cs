using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Makes one line of running text of several: markup out, hyphenation undone, hyphens that belong to a word kept.</summary>
internal static partial class LineJoiner
{
    private const char SoftHyphen = '\u00ad';

    /// <summary>The lines as one, with single spaces.</summary>
    public static string Join(IEnumerable<string> lines, ReportVocabulary vocabulary)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Select(Plain).Where(line => line.Length > 0))
        {
            if (text.Length == 0)
            {
                text.Append(line);
            }
            else
            {
                Append(text, line, vocabulary);
            }
        }

        return text.Replace(SoftHyphen.ToString(), "").ToString();
    }

    /// <summary>The text without HTML, Markdown emphasis and repeated spaces.</summary>
    public static string Plain(string text)
    {
        var plain = text.Contains('<', StringComparison.Ordinal) ? Tag().Replace(text, " ") : text;
        plain = plain.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(plain) : plain;
        plain = plain.Contains('*', StringComparison.Ordinal) ? Emphasis().Replace(plain, "") : plain;
        return Spaces().Replace(plain, " ").Trim();
    }

    private static void Append(StringBuilder text, string line, ReportVocabulary vocabulary)
    {
        if (text[^1] is not ('-' or SoftHyphen) || text.Length < 2 || !char.IsLetter(text[^2]))
        {
            text.Append(EndsWithSlash(text) && char.IsLetter(line[0]) ? "" : " ").Append(line);
            return;
        }

        var second = SwedishWords.Of(line).FirstOrDefault() ?? "";
        if (second.Length == 0 || !line.StartsWith(second, StringComparison.Ordinal) || IsConjunction(second))
        {
            text.Append(text[^1] == SoftHyphen || !char.IsLetter(line[0]) ? "" : " ").Append(line);
            return;
        }

        var first = LastWord(text);
        var sure = text[^1] == SoftHyphen;
        text.Length -= first.Length + 1;
        text.Append(sure ? first + second : vocabulary.Join(first, second)).Append(line.AsSpan(second.Length));
    }

    private static bool EndsWithSlash(StringBuilder text) => text[^1] == '/' && text.Length > 1 && char.IsLetter(text[^2]);

    private static bool IsConjunction(string word) => word is "och" or "eller" or "samt" or "till" or "resp" or "respektive";

    private static string LastWord(StringBuilder text)
    {
        var start = text.Length - 1;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text.ToString(start, text.Length - 1 - start);
    }

    [GeneratedRegex(@"</?[a-zA-Z][^<>]{0,200}>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"[\s\u00a0]+")]
    private static partial Regex Spaces();
}
