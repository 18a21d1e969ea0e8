using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;
using MathNet.Numerics.Distributions;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

/// <summary>Many pairs of simulated rounds between which nothing has changed: how often does a margin hold that, and how often is anything marked?</summary>
public sealed class RoundChangeCoverageTests
{
    private const int Pairs = 1_000;

    private static readonly Instrument Instrument = new(
        TestEditions.Tiny(("1.1", 40, [0.6m, 0.4m]), ("1.2", 60, [1m]), ("2.1", 30, [1m]), ("2.2", 70, [0.5m, 0.5m]), ("3.1", 50, [1m]), ("3.2", 50, [1m])),
        RoundDepth.Full);

    public static TheoryData<Weighting, int[], int[]> Rounds => new()
    {
        { Weighting.Respondents, [20, 12, 8], [20, 12, 8] },
        { Weighting.Respondents, [30, 20, 10], [6, 5, 5] },
        { Weighting.GroupBalanced, [20, 12, 8], [9, 20, 15] },
        { Weighting.GroupBalanced, [6, 6, 6], [5, 5, 5] },
    };

    [Theory]
    [MemberData(nameof(Rounds))]
    public void Margin_NothingHasChanged_Holds93To99Times100AndSecuresAtMost5(Weighting weighting, int[] earlier, int[] later)
    {
        var random = new Random(20261121);
        var held = new int[1 + 3 + 6];
        int marked = 0, markedAreas = 0, markedTotal = 0;
        for (var pair = 0; pair < Pairs; pair++)
        {
            // With the same mix of groups the two expect the same; only chance differs.
            var change = RoundChange.Between(Round(random, weighting, earlier), Round(random, weighting, weighting == Weighting.Respondents ? Mixed(later, earlier) : later));
            ChangedNumber[] numbers = [change.Total, .. change.Areas, .. change.SubAreas];
            for (var number = 0; number < numbers.Length; number++)
            {
                held[number] += Math.Abs(numbers[number].Difference!.Value) <= numbers[number].Margin ? 1 : 0;
            }

            marked += change.SubAreas.Any(number => number.Secured == true) ? 1 : 0;
            markedAreas += change.Areas.Any(number => number.Secured == true) ? 1 : 0;
            markedTotal += change.Total.Secured == true ? 1 : 0;
        }

        Assert.All(held, count => Assert.InRange(count / (double)Pairs, 0.93, 0.99));
        // Three standard errors of a share of 5 % in so many pairs are 2.1.
        Assert.All([marked, markedAreas, markedTotal], count => Assert.InRange(count / (double)Pairs, 0, 0.071));
    }

    private static int[] Mixed(int[] sizes, int[] mix) => [.. mix.Select(size => size * sizes.Sum() / mix.Sum())];

    private static RoundSide Round(Random random, Weighting weighting, int[] sizes)
    {
        int[] groups = [.. sizes.SelectMany((size, group) => Enumerable.Repeat(group, size))];
        AnswerValue[] answers = [.. groups.SelectMany(group => Answers(random, group))];
        var responses = new ResponseMatrix(["a", "b", "c"], [], groups, [.. groups.Select(_ => -1)], answers);
        var estimate = Scorer.Estimate(Instrument, responses, weighting, []);
        // What is withheld is another matter; here every number counts.
        var open = new DisclosedEstimate(estimate, new SuppressionPlan(
            1, new Dictionary<CellKey, WithheldReason>(), new HashSet<string>())
        { Weighting = weighting });
        return new RoundSide(Instrument.Edition, Instrument.Depth, new Dictionary<string, IReadOnlyList<int>>(), open, open);
    }

    private static IEnumerable<AnswerValue> Answers(Random random, int group)
    {
        var person = Normal.Sample(random, 0, 0.8);
        foreach (var _ in Instrument.Questions)
        {
            var view = 2.2 + (0.4 * group) + person + Normal.Sample(random, 0, 0.8);
            yield return random.NextDouble() < 0.05 ? AnswerValue.DontKnow : (AnswerValue)Math.Clamp(Math.Round(view), 0, 5);
        }
    }
}
