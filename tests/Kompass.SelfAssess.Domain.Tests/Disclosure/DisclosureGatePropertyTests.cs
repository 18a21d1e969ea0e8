using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Consensus;
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

    [Theory]
    [InlineData(RoundDepth.Quick, Weighting.Respondents)]
    [InlineData(RoundDepth.Quick, Weighting.GroupBalanced)]
    [InlineData(RoundDepth.Full, Weighting.Respondents)]
    [InlineData(RoundDepth.Full, Weighting.GroupBalanced)]
    public void Plan_AnyRound_WithholdsTheSmallAndKeepsEverybody(RoundDepth depth, Weighting weighting) => ForAnyRound(depth, (round, minimum) =>
    {
        var estimate = Scorer.Estimate(round.Instrument, round.Responses, weighting, []);

        var plan = DisclosureGate.Plan(round.Instrument, round.Responses, estimate, minimum);

        foreach (var cell in estimate.Cells.Values.Where(cell => cell.LeastN > 0))
        {
            Assert.Equal(cell.LeastN < minimum, plan.ReasonFor(cell.Key) == WithheldReason.TooFew);
            // Sub-areas, areas and the total of everybody never have to stay behind for the sake of others.
            Assert.False(cell.Key.Part.Kind != PartKind.Question && cell.Key.Slice == Slice.All && plan.ReasonFor(cell.Key) == WithheldReason.Complementary);
        }

        Assert.DoesNotContain(plan.Withheld.Keys, key => key.Slice != Slice.All && estimate.Cells[key].LeastN == 0);
    });

    [Theory]
    [InlineData(RoundDepth.Quick)]
    [InlineData(RoundDepth.Full)]
    public void Plan_NothingTooSmall_WithholdsNothing(RoundDepth depth) => ForAnyRound(
        depth,
        (round, minimum) =>
        {
            var plan = DisclosureGate.Plan(round.Instrument, round.Responses, new Adversary(round).Estimate(), minimum);

            Assert.Empty(plan.Withheld);
            Assert.DoesNotContain(plan.WithheldDistributions, code => Counts(round, code) > 0);
        },
        shape => shape with { GroupSizes = [.. shape.GroupSizes.Select(size => size == 0 ? 0 : size + shape.Minimum)], Units = 0, SilentPercent = 0 });

    /// <summary>The raw numbers, two final versions and a preview with whatever may be decided: together they still give nothing away.</summary>
    [Theory]
    [InlineData(RoundDepth.Quick, Weighting.Respondents)]
    [InlineData(RoundDepth.Full, Weighting.Respondents)]
    [InlineData(RoundDepth.Full, Weighting.GroupBalanced)]
    public void MayDecide_AnyDecisionsInAnyVersions_GiveNothingAway(RoundDepth depth, Weighting weighting) => ForAnyRound(
        depth,
        (round, minimum) =>
        {
            var adversary = new Adversary(round);
            var estimate = adversary.Estimate(weighting);
            var plan = DisclosureGate.Plan(round.Instrument, round.Responses, estimate, minimum);
            var random = new Random(round.Responses.Respondents + minimum);
            List<Part> decidable = [.. adversary.Parts().Where(part => DisclosureGate.MayDecide(round.Instrument, plan, part))];

            IReadOnlyList<ConsensusDecision> Version(int percent) =>
                [.. decidable.Where(part => random.Next(100) < (part.Kind == PartKind.SubArea ? percent / 3 : percent)).Select(part => new ConsensusDecision(part, 0.5))];

            Assert.Equal("", string.Join("; ", adversary.Learns(plan, estimate, Version(30), Version(60), Version(60))));
        },
        tests: 60);

    private static int Counts(SimulatedRound round, string question) => new Adversary(round).Estimate()[Part.Question(question), Slice.All].N;

    private static void ForAnyRound(RoundDepth depth, Action<SimulatedRound, int> holds, Func<Shape, Shape>? reshape = null, int tests = 120) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(tests),
            Prop.ForAll(Shapes(depth).ToArbitrary(), shape =>
            {
                var (round, minimum) = (reshape?.Invoke(shape) ?? shape).Build();
                holds(round, minimum);
                return true;
            }));

    private static Gen<Shape> Shapes(RoundDepth depth) =>
        from sizes in Gen.Elements(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13).ArrayOf(5)
        from groups in Gen.Choose(1, 5)
        from units in Gen.Choose(0, 4)
        from minimum in Gen.Elements(5, 5, 7)
        from silent in Gen.Elements(0, 0, 5, 30)
        from unasked in Gen.Elements(0, 0, 15)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new Shape(depth, [.. sizes.Take(groups)], units, minimum, silent, unasked, seed);

    /// <param name="SilentPercent">How often a respondent says "vet ej".</param>
    /// <param name="UnaskedPercent">How often a group is not asked a question.</param>
    private sealed record Shape(RoundDepth Depth, int[] GroupSizes, int Units, int Minimum, int SilentPercent, int UnaskedPercent, int Seed)
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
