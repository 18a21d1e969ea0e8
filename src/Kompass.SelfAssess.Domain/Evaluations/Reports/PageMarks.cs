using System.Text;
using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>What single words of a page are: bullets, numbers, headings of the two columns of findings.</summary>
internal static partial class PageMarks
{
    private const char SoftHyphen = '\u00ad';

    public static bool IsBullet(string text) => text.Length == 1 && "•·●○▪■◦‣–-*o➢✓".Contains(text[0], StringComparison.Ordinal);

    /// <summary>"3.", "3.4" or "1": what stands before a heading or the name of a sub-area.</summary>
    public static bool IsHeadingNumber(string text) => HeadingNumber().IsMatch(text);

    /// <summary>A code of a sub-area.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text);

    public static bool IsNumber(string text) => Number().IsMatch(text);

    public static bool HeadsStrengths(PageRow row) => row.Words.Count <= 4 && Strengths().IsMatch(row.Text);

    public static bool HeadsImprovements(PageRow row) => row.Words.Count <= 4 && Improvements().IsMatch(row.Text);

    /// <summary>"Område 5 Brukarens fokus".</summary>
    public static bool HeadsChapter(string text) => Chapter().IsMatch(text);

    /// <summary>Set upright from below or above: taller than wide although it has several letters.</summary>
    public static bool IsTurned(PageWord word) => word.Text.Length >= 4 && word.Height > 1.6 * (word.Right - word.Left);

    /// <summary>Ligatures taken apart, invisible characters taken out, bullets of symbol fonts made readable.</summary>
    public static string Clean(string text)
    {
        if (text.All(char.IsAsciiLetterOrDigit))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            _ = text[index] switch
            {
                // Where it ends a line it was printed, and is undone like any other hyphen.
                SoftHyphen => index == text.Length - 1 && index > 0 ? clean.Append('-') : clean,
                '\uf0b7' or '\uf0a7' or '\uf0d8' or '\uf076' => clean.Append('•'),
                >= '\ufb00' and <= '\ufb06' => clean.Append(text[index].ToString().Normalize(NormalizationForm.FormKC)),
                '\u00a0' or '\u202f' or '\u2007' => clean.Append(' '),
                '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' => clean,
                var other => char.IsControl(other) ? clean : clean.Append(other),
            };
        }

        // Letters with a loose accent ("a" and a ring) become the letters they are.
        var result = clean.ToString().Trim();
        return IsWellFormed(result) ? result.Normalize(NormalizationForm.FormC) : result;
    }

    private static bool IsWellFormed(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]) || text[index] >= '\ufffe')
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^\d{1,2}(\.\d{1,2})?\.?$")]
    private static partial Regex HeadingNumber();

    [GeneratedRegex(@"^Område \d\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^[1-9]\.\d{1,2}\.?$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[+\-−]?\d{1,4}([.,]\d{1,2})?%?$|^%$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(styrk|starka|positiv)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Strengths();

    [GeneratedRegex(@"^(möjligheter till )?(förbättr|utveckling|svag|utmaning)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Improvements();
}
