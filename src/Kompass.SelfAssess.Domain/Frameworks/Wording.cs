using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>Measures of Swedish wording: how hard a text is to read and how alike two texts are. Source: issue "the question set", quality as tests.</summary>
public static partial class Wording
{
    /// <summary>Words longer than this many letters count as long. Source: Björnsson, Läsbarhet (1968).</summary>
    private const int LongestShortWord = 6;

    /// <summary>Content words are compared by this many first letters, so that inflected forms of a word count as one.</summary>
    private const int StemLength = 7;

    // Words that carry the sentence, not its matter; they may stand in any level.
    private static readonly HashSet<string> FunctionWords =
    [
        .. ("och eller men som att en ett det den de dem i på av för till med om är har kan ska blir får finns inte ingen inga inget sig sin sitt sina "
            + "man när där hur vad vem vilka vilken så då än ännu också även bara mer mest alla allt varje någon något några samma andra annan annat från "
            + "efter vid under över mellan ut in upp ner utan här nu dit hit vara var varit ha hade bli göra gör göras går gå denna detta dessa sådant "
            + "sådan två tre par flera få många lite egen eget egna").Split(' '),
    ];

    /// <summary>The words of a text in small letters; a hyphen within a word holds it together.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(word => word.Value.ToLowerInvariant())];

    /// <summary>The sentences of a text; full stop, question mark and colon end one (as LIX counts them). Parts without a word are none.</summary>
    public static IReadOnlyList<string> Sentences(string text) => [.. SentenceEnd().Split(text.Trim()).Where(sentence => Word().IsMatch(sentence))];

    /// <summary>
    /// LIX of a text: words per sentence plus long words (more than six letters) per hundred words. Below 30 very easy, 40–50 average, above 60 very hard;
    /// 0 for a text without words. Source: Björnsson, Läsbarhet (1968).
    /// </summary>
    public static double Lix(string text)
    {
        var words = Words(text);
        return words.Count == 0
            ? 0
            : ((double)words.Count / Sentences(text).Count) + (100.0 * words.Count(word => word.Length > LongestShortWord) / words.Count);
    }

    /// <summary>
    /// How much of two word lists is the same sentence, 0–1: the longest run of words they share in the same order, gaps allowed, as a share of the longer
    /// list. A sentence with its topic swapped keeps its frame and scores above 0.6; two sentences that only share a subject stay far below.
    /// </summary>
    public static double Likeness(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var longest = Math.Max(one.Count, other.Count);
        if (longest == 0)
        {
            return 0;
        }

        var previous = new int[other.Count + 1];
        var current = new int[other.Count + 1];
        foreach (var word in one)
        {
            for (var at = 0; at < other.Count; at++)
            {
                current[at + 1] = word == other[at] ? previous[at] + 1 : Math.Max(current[at], previous[at + 1]);
            }

            (previous, current) = (current, previous);
        }

        return (double)previous[other.Count] / longest;
    }

    /// <summary>What the second text says that the first does not, and how much of their matter they share.</summary>
    /// <returns>The number of content words found only in <paramref name="other"/>, and the share 0–1 of all content words that both have.</returns>
    public static (int NewWords, double Shared) Difference(string one, string other)
    {
        var (first, second) = (Stems(one), Stems(other));
        var both = first.Count(second.Contains);
        var all = first.Count + second.Count - both;
        return (second.Count - both, all == 0 ? 1 : (double)both / all);
    }

    private static HashSet<string> Stems(string text) =>
        [.. Words(text).Where(word => word.Length > 2 && !FunctionWords.Contains(word)).Select(word => word.Length > StemLength ? word[..StemLength] : word)];

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:[-’'][\p{L}\p{Nd}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.?!:])\s+")]
    private static partial Regex SentenceEnd();
}
