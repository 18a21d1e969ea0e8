using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Tests.Seed;

/// <summary>How hard a Swedish text is to read, and how alike two texts are.</summary>
internal static partial class Readability
{
    /// <summary>LIX (C. H. Björnsson 1968): words per sentence and per cent of words longer than six letters. 40–50 is a newspaper.</summary>
    public static double Lix(string text)
    {
        var words = Words(text);
        return ((double)words.Count / Math.Max(1, SentenceEnd().Count(text))) + (100.0 * words.Count(word => word.Length > 6) / words.Count);
    }

    /// <summary>Share of common words (0–1), whatever their order.</summary>
    public static double Likeness(IReadOnlySet<string> first, IReadOnlySet<string> second)
    {
        var common = first.Count(second.Contains);
        return (double)common / (first.Count + second.Count - common);
    }

    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    /// <summary>Three words in a row: what a template leaves behind when only its topic is swapped.</summary>
    public static IReadOnlySet<string> Phrases(string text)
    {
        var words = Words(text);
        return words.Skip(2).Select((third, index) => $"{words[index]} {words[index + 1]} {third}").ToHashSet();
    }

    [GeneratedRegex(@"[\w-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.?!:](?=\s|$)")]
    private static partial Regex SentenceEnd();
}
