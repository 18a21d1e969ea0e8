using System.Runtime.Intrinsics;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Consensus;

/// <summary>
/// A sub-area some of whose questions are decided. A decided question contributes w/Σw · its share. The others keep the rest of the weight:
/// (1 − decided weight) · the mean of x over the undecided questions, among the respondents that count and rated any of them, so that the
/// share stays within 0–1 also where answers are missing. Where everybody rated everything that is c(q) unchanged. Source: design 5.
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

        var groups = OpenSums(decided, worths, rows, weighting);
        foreach (var (sums, n) in groups)
        {
            for (var question = 0; question < decided.Length; question++)
            {
                contributions[question] += openWeight * sums[question] / n / groups.Count;
            }
        }

        return groups.Count == 0 ? null : new SettledSubArea(contributions);
    }

    /// <summary>Σ w·σ / Σw over the undecided questions, with the number of respondents: per group, or for all as one group.</summary>
    private static List<(double[] Sums, int N)> OpenSums(
        double?[] decided,
        ReadOnlySpan<Vector256<double>> worths,
        IEnumerable<(ReadOnlyMemory<AnswerValue> Answers, int Group)> rows,
        Weighting weighting)
    {
        var groups = new Dictionary<int, (double[] Sums, int N)>();
        foreach (var (answers, group) in rows)
        {
            double rated = 0;
            for (var question = 0; question < decided.Length; question++)
            {
                rated += decided[question] is null ? AnswerWorth.RatedWeight(WorthOf(worths, question, answers.Span)) : 0;
            }

            if (rated <= 0)
            {
                continue;
            }

            var key = weighting == Weighting.GroupBalanced ? group : 0;
            var (sums, n) = groups.TryGetValue(key, out var found) ? found : (new double[decided.Length], 0);
            for (var question = 0; question < decided.Length; question++)
            {
                sums[question] += decided[question] is null ? AnswerWorth.Points(WorthOf(worths, question, answers.Span)) / rated : 0;
            }

            groups[key] = (sums, n + 1);
        }

        return [.. groups.Values];
    }

    private static Vector256<double> WorthOf(ReadOnlySpan<Vector256<double>> worths, int question, ReadOnlySpan<AnswerValue> answers) =>
        worths[(question * AnswerTable.Kinds) + (int)answers[question]];
}
