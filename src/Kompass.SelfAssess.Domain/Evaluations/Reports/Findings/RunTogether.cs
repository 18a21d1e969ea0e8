using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>Parts findings that stand in one cell without bullets or tags.</summary>
internal static partial class RunTogether
{
    // A single finding of several sentences is hardly longer, and a shorter one needs no parting.
    private const int Short = 60;
    private const int LongestName = 11;

    private static readonly string[] Joining =
        ["och", "eller", "samt", "av", "för", "till", "från", "med", "i", "på", "om", "kring", "mellan", "inom", "under", "vid", "enligt", "genom", "mot", "hos", "via", "den", "det", "de", "en", "ett"];

    /// <summary>The findings: at sentence ends; where there are none, at capitals that are not a name's.</summary>
    public static IReadOnlyList<string> Part(string text, ReportVocabulary vocabulary)
    {
        if (text.Length <= Short)
        {
            return [text];
        }

        var sentences = Sentences.Of(text);
        return sentences.Count > 1 ? sentences : AtCapitals(text, vocabulary);
    }

    private static List<string> AtCapitals(string text, ReportVocabulary vocabulary)
    {
        var parts = new List<string>();
        var start = 0;
        foreach (Match capital in Capital().Matches(text))
        {
            if (BeginsItem(capital.Value, vocabulary) && !Joining.Contains(WordBefore(text, capital.Index)))
            {
                parts.Add(text[start..capital.Index].Trim());
                start = capital.Index;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    // Names are short; a long word with a capital is a compound that happens to be used once.
    private static bool BeginsItem(string word, ReportVocabulary vocabulary) =>
        vocabulary.IsCommon(word) || (word.Length > LongestName && !vocabulary.IsName(word));

    private static string WordBefore(string text, int index)
    {
        var end = index - 1;
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text[start..end].ToLowerInvariant();
    }

    [GeneratedRegex(@"(?<=[\p{L}\p{Nd})”,]\s)\p{Lu}\p{Ll}+")]
    private static partial Regex Capital();
}
