using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Evaluations;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public class ComparerTests
{
    private static readonly FrameworkEdition Small = TestEditions.Tiny(("1.1", 20, []), ("1.2", 10, []), ("1.3", 30, []), ("2.1", 40, []));
    private static readonly FrameworkEdition V2 = SeedFiles.Edition("2020-v2");

    [Fact]
    public void Compare_SmallEdition_GivesTheHandComputedTable()
    {
        var result = Estimates.Of(Small, [13, 8, 12, 30]).CompareWith(Estimates.Official(Small, [11, 6, 18, 28]));

        Assert.Equal(
            [("1.1", 20m, 13m, 11m, 2m, Band.Hit), ("1.2", 10m, 8m, 6m, 2m, Band.Over), ("1.3", 30m, 12m, 18m, -6m, Band.Under), ("2.1", 40m, 30m, 28m, 2m, Band.Hit)],
            result.SubAreas.Select(row => (row.Code, row.Numbers.Max, row.Numbers.Estimate!.Value, row.Numbers.Official!.Value, row.Numbers.Difference!.Value, row.Band!.Value)));
        Assert.Equal([0.10, 0.20, -0.20, 0.05], result.SubAreas.Select(row => Math.Round(row.Numbers.DifferenceShare!.Value, 12)));
        Assert.Equal(
            [(1, 60m, 33m, 35m, -2m), (2, 40m, 30m, 28m, 2m)],
            result.Areas.Select(row => (row.Number, row.Numbers.Max, row.Numbers.Estimate!.Value, row.Numbers.Official!.Value, row.Numbers.Difference!.Value)));
        Assert.Equal(-2d / 60, result.Areas[0].Numbers.DifferenceShare!.Value, 12);
        Assert.Equal(
            new ComparedNumbers(100, 63, false, 63, 0.63, 0, 0, null), result.Total.Numbers);
        Assert.False(result.AcrossEditions);
        Assert.Equal(0.0375, result.Accuracy.Bias!.Value, 12);
        Assert.Equal(0.65, result.SubAreas[0].Numbers.EstimateShare!.Value, 12);
    }

    [Fact]
    public void Compare_OlofstromBesideKarlskoga2022_GivesKnownAccuracy()
    {
        // Two real point tables; numbers computed apart from this program with exact fractions. 2.2, 2.3, 4.1 and 5.2 differ by exactly 10 %.
        var olofstrom = SeedFiles.Official("olofstrom-2022");
        var result = Estimates.Of(V2, V2.SubAreas.Select(subArea => olofstrom.SubAreas[subArea.Code])).CompareWith(SeedFiles.Official("karlskoga-2022"));

        Assert.Equal(36, result.SubAreas.Count);
        Assert.All(new[] { "2.2", "2.3", "4.1", "5.2" }, code => Assert.Equal(Band.Hit, result.SubAreas.Single(row => row.Code == code).Band));
        Assert.Equal((36, 17, 2, 17), (result.Accuracy.Pairs, result.Accuracy.Hits, result.Accuracy.Over, result.Accuracy.Under));
        Assert.Equal(-0.10143518518518518, result.Accuracy.Bias!.Value, 12);
        Assert.Equal(0.13236111111111112, result.Accuracy.MeanAbsoluteError!.Value, 12);
        Assert.Equal(17d / 36, result.Accuracy.HitRate!.Value, 12);
        Assert.Equal(0.40201617912563403, result.Accuracy.Spearman!.Value, 12);
        Assert.Equal((452m, 536m, -84m), (result.Total.Numbers.Estimate, result.Total.Numbers.Official, result.Total.Numbers.Difference));
    }

    [Theory]
    [InlineData(1.9, true)]
    [InlineData(2, false)]
    [InlineData(2.1, false)]
    public void Compare_Secured_OnlyWhereTheDifferenceExceedsTheMargin(double margin, bool expected)
    {
        var result = Estimates.Of(Small, [13, 8, 12, 30], (decimal)margin).CompareWith(Estimates.Official(Small, [11, 6, 18, 28]));

        Assert.Equal([expected, expected, true, expected], result.SubAreas.Select(row => row.Numbers.Secured!.Value));
        Assert.Equal([expected, expected], result.Areas.Select(row => row.Numbers.Secured!.Value));
        Assert.False(result.Total.Numbers.Secured);
    }

    [Fact]
    public void Compare_NoMargin_SaysNothingAboutSecured()
    {
        var result = Estimates.Of(Small, [13, 8, 12, 30]).CompareWith(Estimates.Official(Small, [11, 6, 18, 28]));

        Assert.All(result.SubAreas, row => Assert.Null(row.Numbers.Secured));
    }

    [Fact]
    public void Compare_EstimateMissing_RowStaysWithoutDifference()
    {
        var estimate = Estimates.Of(Small, [13, 8, 12, 30])
            .With(Part.SubArea("1.2"), EstimatedValue.Missing).With(Part.Area(1), EstimatedValue.Missing).With(Part.Total, EstimatedValue.Missing);
        var result = estimate.CompareWith(Estimates.Official(Small, [11, 6, 18, 28]));

        Assert.Equal(new ComparedNumbers(10, null, false, 6, 0.6, null, null, null), result.SubAreas[1].Numbers);
        Assert.Null(result.SubAreas[1].Band);
        Assert.Null(result.Areas[0].Numbers.Difference);
        Assert.Equal(2, result.Areas[1].Numbers.Difference);
        Assert.Null(result.Total.Numbers.Difference);
        Assert.Equal(3, result.Accuracy.Pairs);
    }

    [Fact]
    public void Compare_EstimateWithheld_IsMarkedAndCountsNowhereEvenIfGiven()
    {
        var estimate = Estimates.Of(Small, [13, 8, 12, 30]).With(Part.SubArea("1.2"), new EstimatedValue(8, 1, Withheld: true));
        var result = estimate.CompareWith(Estimates.Official(Small, [11, 6, 18, 28]));

        Assert.Equal(new ComparedNumbers(10, null, true, 6, 0.6, null, null, null), result.SubAreas[1].Numbers);
        Assert.Null(result.SubAreas[1].Band);
        Assert.Equal((3, 0), (result.Accuracy.Pairs, result.Accuracy.Over));
    }

    [Fact]
    public void Compare_OfficialSubAreaMissing_AreaAndTotalHaveNoOfficialPoints()
    {
        var official = Estimates.Official(Small, [11, 6, 18, 28]);
        var result = Estimates.Of(Small, [13, 8, 12, 30]).CompareWith(official with
        {
            SubAreas = official.SubAreas.Where(subArea => subArea.Key != "1.2").ToDictionary(),
        });

        Assert.Equal(new ComparedNumbers(10, 8, false, null, null, null, null, null), result.SubAreas[1].Numbers);
        Assert.Null(result.Areas[0].Numbers.Official);
        Assert.Null(result.Areas[0].Numbers.DifferenceShare);
        Assert.Equal(28, result.Areas[1].Numbers.Official);
        Assert.Null(result.Total.Numbers.Official);
    }

    [Fact]
    public void Compare_AreasOnlyPublished_RowsAreAreasOnly()
    {
        var result = Estimates.Of(Small, [13, 8, 12, 30]).CompareWith(TestResults.ByArea("tiny", 35, 28));

        Assert.Empty(result.SubAreas);
        Assert.Equal([-2m, 2m], result.Areas.Select(row => row.Numbers.Difference!.Value));
        Assert.Equal(0, result.Total.Numbers.Difference);
        Assert.Equal(0, result.Accuracy.Pairs);
    }

    [Fact]
    public void Compare_AcrossEditions_OnlySharesAreCompared()
    {
        var estimate = Estimates.Of(V2, V2.SubAreas.Select(subArea => subArea.MaxPoints * 0.6m), margin: 1);
        var result = Comparer.Compare(
            estimate, SeedFiles.Official("lindesberg-2021"), SeedFiles.Edition("2020-v1"), SeedFiles.Crosswalk());

        Assert.True(result.AcrossEditions);
        Assert.All(result.SubAreas, row => Assert.Equal((null, null), (row.Numbers.Official, row.Numbers.Difference)));
        Assert.All(result.Areas, row => Assert.Equal((null, null), (row.Numbers.Official, row.Numbers.Difference)));
        Assert.Equal(new ComparedNumbers(800, 480, false, 423, 423d / 800, null, null, null), result.Total.Numbers);
        Assert.Equal(34, result.Accuracy.Pairs);

        var merged = result.SubAreas.Single(row => row.Code == "8.2");
        Assert.Equal((Fit.Merge, Band.Hit), (merged.Fit, merged.Band));
        Assert.Equal(0.675, merged.Numbers.OfficialShare!.Value, 12);
        Assert.Equal(-0.075, merged.Numbers.DifferenceShare!.Value, 12);
        Assert.True(merged.Numbers.Secured);

        var added = result.SubAreas.Single(row => row.Code == "3.5");
        Assert.Equal((Fit.None, null, null), (added.Fit, added.Band, added.Numbers.OfficialShare));
    }

    [Fact]
    public void Compare_UnknownVariantByArea_ComparesAreasInShares()
    {
        var estimate = Estimates.Of(V2, V2.SubAreas.Select(subArea => subArea.MaxPoints * 0.6m));
        var result = Comparer.Compare(
            estimate, TestResults.ByArea("2020", 73, 75, 80, 83, 86, 82, 86, 83), SeedFiles.Edition("2020"), SeedFiles.Crosswalk());

        Assert.Empty(result.SubAreas);
        Assert.Equal(-0.13, result.Areas[0].Numbers.DifferenceShare!.Value, 12);
        Assert.Equal((Fit.Percent, null), (result.Areas[2].Fit, result.Areas[2].Numbers.Official));
        Assert.Null(result.Total.Numbers.DifferenceShare);
    }
}
