using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Domain.Scoring;

/// <summary>A counted sub-area on its way into cells.</summary>
internal sealed class ScoredSubArea(
    SubArea subArea, SubAreaTally tally, SliceScale[] scales, double[] squares, SubAreaDecisions decisions, Weighting weighting)
{
    private const int ShownKinds = AnswerTable.Kinds - 1;

    private readonly ScoreCell[] _cells = new ScoreCell[scales.Length];
    private readonly Part _part = Part.SubArea(subArea.Code);

    public SubAreaTally Tally => tally;

    /// <summary>The cell of a slice, once it is made.</summary>
    public ScoreCell this[int slice] => _cells[slice];

    public ScoreCell Cell(Slice slice, int index)
    {
        var n = tally.Slices[index].Counting;
        var decides = index == SliceIndex.All && decisions.Any;
        var rawShare = n == 0 ? (double?)null : Mean(index);
        var share = decides ? decisions.Whole ?? decisions.Settled?.Share : rawShare;
        var cell = new ScoreCell(
            new CellKey(_part, slice),
            subArea.MaxPoints,
            n,
            LeastN: n,
            tally.Slices[index].Asked,
            Points(share),
            share,
            decides ? null : (decimal?)Margin(index),
            n < 2 ? null : 2 * Math.Sqrt(squares[index] / n),
            DontKnowShare(tally.Slices[index].DontKnow, tally.Slices[index].Rated),
            Contribution: null,
            decides,
            Counts: [],
            Points(rawShare));
        _cells[index] = cell;
        return cell;
    }

    public ScoreCell QuestionCell(string code, int question, Slice slice, int index, IReadOnlyList<double> levelShares)
    {
        var answers = tally.AnswersTo(question, index);
        var (n, mean, deviation) = Levels(answers, levelShares);
        var decision = index == SliceIndex.All ? decisions.Questions[question] : null;
        return new ScoreCell(
            new CellKey(Part.Question(code), slice),
            subArea.MaxPoints,
            n,
            LeastN: n,
            Sum(answers[..ShownKinds]),
            Points: null,
            decision ?? mean,
            Margin: null,
            n < 2 ? null : 2 * deviation,
            DontKnowShare(answers[(int)AnswerValue.DontKnow], n),
            Contribution(question, index),
            decision is not null,
            answers[..ShownKinds].ToArray(),
            RawPoints: null);
    }

    internal static double? DontKnowShare(int dontKnow, int rated) => dontKnow + rated == 0 ? null : (double)dontKnow / (dontKnow + rated);

    private bool Balances(int slice) => slice == SliceIndex.All && weighting == Weighting.GroupBalanced;

    private decimal? Points(double? share) => (decimal?)((double)subArea.MaxPoints * share);

    private double Mean(int slice)
    {
        if (!Balances(slice))
        {
            return scales[slice].Mean;
        }

        double sum = 0;
        for (var group = 0; group < tally.Groups.Length; group++)
        {
            sum += scales[SliceIndex.FirstGroup + group].Mean;
        }

        return sum / tally.CountingGroups;
    }

    /// <summary>c(q) of a slice; where the sub-area is decided as a whole, what the question gives to the raw points.</summary>
    private double? Contribution(int question, int slice)
    {
        if (slice == SliceIndex.All && decisions.Any && decisions.Whole is null)
        {
            return decisions.Settled?.Contributions[question];
        }

        if (!Balances(slice) || tally.CountingGroups == 0)
        {
            return tally.Contribution(question, slice);
        }

        double sum = 0;
        for (var group = 0; group < tally.Groups.Length; group++)
        {
            sum += tally.Contribution(question, SliceIndex.FirstGroup + group) ?? 0;
        }

        return sum / tally.CountingGroups;
    }

    /// <summary>Null for n &lt; 2, and in a group-balanced mean where a counting group has n &lt; 2.</summary>
    private double? Margin(int slice)
    {
        if (!Balances(slice))
        {
            var n = tally.Slices[slice].Counting;
            return n < 2 ? null : Stratum.Margin([Of(scales[slice].Factor, slice)]);
        }

        if (tally.CountingGroups == 0 || AnyGroupOfOne())
        {
            return null;
        }

        Span<Stratum> strata = stackalloc Stratum[tally.Groups.Length];
        for (var group = 0; group < strata.Length; group++)
        {
            strata[group] = Of(scales[SliceIndex.FirstGroup + group].AllFactor, SliceIndex.FirstGroup + group);
        }

        return Stratum.Margin(strata);

        Stratum Of(double factor, int stratum) => new(factor * factor * squares[stratum], tally.Slices[stratum].Counting);
    }

    private bool AnyGroupOfOne()
    {
        foreach (var group in tally.Groups)
        {
            if (group.Counting == 1)
            {
                return true;
            }
        }

        return false;
    }

    private static (int N, double? Mean, double Deviation) Levels(ReadOnlySpan<int> answers, IReadOnlyList<double> levelShares)
    {
        var n = Sum(answers[..AnswerTable.Levels]);
        if (n == 0)
        {
            return (0, null, 0);
        }

        double sum = 0, squareSum = 0;
        for (var level = 0; level < AnswerTable.Levels; level++)
        {
            sum += answers[level] * levelShares[level];
        }

        var mean = sum / n;
        for (var level = 0; level < AnswerTable.Levels; level++)
        {
            squareSum += answers[level] * (levelShares[level] - mean) * (levelShares[level] - mean);
        }

        return (n, mean, Math.Sqrt(squareSum / n));
    }

    private static int Sum(ReadOnlySpan<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }
}
