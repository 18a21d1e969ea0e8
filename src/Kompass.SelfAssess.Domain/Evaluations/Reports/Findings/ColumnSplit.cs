namespace Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;

/// <summary>What speaks for an item being an improvement, and about which sub-area it is.</summary>
/// <param name="Voice">Log odds of an improvement; see <see cref="FindingVoice"/>.</param>
/// <param name="Places">How well it fits each sub-area of the chapter in order, sums to 1; empty where nothing is known.</param>
/// <param name="Apart">True if more space than usual stands before it.</param>
internal sealed record SplitClue(double Voice, IReadOnlyList<double> Places, bool Apart);

/// <summary>
/// Where strengths end and improvements begin in a run of both. Each column says what it has to say and mostly goes through the sub-areas in
/// their order, so the one boundary is sought at which the words change their tone and the order starts again. How likely each boundary is
/// gives how sure the suggestion for each item is.
/// </summary>
internal sealed class ColumnSplit
{
    private const double VoiceWeight = 0.8;
    private const double OrderWeight = 0.5;

    // Log odds against going back to an earlier sub-area within a column, and of a boundary where the page leaves a gap.
    private const double StepBack = 2;
    private const double Gap = 2;

    // A column without any item is rare; a report has some more strengths than improvements, but with a wide spread.
    // What is left for the next page may well be of one column only, in any proportion.
    private const double EmptyColumn = -3;
    private const double EmptyOnNextPage = -1;
    private const double UsualStrengths = 0.58;
    private const double Spread = 0.25;

    private readonly double[] boundaries;

    private ColumnSplit(double[] boundaries)
    {
        this.boundaries = boundaries;
        Boundary = Array.IndexOf(boundaries, boundaries.Max());
        var before = 0.0;
        Improvement = [.. boundaries.SkipLast(1).Select(share => before += share)];
    }

    /// <summary>Number of items before the likeliest boundary.</summary>
    public int Boundary { get; }

    /// <summary>Probability (0–1) that each item is an improvement: that of a boundary before it.</summary>
    public IReadOnlyList<double> Improvement { get; }

    /// <summary>Probability (0–1) of each boundary, from "before the first item" to "after the last".</summary>
    public IReadOnlyList<double> Boundaries => boundaries;

    /// <summary>Finds the boundary; linear in the number of items.</summary>
    /// <param name="items">The items in order.</param>
    /// <param name="first">False for what goes on from an earlier page.</param>
    public static ColumnSplit Of(IReadOnlyList<SplitClue> items, bool first = true)
    {
        var scores = new double[items.Count + 1];
        var before = OrderOf(items);
        var after = OrderOf([.. items.Reverse().Select(item => item with { Places = [.. item.Places.Reverse()] })]);
        var total = items.Sum(item => item.Voice);
        var left = 0.0;
        for (var i = 0; i <= items.Count; i++)
        {
            scores[i] = (VoiceWeight * (total - (2 * left))) + (OrderWeight * (before[i] + after[items.Count - i])) + Usual(i, items.Count, first);
            if (i < items.Count)
            {
                scores[i] += items[i].Apart ? Gap : 0;
                left += items[i].Voice;
            }
        }

        return new ColumnSplit(Shares(scores));
    }

    private static double Usual(int boundary, int items, bool first)
    {
        if (boundary == 0 || boundary == items)
        {
            return first ? EmptyColumn : EmptyOnNextPage;
        }

        if (!first)
        {
            return 0;
        }

        var off = (((double)boundary / items) - UsualStrengths) / Spread;
        return -off * off / 2;
    }

    // Log likelihood of the first 0, 1, 2 … items if they keep to the order of sub-areas, save for steps back.
    private static double[] OrderOf(IReadOnlyList<SplitClue> items)
    {
        var result = new double[items.Count + 1];
        var places = items.Count == 0 ? 0 : items[0].Places.Count;
        if (places == 0)
        {
            return result;
        }

        var best = new double[places];
        for (var i = 0; i < items.Count; i++)
        {
            var back = best.Max() - StepBack;
            var forward = double.NegativeInfinity;
            for (var place = 0; place < places; place++)
            {
                forward = Math.Max(forward, best[place]);
                best[place] = Math.Max(forward, back) + Math.Log(items[i].Places[place] * places);
            }

            result[i + 1] = best.Max();
        }

        return result;
    }

    private static double[] Shares(double[] scores)
    {
        var highest = scores.Max();
        double[] weights = [.. scores.Select(score => Math.Exp(score - highest))];
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
