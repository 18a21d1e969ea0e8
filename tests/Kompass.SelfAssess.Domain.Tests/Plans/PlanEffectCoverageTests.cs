using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

/// <summary>Many simulated plans: how often the interval holds the truth, and what one would believe who forgot the starting level.</summary>
public sealed class PlanEffectCoverageTests
{
    private const int Plans = 2_000;

    private static readonly EffectWorld[] All =
    [
        new("36 questions", 36, 1),
        new("144 questions", 36, 4),
        new("72 questions that go together", 36, 2) { Shared = 0.06 },
        new("whole sub-areas", 36, 4) { WholeSubAreas = true },
    ];

    public static TheoryData<int> Worlds => [.. Enumerable.Range(0, All.Length)];

    [Theory, MemberData(nameof(Worlds))]
    public void Interval_NoEffect_Holds93To97Times100WhereTheNaiveOneIsBiased(int world)
    {
        var measured = Simulate(All[world]);

        Assert.True(measured.Count > Plans / 2, $"{measured.Count} of {Plans} were measured.");
        Assert.InRange(measured.Average(own => Math.Abs(own.Effect) <= own.Margin ? 1 : 0), 0.93, 0.97);
        Assert.InRange(measured.Average(own => own.Effect), -0.005, 0.005);
        // The plan has no effect at all, and still its questions rise more than the others.
        Assert.InRange(measured.Average(own => own.Naive), 0.02, 1);
    }

    [Fact]
    public void Effect_QuestionsTrulyGainTen_IsFound()
    {
        var measured = Simulate(new EffectWorld("gain", 36, 4) { Gain = 0.10 });

        Assert.InRange(measured.Average(own => own.Effect), 0.095, 0.105);
        Assert.InRange(measured.Average(own => Math.Abs(own.Effect - 0.10) <= own.Margin ? 1 : 0), 0.93, 0.97);
        Assert.True(measured.Average(own => own.Secured ? 1 : 0) > 0.9);
    }

    [Fact]
    public void Effect_ChosenByThoseWhoKnowBetterThanTheRound_IsNeverOverestimated()
    {
        var measured = Simulate(new EffectWorld("insight", 36, 4) { Insight = 0.5 });

        Assert.InRange(measured.Average(own => own.Effect), -0.05, 0);
    }

    private static List<MeasuredEffect> Simulate(EffectWorld world)
    {
        var random = new Random(20261121);
        return [.. Enumerable.Range(0, Plans).Select(_ => PlanEffect.Of(world.Draw(random)).Measured).OfType<MeasuredEffect>()];
    }
}
