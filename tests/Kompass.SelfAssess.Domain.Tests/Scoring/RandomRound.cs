using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Scoring;

/// <summary>A random round: one to fourteen respondents in three groups and two units, answers of every kind, either weighting.</summary>
internal sealed record RandomRound(int[] GroupOf, int[] UnitOf, AnswerValue[] Answers, Weighting Weighting)
{
    public static readonly (string Code, decimal MaxPoints, decimal[] Weights)[] Shape =
    [
        ("1.1", 20, [0.5m, 0.3m, 0.2m]), ("1.2", 10, [1m]), ("1.3", 30, [0.25m, 0.25m, 0.25m, 0.25m]), ("2.1", 40, [0.34m, 0.66m]),
    ];

    public static readonly Instrument Instrument = new(TestEditions.Tiny(Shape), RoundDepth.Full);

    private static readonly Gen<AnswerValue> Answer = Gen.Frequency(
        (16, Gen.Choose(0, 5).Select(level => (AnswerValue)level)),
        (1, Gen.Constant(AnswerValue.DontKnow)),
        (1, Gen.Constant(AnswerValue.NotApplicable)),
        (1, Gen.Constant(AnswerValue.Unanswered)),
        (1, Gen.Constant(AnswerValue.NotAsked)));

    public static Arbitrary<RandomRound> Any { get; } =
        (from respondents in Gen.Choose(1, 14)
         from groupOf in Gen.Choose(0, 2).ArrayOf(respondents)
         from unitOf in Gen.Choose(-1, 1).ArrayOf(respondents)
         from answers in Answer.ArrayOf(respondents * Instrument.Questions.Count)
         from weighting in Gen.Elements(Weighting.Respondents, Weighting.GroupBalanced)
         select new RandomRound(groupOf, unitOf, answers, weighting)).ToArbitrary();

    public int Respondents => GroupOf.Length;

    public ResponseMatrix Responses => new(["a", "b", "c"], ["u", "v"], GroupOf, UnitOf, Answers);

    public RoundEstimate Estimate() => Estimate(Instrument);

    public RoundEstimate Estimate(Instrument instrument) => Scorer.Estimate(instrument, Responses, Weighting, []);

    /// <summary>The same respondents in another order.</summary>
    public RandomRound InOrder(int[] order)
    {
        var questions = Instrument.Questions.Count;
        return this with
        {
            GroupOf = [.. order.Select(respondent => GroupOf[respondent])],
            UnitOf = [.. order.Select(respondent => UnitOf[respondent])],
            Answers = [.. order.SelectMany(respondent => Answers.AsSpan(respondent * questions, questions).ToArray())],
        };
    }

    /// <summary>The same answers to the questions in another order.</summary>
    public RandomRound WithQuestionsInOrder(int[] order)
    {
        var questions = Instrument.Questions.Count;
        return this with
        {
            Answers =
            [
                .. Enumerable.Range(0, Respondents)
                    .SelectMany(respondent => order.Select(question => Answers[(respondent * questions) + question])),
            ],
        };
    }
}
