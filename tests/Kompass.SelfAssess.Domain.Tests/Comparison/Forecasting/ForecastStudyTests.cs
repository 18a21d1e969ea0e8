using Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Simulation;

namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting;

/// <summary>A small version of the study in the benchmarks, with wide bounds, so that it cannot rot.</summary>
public sealed class ForecastStudyTests
{
    private const int Towns = 150;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Run_EverythingWrongAtOnce_StillHolds(int pairs)
    {
        var result = SimulationStudy.Run(SimulatedWorld.All[^1], pairs, Towns, seed: 5);

        Assert.All([result.SubAreas, result.Areas, result.Total], numbers => Assert.InRange(numbers.Coverage80, 0.68, 0.94));
        // Without a pair there is nothing to be better by; the interval is what the forecast is for then.
        Assert.True(result.Total.Error < result.Total.EstimateError * (pairs == 0 ? 1.1 : 0.8));
        Assert.True(result.SubAreas.Error < result.SubAreas.EstimateError);
    }

    [Fact]
    public void Run_MorePairs_NarrowsTheWidths()
    {
        var none = SimulationStudy.Run(SimulatedWorld.All[0], 0, Towns, seed: 5);
        var two = SimulationStudy.Run(SimulatedWorld.All[0], 2, Towns, seed: 5);

        Assert.True(two.SubAreas.Width < none.SubAreas.Width - 2);
        Assert.True(two.Areas.Width < none.Areas.Width - 2);
        Assert.True(two.Total.Width < none.Total.Width - 2);
    }
}
