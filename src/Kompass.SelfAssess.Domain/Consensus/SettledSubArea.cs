using System.Runtime.Intrinsics;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Consensus;

/// <summary>
/// A sub-area some of whose questions are decided. A decided question contributes w/Σw · its share. The others keep the rest of the weight, in
/// the proportions of their contributions c(q) to the raw share: (1 − decided weight) · c(q) / Σ κ, over the undecided ones, where κ(q) is
/// the weight at which q enters the raw share: w / Σw rated by r, averaged over the respondents that count, as c(q) is. So the share stays
/// within 0–1 also where answers are missing, and where everybody rated everything that is c(q) unchanged. Nothing but the contributions
/// enters, which are shown wherever a question may be decided: a final version tells nothing of the answers that the raw one does not.
/// Source: design 5.
/// </summary>
/// <param name="Contributions">c(q) per question of the sub-area.</param>
internal sealed record SettledSubArea(double[] Contributions)
{
    public double Share => Contributions.Sum();

    /// <summary>Null where undecided questions remain that nobody rated.</summary>
    /// <param name="decided">Per question of the sub-area, the decided share, if any.</param>
    /// <param name="weights">Per question of the sub-area, w/Σw.</param>
    /// <param name="worths">What the answers are worth.</param>
    /// <param name="rows">The respondents that count: their answers to the sub-area and the number of their group.</param>
    /// <param name="weighting">How respondents are weighed together.</param>
    public static SettledSubArea? Of(
        double?[] decided,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<Vector256<double>> worths,
        IEnumerable<(ReadOnlyMemory<AnswerValue> Answers, int Group)> rows,
        Weighting weighting)
    {
        var contributions = new double[decided.Length];
        double openWeight = 0;
        for (var question = 0; question < decided.Length; question++)
        {
            contributions[question] = weights[question] * (decided[question] ?? 0);
            openWeight += decided[question] is null ? weights[question] : 0;
        }

        if (openWeight <= 0)
        {
            return new SettledSubArea(contributions);
        }

        var groups = Sums(decided, worths, rows, weighting);
        var entered = groups.Sum(group => group.Entered / group.N);
        if (entered <= 0)
        {
            return null;
        }

        foreach (var group in groups)
        {
            for (var question = 0; question < decided.Length; question++)
            {
                contributions[question] += openWeight * group.Contributions[question] / group.N / entered;
            }
        }

        return new SettledSubArea(contributions);
    }

    /// <summary>Per group, or for all as one group, over the undecided questions.</summary>
    private static List<GroupSums> Sums(
        double?[] decided,
        ReadOnlySpan<Vector256<double>> worths,
        IEnumerable<(ReadOnlyMemory<AnswerValue> Answers, int Group)> rows,
        Weighting weighting)
    {
        var groups = new Dictionary<int, GroupSums>();
        foreach (var (answers, group) in rows)
        {
            double rated = 0;
            for (var question = 0; question < decided.Length; question++)
            {
                rated += AnswerWorth.RatedWeight(WorthOf(worths, question, answers.Span));
            }

            var key = weighting == Weighting.GroupBalanced ? group : 0;
            if (!groups.TryGetValue(key, out var sums))
            {
                groups.Add(key, sums = new GroupSums(new double[decided.Length]));
            }

            sums.N++;
            for (var question = 0; question < decided.Length; question++)
            {
                if (decided[question] is null)
                {
                    var worth = WorthOf(worths, question, answers.Span);
                    sums.Contributions[question] += AnswerWorth.Points(worth) / rated;
                    sums.Entered += AnswerWorth.RatedWeight(worth) / rated;
                }
            }
        }

        return [.. groups.Values];
    }

    private static Vector256<double> WorthOf(ReadOnlySpan<Vector256<double>> worths, int question, ReadOnlySpan<AnswerValue> answers) =>
        worths[(question * AnswerTable.Kinds) + (int)answers[question]];

    /// <param name="contributions">Σ w·σ / Σw rated, per question.</param>
    private sealed class GroupSums(double[] contributions)
    {
        public double[] Contributions { get; } = contributions;

        /// <summary>Σ w / Σw rated: how much of the respondents' weight lies on the undecided questions.</summary>
        public double Entered { get; set; }

        public int N { get; set; }
    }
}
