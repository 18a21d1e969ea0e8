using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;
using MathNet.Numerics.Distributions;

namespace Kompass.SelfAssess.Domain.Tests.Scoring;

/// <summary>
/// Many simulated rounds of a municipality whose true mean is known: how often does the interval hold it? A respondent has a view of the
/// whole (SD 0.8) and of each question (SD 0.8) around the group's mean; one answer in ten is don't know or missing.
/// </summary>
public sealed class CoverageTests
{
    private const int Rounds = 2_500;
    private const double PersonSpread = 0.8;
    private const double QuestionSpread = 0.8;

    private static readonly Instrument Instrument = new(
        TestEditions.Tiny(("1.1", 40, [0.6m, 0.4m]), ("1.2", 60, [0.5m, 0.5m]), ("2.1", 30, [1m]), ("2.2", 70, [0.5m, 0.3m, 0.2m])),
        RoundDepth.Full);

    /// <summary>Per sub-area and group, the mean on the scale of levels.</summary>
    private static readonly double[,] GroupMeans = { { 2.2, 2.8, 3.2 }, { 2.0, 2.5, 2.9 }, { 2.4, 2.4, 2.9 }, { 3.0, 2.2, 2.6 } };

    private static readonly Part[] Parts = [Part.SubArea("1.1"), Part.SubArea("2.1"), Part.SubArea("2.2"), Part.Area(1), Part.Area(2), Part.Total];

    /// <summary>The group drawn for each respondent anew: a plain mean over people of such a mix.</summary>
    [Fact]
    public void Interval_Plain_HoldsTheTrueMean95Times100()
    {
        double[] mix = [0.5, 0.3, 0.2];
        var covered = Simulate(Weighting.Respondents, mix, random => [.. Enumerable.Range(0, 40).Select(_ => Categorical.Sample(random, mix))]);

        Assert.All(covered, part => Assert.InRange(part.Share, 0.93, 0.97));
    }

    /// <summary>Groups of fixed sizes that weigh the same.</summary>
    [Fact]
    public void Interval_GroupBalanced_HoldsTheTrueMean95Times100()
    {
        int[] groups = [.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 12), .. Enumerable.Repeat(2, 8)];
        var covered = Simulate(Weighting.GroupBalanced, [1 / 3.0, 1 / 3.0, 1 / 3.0], _ => groups);

        Assert.All(covered, part => Assert.InRange(part.Share, 0.93, 0.97));
    }

    /// <summary>Area 2 is only asked of two of the groups, so area 1 and the total mix different people.</summary>
    [Fact]
    public void Interval_WhereGroupsAreAskedDifferently_HoldsTheTrueMean95Times100()
    {
        double[] mix = [0.4, 0.3, 0.3];
        var covered = Simulate(
            Weighting.Respondents, mix, random => [.. Enumerable.Range(0, 50).Select(_ => Categorical.Sample(random, mix))], groupWithoutArea2: 0);

        Assert.All(covered, part => Assert.InRange(part.Share, 0.93, 0.97));
    }

    private static (Part Part, double Share)[] Simulate(
        Weighting weighting, double[] mix, Func<Random, int[]> drawGroups, int groupWithoutArea2 = -1)
    {
        var random = new Random(20260821);
        var truth = Parts.ToDictionary(part => part, part => Truth(part, mix, groupWithoutArea2));
        var hits = Parts.ToDictionary(part => part, _ => 0);
        for (var round = 0; round < Rounds; round++)
        {
            var groups = drawGroups(random);
            AnswerValue[] answers = [.. groups.SelectMany(group => Answers(random, group, groupWithoutArea2))];
            var responses = new ResponseMatrix(["a", "b", "c"], [], groups, [.. groups.Select(_ => -1)], answers);
            var estimate = Scorer.Estimate(Instrument, responses, weighting, []);
            foreach (var part in Parts)
            {
                var cell = estimate[part, Slice.All];
                hits[part] += Math.Abs((double)cell.Points!.Value - truth[part]) <= (double)cell.Margin!.Value ? 1 : 0;
            }
        }

        return [.. Parts.Select(part => (part, hits[part] / (double)Rounds))];
    }

    private static IEnumerable<AnswerValue> Answers(Random random, int group, int groupWithoutArea2)
    {
        var person = Normal.Sample(random, 0, PersonSpread);
        for (var subArea = 0; subArea < Instrument.SubAreas.Count; subArea++)
        {
            for (var question = 0; question < Instrument.ColumnsOf(subArea).Count; question++)
            {
                var view = GroupMeans[subArea, group] + person + Normal.Sample(random, 0, QuestionSpread);
                var missing = random.NextDouble();
                yield return group == groupWithoutArea2 && Instrument.SubAreas[subArea].AreaNumber == 2 ? AnswerValue.NotAsked
                    : missing < 0.06 ? AnswerValue.DontKnow
                    : missing < 0.10 ? AnswerValue.Unanswered
                    : (AnswerValue)Math.Clamp(Math.Round(view), 0, 5);
            }
        }
    }

    /// <summary>The points that a mean over endlessly many people of the same kind would give.</summary>
    private static double Truth(Part part, double[] mix, int groupWithoutArea2)
    {
        double points = 0;
        for (var subArea = 0; subArea < Instrument.SubAreas.Count; subArea++)
        {
            var (code, area, maxPoints) =
                (Instrument.SubAreas[subArea].Code, Instrument.SubAreas[subArea].AreaNumber, (double)Instrument.SubAreas[subArea].MaxPoints);
            if (part == Part.Total || part == Part.Area(area) || part == Part.SubArea(code))
            {
                int[] asked = [.. Enumerable.Range(0, mix.Length).Where(group => area != 2 || group != groupWithoutArea2)];
                points += maxPoints * asked.Sum(group => mix[group] * ExpectedShare(GroupMeans[subArea, group])) / asked.Sum(group => mix[group]);
            }
        }

        return points;
    }

    private static double ExpectedShare(double mean)
    {
        var spread = Math.Sqrt((PersonSpread * PersonSpread) + (QuestionSpread * QuestionSpread));
        double Below(double bound) => Normal.CDF(mean, spread, bound);
        return Enumerable.Range(0, 6).Sum(level =>
            Instrument.LevelShares[level] * ((level == 5 ? 1 : Below(level + 0.5)) - (level == 0 ? 0 : Below(level - 0.5))));
    }
}
