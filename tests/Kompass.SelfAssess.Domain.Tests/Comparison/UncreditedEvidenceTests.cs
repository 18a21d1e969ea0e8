using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public sealed class UncreditedEvidenceTests
{
    private static readonly FrameworkEdition Small = TestEditions.Tiny(("1.1", 20, []), ("1.2", 20, []));

    /// <summary>1.1 is estimated at 16 of 20 and was given 8; its core question is at the share of the case.</summary>
    [Theory]
    [InlineData(20, 15, 0.8, true)]
    [InlineData(21, 7, 0.8, true)]
    [InlineData(22, 7, 0.8, false)] // fewer than a third
    [InlineData(8, 4, 0.8, false)] // fewer people than the minimum group
    [InlineData(5, 5, 0.8, true)]
    [InlineData(20, 15, 0.62, true)] // level 3 on average
    [InlineData(20, 15, 0.61, false)]
    public void Find_OneQuestion_ListsItWhereManyNamedEvidenceAtAHighLevel(int answers, int named, double share, bool listed)
    {
        var found = Find(share, new() { ["1.1.a"] = (answers, named) });

        Assert.Equal(listed ? [new UncreditedEvidence("1.1", "1.1.a", named, answers, share, 0.4)] : [], found);
    }

    [Fact]
    public void Find_HitOrWithheldQuestion_IsNotListed()
    {
        // 1.2 is a hit: evidence was credited.
        Assert.Empty(Find(0.8, new() { ["1.2.a"] = (20, 18) }));
        Assert.Empty(Find(0.8, new() { ["1.1.a"] = (20, 18) }, Part.Question("1.1.a")));
        Assert.Empty(Find(0.8, []));
    }

    private static IReadOnlyList<UncreditedEvidence> Find(double share, Dictionary<string, (int, int)> claimed, params Part[] withheld)
    {
        var cells = new[] { "1.1.a", "1.2.a" }.Select(code => new ScoreCell(
            new CellKey(Part.Question(code), Slice.All), 20, 20, 20, 20, null, share, null, null, null, null, false, [], null));
        var raw = new DisclosedEstimate(
            new RoundEstimate("tiny", Weighting.Respondents, 20, [], [], cells.ToDictionary(cell => cell.Key)),
            new SuppressionPlan(5, withheld.ToDictionary(part => new CellKey(part, Slice.All), _ => WithheldReason.Complementary), new HashSet<string>()));
        return UncreditedEvidence.Find(
            Small, RoundDepth.Quick, raw, Estimates.Of(Small, [16, 9]).CompareWith(Estimates.Official(Small, [8, 8])), claimed);
    }
}
