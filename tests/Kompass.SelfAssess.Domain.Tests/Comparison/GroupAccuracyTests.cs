using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public sealed class GroupAccuracyTests
{
    private static readonly FrameworkEdition Small = TestEditions.Tiny(("1.1", 20, []), ("1.2", 10, []), ("1.3", 30, []), ("2.1", 40, []));

    // Everybody's shares of the maximum against the official ones: +10, +20, −20 and +5 percentage points.
    private static readonly ComparisonResult Everybody = Estimates.Of(Small, [13, 8, 12, 30]).CompareWith(Estimates.Official(Small, [11, 6, 18, 28]));

    [Fact]
    public void Of_ShownGroup_GivesTheHandComputedTable()
    {
        // 12 of 20, 6 of 10, 27 of 30, 20 of 40 against 11, 6, 18 and 28: +5, 0, +30, −20 percentage points.
        var group = Assert.Single(Of(Group("a", 12, 6, 27, 20)));

        Assert.Equal(("a", 4, CellState.Shown, (WithheldReason?)null), (group.Group, group.Asked, group.State, group.Reason));
        Assert.Equal((4, 2, 1, 1), (group.Accuracy.Pairs, group.Accuracy.Hits, group.Accuracy.Over, group.Accuracy.Under));
        Assert.Equal(0.0375, group.Accuracy.Bias!.Value, 12);
        Assert.Equal(0.1375, group.Accuracy.MeanAbsoluteError!.Value, 12);
        Assert.Equal(0.5, group.Accuracy.HitRate);
        Assert.Equal(Everybody.Accuracy.MeanAbsoluteError!.Value, group.Everybody.MeanAbsoluteError!.Value, 12);
    }

    [Fact]
    public void Of_GroupNotAskedEverything_IsMeasuredOnWhatItWasAskedAndEverybodyOnTheSame()
    {
        var group = Assert.Single(Of(Group("a", 12, null, null, 20)));

        Assert.Equal((2, 2), (group.Asked, group.Accuracy.Pairs));
        Assert.Equal(-0.075, group.Accuracy.Bias!.Value, 12);
        // Everybody on 1.1 and 2.1 alone: +10 and +5.
        Assert.Equal((2, 0.075), (group.Everybody.Pairs, Math.Round(group.Everybody.Bias!.Value, 12)));
    }

    [Fact]
    public void Of_WithheldSubArea_TakesNoPartInAnything()
    {
        var withheld = new Dictionary<CellKey, WithheldReason> { [new(Part.SubArea("1.3"), Slice.Group("a"))] = WithheldReason.Complementary };

        var with = Assert.Single(Of(withheld, Group("a", 12, 6, 27, 20)));
        var otherwise = Assert.Single(Of(withheld, Group("a", 12, 6, 1, 20)));

        Assert.Equal((4, 3), (with.Asked, with.Accuracy.Pairs));
        Assert.Equal(with, otherwise);
        Assert.Equal(3, with.Everybody.Pairs);
    }

    [Fact]
    public void Of_NothingShown_SaysWhy()
    {
        var few = new Dictionary<CellKey, WithheldReason>(Small.SubAreas.Select(subArea => KeyValuePair.Create(new CellKey(Part.SubArea(subArea.Code), Slice.Group("a")), WithheldReason.TooFew)));

        var groups = Of(few, Group("a", 12, 6, 27, 20), Group("b", null, null, null, null));

        Assert.Equal((CellState.Withheld, WithheldReason.TooFew, 4, 0), (groups[0].State, groups[0].Reason, groups[0].Asked, groups[0].Accuracy.Pairs));
        Assert.Null(groups[0].Accuracy.Bias);
        Assert.Equal((CellState.NotApplicable, (WithheldReason?)null, 0), (groups[1].State, groups[1].Reason, groups[1].Asked));
    }

    [Fact]
    public void Of_OfficialWithoutSubAreas_ComparesNoGroup()
    {
        var areas = Estimates.Official(Small, [11, 6, 18, 28]) with { SubAreas = new Dictionary<string, decimal>() };
        var comparison = Estimates.Of(Small, [13, 8, 12, 30]).CompareWith(areas);

        Assert.Equal(CellState.NotApplicable, Assert.Single(GroupAccuracy.Of(Disclosed([], Group("a", 12, 6, 27, 20)), comparison)).State);
    }

    private static IReadOnlyList<GroupAccuracy> Of(params (string, decimal?[])[] groups) => Of([], groups);

    private static IReadOnlyList<GroupAccuracy> Of(Dictionary<CellKey, WithheldReason> withheld, params (string, decimal?[])[] groups) =>
        GroupAccuracy.Of(Disclosed(withheld, groups), Everybody);

    private static (string, decimal?[]) Group(string key, params decimal?[] points) => (key, points);

    /// <summary>Points per sub-area in order; null where the group was not asked.</summary>
    private static DisclosedEstimate Disclosed(Dictionary<CellKey, WithheldReason> withheld, params (string Key, decimal?[] Points)[] groups)
    {
        var cells =
            from own in groups
            from pair in Small.SubAreas.Zip(own.Points)
            let n = pair.Second is null ? 0 : 9
            select new ScoreCell(
                new CellKey(Part.SubArea(pair.First.Code), Slice.Group(own.Key)), pair.First.MaxPoints, n, n, n,
                pair.Second, (double?)(pair.Second / pair.First.MaxPoints), null, null, null, null, false, [], pair.Second);
        return new DisclosedEstimate(
            new RoundEstimate("tiny", Weighting.Respondents, 18, [.. groups.Select(own => own.Key)], [], cells.ToDictionary(cell => cell.Key)),
            new SuppressionPlan(5, withheld, new HashSet<string>()));
    }
}
