using FsCheck;
using FsCheck.Fluent;
using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public class StandingTests
{
    private static readonly decimal[] Six = [423, 452, 497, 546, 648, 679];

    private static readonly Arbitrary<decimal[]> Numbers =
        Gen.Choose(0, 20).Select(step => step / 20m).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    // By hand: three of six are lower; at 546 three are lower and one is the same, so (3 + 0,5)/6.
    [Theory]
    [InlineData(536, 3, 0, 0.5)]
    [InlineData(546, 3, 1, 3.5 / 6)]
    [InlineData(400, 0, 0, 0)]
    [InlineData(423, 0, 1, 0.5 / 6)]
    [InlineData(700, 6, 0, 1)]
    public void Among_SixOthers_CountsLowerAndHalfOfTheSame(double own, int below, int equal, double percentile)
    {
        var standing = Standing.Among((decimal)own, Six)!;

        Assert.Equal((below, equal, 6), (standing.Below, standing.Equal, standing.Others.N));
        Assert.Equal(percentile, standing.Percentile!.Value, 12);
    }

    // By hand, positions 1,25 2,5 and 3,75 of 0–5: 452 + 0,25 · 45, (497 + 546)/2, 546 + 0,75 · 102.
    [Fact]
    public void Spread_SixNumbers_InterpolatesBetweenThem() =>
        Assert.Equal(new Spread(6, 423, 463.25m, 521.5m, 622.5m, 679), Spread.Of(Six));

    [Fact]
    public void Among_FourOthers_HasTheRangeAndTheMedianOnly()
    {
        var standing = Standing.Among(500, [452, 423, 546, 497])!;

        Assert.Null(standing.Percentile);
        Assert.Equal(new Spread(4, 423, null, 474.5m, null, 546), standing.Others);
        Assert.Equal(3, standing.Below);
    }

    [Fact]
    public void Among_OneOrNone_IsThatOneOrNothing()
    {
        Assert.Equal(new Spread(1, 7, null, 7, null, 7), Standing.Among(7, [7])!.Others);
        Assert.Null(Standing.Among(7, []));
        Assert.Null(Spread.Of([]));
    }

    [Fact]
    public void Among_AllTheSame_IsInTheMiddle() => Assert.Equal(0.5, Standing.Among(3, [3, 3, 3, 3, 3])!.Percentile);

    [Fact]
    public void Percentile_MorePoints_IsNeverLower() =>
        Prop.ForAll(Numbers, Gen.Choose(0, 20).ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), (others, one, more) =>
        {
            var lower = Standing.Among(one / 20m, others)!;
            var higher = Standing.Among((one + more) / 20m, others)!;
            return higher.Below >= lower.Below && (higher.Percentile ?? 0) >= (lower.Percentile ?? 0) && lower.Percentile is null == (others.Length < Standing.LeastForPercentile);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Among_OtherOrder_IsTheSame() =>
        Prop.ForAll(Numbers, others => Standing.Among(0.5m, others) == Standing.Among(0.5m, [.. others.Reverse()])
            && Spread.Of(others) == Spread.Of([.. others.OrderDescending()])).QuickCheckThrowOnFailure();

    [Fact]
    public void Among_TurnedAround_TurnsThePercentileAround() =>
        Prop.ForAll(Numbers, others =>
        {
            var standing = Standing.Among(0.5m, others)!;
            var turned = Standing.Among(0.5m, [.. others.Select(other => 1 - other)])!;
            return standing.Percentile is null || Math.Abs(standing.Percentile.Value + turned.Percentile!.Value - 1) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Spread_IsInOrder() =>
        Prop.ForAll(Numbers, numbers =>
        {
            var spread = Spread.Of(numbers)!;
            decimal[] steps = [spread.Lowest, spread.LowerQuartile ?? spread.Median, spread.Median, spread.UpperQuartile ?? spread.Median, spread.Highest];
            return steps.SequenceEqual(steps.Order());
        }).QuickCheckThrowOnFailure();
}
