using System.Text;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>How alike two names are, whatever their case, punctuation, line breaks and small misprints. Source: domain E.2.</summary>
internal static class Likeness
{
    /// <summary>From here on two names are taken for the same one: misprints and "ökad" more or less, but not another sub-area.</summary>
    public const double Same = 0.72;

    // A name is never longer; whoever compares a whole paragraph with one gets the answer for its beginning.
    private const int Longest = 240;

    /// <summary>Letters and digits in lower case, words parted by one space.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                letters.Append(char.ToLowerInvariant(character));
            }
            else if (letters.Length > 0 && letters[^1] != ' ')
            {
                letters.Append(' ');
            }
        }

        return letters.ToString().TrimEnd();
    }

    /// <summary>Share of the letter pairs that both have (Dice): 1 for the same letters, 0 for nothing in common.</summary>
    public static double Of(string one, string other)
    {
        var first = Pairs(one);
        var second = Pairs(other);
        if (first.Count == 0 || second.Count == 0)
        {
            return first.Count == second.Count && Letters(one) == Letters(other) ? 1 : 0;
        }

        var common = 0;
        foreach (var (pair, count) in first)
        {
            common += Math.Min(count, second.GetValueOrDefault(pair));
        }

        return 2.0 * common / (first.Values.Sum() + second.Values.Sum());
    }

    private static Dictionary<(char, char), int> Pairs(string text)
    {
        var letters = Letters(text.Length > Longest ? text[..Longest] : text).Replace(" ", "", StringComparison.Ordinal);
        var pairs = new Dictionary<(char, char), int>();
        for (var at = 1; at < letters.Length; at++)
        {
            var pair = (letters[at - 1], letters[at]);
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        return pairs;
    }
}
