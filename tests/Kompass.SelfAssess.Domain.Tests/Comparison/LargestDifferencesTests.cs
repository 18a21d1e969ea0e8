using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public sealed class LargestDifferencesTests
{
    private static readonly FrameworkEdition Ten = TestEditions.Tiny([.. Enumerable.Range(1, 10).Select(index => ($"1.{index}", 20m, Array.Empty<decimal>()))]);

    [Fact]
    public void Of_MoreThanFive_AreTheFiveLargestInOrder()
    {
        // +1 … +7 points of 20 in 1.1–1.7, −3 in 1.8, −5 in 1.9 and 1.10.
        var comparison = Estimates.Of(Ten, [11, 12, 13, 14, 15, 16, 17, 7, 5, 5]).CompareWith(Estimates.Official(Ten, Enumerable.Repeat(10m, 10)));

        var largest = LargestDifferences.Of(comparison);

        // 1.1 and 1.2 lie within ten per cent of the maximum: hits, not overestimates.
        Assert.Equal(["1.7", "1.6", "1.5", "1.4", "1.3"], largest.Over.Select(row => row.Code));
        Assert.Equal(["1.9", "1.10", "1.8"], largest.Under.Select(row => row.Code));
    }

    [Fact]
    public void Of_WithheldSubArea_IsNotAmongThem()
    {
        var comparison = Estimates.Of(Ten, Enumerable.Repeat(18m, 10)).With(Part.SubArea("1.4"), EstimatedValue.WithheldValue)
            .CompareWith(Estimates.Official(Ten, Enumerable.Repeat(10m, 10)));

        var largest = LargestDifferences.Of(comparison);

        Assert.Equal(["1.1", "1.2", "1.3", "1.5", "1.6"], largest.Over.Select(row => row.Code));
        Assert.Empty(largest.Under);
    }
}
