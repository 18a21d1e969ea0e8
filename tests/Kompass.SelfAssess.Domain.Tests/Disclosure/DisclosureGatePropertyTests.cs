using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Tests.Disclosure;

public sealed class DisclosureGatePropertyTests
{
    [Theory]
    [InlineData(RoundDepth.Quick, Weighting.Respondents)]
    [InlineData(RoundDepth.Quick, Weighting.GroupBalanced)]
    [InlineData(RoundDepth.Full, Weighting.Respondents)]
    [InlineData(RoundDepth.Full, Weighting.GroupBalanced)]
    public void Plan_AnyRound_GivesNothingAway(RoundDepth depth, Weighting weighting) => ForAnyRound(depth, (round, minimum) =>
    {
        var adversary = new Adversary(round);
        var estimate = adversary.Estimate(weighting);

        var plan = DisclosureGate.Plan(round.Instrument, round.Responses, estimate, minimum);

        Assert.Empty(DisclosureGate.Audit(round.Instrument, round.Responses, estimate, plan));
        Assert.Equal("", string.Join("; ", adversary.Learns(plan, estimate)));
    });

    private static void ForAnyRound(RoundDepth depth, Action<SimulatedRound, int> holds, int rounds = 40) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(rounds),
            Prop.ForAll(Shapes(depth).ToArbitrary(), shape =>
            {
                var (round, minimum) = shape.Build();
                holds(round, minimum);
                return true;
            }));

    private static Gen<Shape> Shapes(RoundDepth depth) =>
        from sizes in Gen.Choose(0, 11).ArrayOf(5)
        from groups in Gen.Choose(1, 5)
        from units in Gen.Choose(0, 4)
        from minimum in Gen.Elements(5, 5, 7)
        from silent in Gen.Elements(0, 0, 5, 30)
        from unasked in Gen.Elements(0, 0, 15)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new Shape(depth, [.. sizes.Take(groups)], units, minimum, silent, unasked, seed);

    /// <param name="SilentPercent">How often a respondent says "vet ej".</param>
    /// <param name="UnaskedPercent">How often a group is not asked a question.</param>
    internal sealed record Shape(RoundDepth Depth, int[] GroupSizes, int Units, int Minimum, int SilentPercent, int UnaskedPercent, int Seed)
    {
        public (SimulatedRound Round, int Minimum) Build()
        {
            var random = new Random(Seed);
            var round = new SimulatedRound(SimulatedRound.FourSubAreas, Depth, GroupSizes, Units, _ => random.Next(random.Next(-1, Units), Units));
            for (var group = 0; group < GroupSizes.Length; group++)
            {
                foreach (var question in round.Instrument.Questions)
                {
                    if (random.Next(100) < UnaskedPercent)
                    {
                        round.With(AnswerValue.NotAsked, group, GroupSizes[group], question.Code);
                    }
                }
            }

            for (var respondent = 0; respondent < round.Responses.Respondents; respondent++)
            {
                for (var question = 0; question < round.Instrument.Questions.Count; question++)
                {
                    if (round[respondent, question] != AnswerValue.NotAsked && random.Next(100) < SilentPercent)
                    {
                        round[respondent, question] = AnswerValue.DontKnow;
                    }
                }
            }

            return (round, Minimum);
        }

        public override string ToString() =>
            $"{Depth} [{string.Join(' ', GroupSizes)}] units {Units} minimum {Minimum} silent {SilentPercent} unasked {UnaskedPercent} seed {Seed}";
    }
}
