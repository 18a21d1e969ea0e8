using BenchmarkDotNet.Attributes;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Benchmarks.Scoring;

/// <summary>
/// 5 000 respondents × 150 questions in five groups and twenty units: all cells of the round against a loop that only sums the level values.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class EstimateBenchmark
{
    private const int Respondents = 5_000;
    private const int Units = 20;

    private Instrument _instrument = null!;
    private ResponseMatrix _responses = null!;
    private double[] _levelValues = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _instrument = new Instrument(TestEditions.Full2020V2Shape(questionsPerSubArea: 4, oneMoreIn: 6), RoundDepth.Full);
        _levelValues = [.. _instrument.LevelShares];
        var random = new Random(20260821);
        int[] groupOf = [.. Enumerable.Range(0, Respondents).Select(_ => random.Next(RoleGroups.All.Count))];
        int[] unitOf = [.. Enumerable.Range(0, Respondents).Select(_ => random.Next(-1, Units))];
        var answers = new AnswerValue[Respondents * _instrument.Questions.Count];
        for (var place = 0; place < answers.Length; place++)
        {
            answers[place] = Draw(random);
        }

        _responses = new ResponseMatrix(RoleGroups.All, [.. Enumerable.Range(1, Units).Select(unit => $"unit-{unit}")], groupOf, unitOf, answers);
    }

    /// <summary>Nine of ten answers are levels; the rest is what real rounds contain.</summary>
    private static AnswerValue Draw(Random random) => random.Next(100) switch
    {
        < 90 => (AnswerValue)random.Next(6),
        < 95 => AnswerValue.DontKnow,
        < 97 => AnswerValue.NotApplicable,
        _ => AnswerValue.Unanswered,
    };

    [Benchmark(Baseline = true)]
    public double SumLevelValues()
    {
        double sum = 0;
        foreach (var answer in _responses.Answers)
        {
            if (answer <= AnswerValue.Level5)
            {
                sum += _levelValues[(int)answer];
            }
        }

        return sum;
    }

    [Benchmark]
    public RoundEstimate Estimate() => Scorer.Estimate(_instrument, _responses, Weighting.Respondents, []);

    [Benchmark]
    public RoundEstimate EstimateGroupBalanced() => Scorer.Estimate(_instrument, _responses, Weighting.GroupBalanced, []);
}
