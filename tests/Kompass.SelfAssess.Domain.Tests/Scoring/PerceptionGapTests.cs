using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Scoring;

public sealed class PerceptionGapTests
{
    private static readonly Part SubArea11 = Part.SubArea("1.1");

    // Means: a .62, b .25, c 1, d nobody.
    private static readonly RoundEstimate Estimate = Scorer.Estimate(
        new Instrument(TestEditions.Tiny(("1.1", 20, [])), RoundDepth.Quick),
        Responses.Of(("a", "", "3"), ("b", "", "1"), ("c", "", "5"), ("d", "", "?")),
        Weighting.Respondents,
        []);

    [Fact]
    public void Of_EverythingShown_IsHighestMinusLowest()
    {
        var gap = PerceptionGap.Of(Estimate, SubArea11, Withholding());

        Assert.Equal(0.75, gap!.Difference, 12);
        Assert.Equal(("c", "b"), (gap.Highest, gap.Lowest));
        Assert.Equal(0.75, PerceptionGap.Of(Estimate, Part.Question("1.1.a"), Withholding())!.Difference, 12);
        Assert.Equal(0.75, PerceptionGap.Of(Estimate, Part.Total, Withholding())!.Difference, 12);
    }

    [Fact]
    public void Of_AWithheldGroup_IsLeftOut()
    {
        var gap = PerceptionGap.Of(Estimate, SubArea11, Withholding("c"));

        Assert.Equal(0.37, gap!.Difference, 12);
        Assert.Equal(("a", "b"), (gap.Highest, gap.Lowest));
    }

    [Fact]
    public void Of_FewerThanTwoShownGroups_IsNone() => Assert.Null(PerceptionGap.Of(Estimate, SubArea11, Withholding("b", "c")));

    private static SuppressionPlan Withholding(params string[] groups) => new(
        DisclosureGate.LowestMinimum,
        groups.ToDictionary(group => new CellKey(SubArea11, Slice.Group(group)), _ => WithheldReason.TooFew),
        new HashSet<string>());
}
