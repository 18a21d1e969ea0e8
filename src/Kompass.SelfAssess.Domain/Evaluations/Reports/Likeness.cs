using System.Text;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>How alike two names are, whatever their case, punctuation, line breaks and small misprints. Source: domain E.2.</summary>
internal static class Likeness
{
    /// <summary>From here on two names are taken for the same one: misprints and "ökad" more or less, but not another sub-area.</summary>
    public const double Same = 0.72;

    // A name is never longer; whoever compares a whole paragraph with one gets the answer for its beginning.
    private const int Longest = 240;

    // Spaces and punctuation count as length but not as letters.
    private const double Slack = 0.15;

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
        Span<uint> first = stackalloc uint[Longest];
        Span<uint> second = stackalloc uint[Longest];
        first = first[..Pairs(one, first)];
        second = second[..Pairs(other, second)];
        if (first.Length == 0 || second.Length == 0)
        {
            return first.Length == second.Length && Letters(one) == Letters(other) ? 1 : 0;
        }

        var (common, at, beside) = (0, 0, 0);
        while (at < first.Length && beside < second.Length)
        {
            if (first[at] == second[beside])
            {
                common++;
            }

            var next = first[at];
            at += next <= second[beside] ? 1 : 0;
            beside += second[beside] <= next ? 1 : 0;
        }

        return 2.0 * common / (first.Length + second.Length);
    }

    /// <summary>False where two names cannot be the same because one is so much longer.</summary>
    public static bool MayBeSame(string one, string other) =>
        2.0 * Math.Min(one.Length, other.Length) / (one.Length + other.Length) >= Same - Slack;

    /// <summary>The pairs of neighbouring letters, sorted; how many there are.</summary>
    private static int Pairs(string text, Span<uint> pairs)
    {
        var (count, before) = (0, '\0');
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            if (!char.IsLetterOrDigit(character))
            {
                continue;
            }

            var letter = char.ToLowerInvariant(character);
            if (before != '\0')
            {
                pairs[count++] = ((uint)before << 16) | letter;
            }

            before = letter;
        }

        pairs[..count].Sort();
        return count;
    }
}
