namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>
/// The words a report uses, by which it is told whether a hyphen at a line's end belongs to the word and whether a capital begins an item or a
/// name.
/// </summary>
internal sealed class ReportVocabulary
{
    private const int LongestWord = 60;

    private readonly HashSet<string> words = [];
    private readonly HashSet<string> hyphenated = [];
    private readonly HashSet<string> afterHyphen = [];
    private readonly Dictionary<string, int> names = [];

    public ReportVocabulary(ReportText text)
    {
        foreach (var line in text.Lines)
        {
            var tokens = line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < tokens.Length; i++)
            {
                // The last word of a line may be half a word.
                var token = tokens[i].Trim('.', ',', ';', ':', '?', '!', '(', ')', '"', '”', '’', '*', '/');
                if (token.Length <= LongestWord && !token.EndsWith('-'))
                {
                    Add(token, i > 0 && char.IsLower(tokens[i - 1][^1]));
                }
            }
        }
    }

    /// <summary>True if the report writes the word in lower case somewhere, so that a capital is not its own.</summary>
    public bool IsCommon(string word) => words.Contains(word.ToLowerInvariant());

    /// <summary>True if the report writes the word with a capital inside sentences more than once, and never in lower case.</summary>
    public bool IsName(string word) => names.GetValueOrDefault(word) > 1 && !IsCommon(word);

    /// <summary>A word that was parted at a line's end, with or without the hyphen that stood there.</summary>
    /// <param name="first">What stands before the hyphen.</param>
    /// <param name="second">What begins the next line.</param>
    public string Join(string first, string second)
    {
        var joined = (first + second).ToLowerInvariant();
        var kept = $"{first}-{second}";
        if (words.Contains(joined))
        {
            return first + second;
        }

        return hyphenated.Contains(kept.ToLowerInvariant()) || KeepsHyphen(first, second) ? kept : first + second;
    }

    // "e-tjänst", "IT-stöd" and "CEMR-deklaration"; "pre-boarding" beside "on-boarding"; "påverka-kanaler", as no part of a compound ends like a verb.
    private bool KeepsHyphen(string first, string second) =>
        first.Length == 1
        || !char.IsLower(first[^1])
        || char.IsUpper(second[0])
        || afterHyphen.Contains(second.ToLowerInvariant())
        || (first.Length > 4 && first.EndsWith('a') && IsCommon(first) && IsCommon(second));

    private void Add(string token, bool inside)
    {
        if (token.Length == 0)
        {
            return;
        }

        var lower = token.ToLowerInvariant();
        var hyphen = lower.IndexOf('-', StringComparison.Ordinal);
        if (hyphen > 0)
        {
            hyphenated.Add(lower);
            afterHyphen.Add(lower[(hyphen + 1)..]);
        }
        else if (char.IsLower(token[0]))
        {
            words.Add(lower);
        }
        else if (inside)
        {
            names[token] = names.GetValueOrDefault(token) + 1;
        }
    }
}
