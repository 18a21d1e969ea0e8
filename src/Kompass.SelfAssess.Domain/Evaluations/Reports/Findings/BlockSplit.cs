namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>
/// Whose column each item is of where a text program has taken a table apart block by block, some of the left column and some of the right one
/// in turn. Blocks have space between them; within a block the column hardly changes.
/// </summary>
internal static class BlockSplit
{
    private const double VoiceWeight = 0.8;

    // How often the column changes at a space and elsewhere, and how often it is the left one that begins.
    private const double ChangeApart = 0.6;
    private const double ChangeWithin = 0.02;
    private const double LeftFirst = 0.85;

    // Columns in turn are rarer than one after the other: log odds before anything is read.
    private const double Rare = 1.5;

    /// <summary>How likely (0–1) it is that the items come in blocks, and then that each is an improvement.</summary>
    /// <param name="items">The items in order.</param>
    public static (double Share, IReadOnlyList<double> Improvement) Of(IReadOnlyList<SplitClue> items)
    {
        if (!items.Any(item => item.Apart))
        {
            return (0, [.. items.Select(_ => 0.5)]);
        }

        var (forward, evidence) = Forward(items);
        return (1 / (1 + Math.Exp(OneBoundary(items) + Rare - evidence)), Improvement(items, forward));
    }

    /// <summary>Probability (0–1) that each item is an improvement, in any case.</summary>
    public static IReadOnlyList<double> Always(IReadOnlyList<SplitClue> items) => Improvement(items, Forward(items).Shares);

    private static double Change(SplitClue item) => item.Apart ? ChangeApart : ChangeWithin;

    private static double Weight(SplitClue item, bool improvement) => Math.Exp((improvement ? 1 : -1) * VoiceWeight * item.Voice);

    private static (List<(double Left, double Right)> Shares, double Evidence) Forward(IReadOnlyList<SplitClue> items)
    {
        var shares = new List<(double Left, double Right)>();
        var evidence = 0.0;
        foreach (var item in items)
        {
            var (left, right) = shares.Count == 0 ? (LeftFirst, 1 - LeftFirst) : Moved(shares[^1], Change(item));
            (left, right) = (left * Weight(item, false), right * Weight(item, true));
            evidence += Math.Log(left + right);
            shares.Add((left / (left + right), right / (left + right)));
        }

        return (shares, evidence);
    }

    private static (double Left, double Right) Moved((double Left, double Right) from, double change) =>
        ((from.Left * (1 - change)) + (from.Right * change), (from.Right * (1 - change)) + (from.Left * change));

    private static double[] Improvement(IReadOnlyList<SplitClue> items, List<(double Left, double Right)> forward)
    {
        var result = new double[items.Count];
        var (left, right) = (1.0, 1.0);
        for (var at = items.Count - 1; at >= 0; at--)
        {
            var both = (forward[at].Left * left) + (forward[at].Right * right);
            result[at] = forward[at].Right * right / both;
            (left, right) = Moved((left * Weight(items[at], false), right * Weight(items[at], true)), Change(items[at]));
            (left, right) = (left / (left + right), right / (left + right));
        }

        return result;
    }

    /// <summary>Log likelihood of the items with all strengths first, each boundary as likely as the others.</summary>
    private static double OneBoundary(IReadOnlyList<SplitClue> items)
    {
        var score = VoiceWeight * items.Sum(item => item.Voice);
        var scores = new List<double> { score };
        foreach (var item in items)
        {
            score -= 2 * VoiceWeight * item.Voice;
            scores.Add(score);
        }

        var highest = scores.Max();
        return highest + Math.Log(scores.Average(one => Math.Exp(one - highest)));
    }
}
