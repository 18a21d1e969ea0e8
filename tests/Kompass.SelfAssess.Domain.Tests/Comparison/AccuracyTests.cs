using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public class AccuracyTests
{
    [Theory]
    [InlineData(0.60, 0.50, Band.Hit)]
    [InlineData(0.50, 0.60, Band.Hit)]
    [InlineData(0.6001, 0.50, Band.Over)]
    [InlineData(0.4999, 0.60, Band.Under)]
    [InlineData(0.70, 0.70, Band.Hit)]
    public void BandOf_ExactlyTenPercent_IsAHit(double estimate, double official, Band expected) =>
        Assert.Equal(expected, Accuracy.BandOf((decimal)estimate, (decimal)official));

    [Fact]
    public void BandOf_TenPercentOutOfFloatingPoint_IsAHit()
    {
        // A third of 30 points beside 7 points: 10 % of the maximum, but the share has no end.
        Assert.Equal(Band.Hit, Accuracy.BandOf(((decimal)(30 * (1d / 3))) / 30, 7m / 30));
        Assert.Equal(Band.Hit, Accuracy.BandOf((decimal)(0.1 + 0.2), 0.2m));
        Assert.Equal(Band.Hit, Accuracy.BandOf(0.2m, (decimal)(0.1 + 0.2)));
    }

    [Fact]
    public void Of_FourPairs_GivesTheHandComputedNumbers()
    {
        // Differences +0.10, +0.20, −0.20, +0.05. Ranks 2 4 1 3 beside 1 2.5 2.5 4: ρ = 1.5 / √(5 · 4.5).
        var accuracy = Accuracy.Of([(0.65m, 0.55m), (0.80m, 0.60m), (0.40m, 0.60m), (0.75m, 0.70m)]);

        Assert.Equal((4, 2, 1, 1), (accuracy.Pairs, accuracy.Hits, accuracy.Over, accuracy.Under));
        Assert.Equal(0.0375, accuracy.Bias!.Value, 12);
        Assert.Equal(0.1375, accuracy.MeanAbsoluteError!.Value, 12);
        Assert.Equal(0.5, accuracy.HitRate!.Value, 12);
        Assert.Equal(1.5 / Math.Sqrt(22.5), accuracy.Spearman!.Value, 12);
    }

    [Fact]
    public void Of_NoPairs_HasNoNumbers()
    {
        var accuracy = Accuracy.Of([]);

        Assert.Equal(new Accuracy(0, 0, 0, 0, null, null, null, null), accuracy);
    }

    [Fact]
    public void Of_TwoPairs_HasNoRankCorrelation()
    {
        var accuracy = Accuracy.Of([(0.5m, 0.4m), (0.6m, 0.5m)]);

        Assert.Null(accuracy.Spearman);
        Assert.Equal(0.1, accuracy.Bias!.Value, 12);
    }

    [Fact]
    public void Of_OneSideAllAlike_HasNoRankCorrelation()
    {
        Assert.Null(Accuracy.Of([(0.5m, 0.4m), (0.5m, 0.5m), (0.5m, 0.6m)]).Spearman);
        Assert.Null(Accuracy.Of([(0.4m, 0.5m), (0.5m, 0.5m), (0.6m, 0.5m)]).Spearman);
    }

    [Fact]
    public void Of_EqualSharesOfDifferentMaxima_AreTied()
    {
        // 10 of 30 and 5 of 15 are the same share; both sides rank alike, so ρ = 1.
        var accuracy = Accuracy.Of([(10m / 30, 0.3m), ((decimal)(15 * (1d / 3)) / 15, 0.3m), (0.5m, 0.4m)]);

        Assert.Equal(1, accuracy.Spearman!.Value, 12);
    }
}
