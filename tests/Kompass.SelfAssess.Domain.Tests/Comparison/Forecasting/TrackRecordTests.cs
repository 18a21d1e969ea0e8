using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using static Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Forecasts;

namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting;

public sealed class TrackRecordTests
{
    [Fact]
    public void Of_NoPairs_IsEmpty()
    {
        var track = TrackRecord.Of(Input(Estimate(0.7)));

        Assert.Empty(track.Pairs);
        Assert.Equal(new HitCount(0, 0, 0, null, null), track.Then.Total);
    }

    [Fact]
    public void Of_Pairs_ForecastsEachFromWhatWasKnownThen()
    {
        var input = Input(Estimate(0.7), Pair(0.8, 0.6, 2022), Pair(0.8, 0.6, 2016), Pair(0.8, 0.6, 2019)) with
        {
            OwnResults = [Official(0.55, new DateOnly(2018, 1, 1)), Official(0.9, new DateOnly(2024, 1, 1))],
        };

        var track = TrackRecord.Of(input);

        Assert.Equal([2016, 2019, 2022], track.Pairs.Select(pair => pair.Pair.Official.On.Year));
        Assert.Equal([0, 1, 2], track.Pairs.Select(pair => pair.Then.Pairs));
        Assert.All(track.Pairs, pair => Assert.Equal(2, pair.LeaveOneOut.Pairs));
        var second = track.Pairs[1];
        var known = input with { Current = second.Pair.Estimate, TargetOn = second.Pair.Official.On, Pairs = [track.Pairs[0].Pair], OwnResults = [input.OwnResults[0]] };
        ForecasterTests.AssertSame(Forecaster.Forecast(known), second.Then);
    }

    [Fact]
    public void Of_LeaveOneOut_LearnsFromLaterPairsToo()
    {
        var track = TrackRecord.Of(Input(Estimate(0.7), Pair(0.8, 0.5, 2016), Pair(0.8, 0.5, 2019), Pair(0.8, 0.5, 2022)));

        var first = track.Pairs[0];
        Assert.True(first.LeaveOneOut.Total!.Points < first.Then.Total!.Points - 40);
        Assert.True(track.LeaveOneOut.Total.Error < track.Then.Total.Error);
        Assert.True(track.Then.Total.Error < track.Then.Total.EstimateError);
    }

    [Fact]
    public void Of_TheOfficialResultItself_HasNoPartInItsForecast()
    {
        var (low, high) = (With(0.3), With(0.9));

        Assert.Equal(low.Then.Total!.Points, high.Then.Total!.Points, 6);
        Assert.Equal(low.LeaveOneOut.Total!.Points, high.LeaveOneOut.Total!.Points, 6);

        static TrackedPair With(double official) => TrackRecord.Of(Input(Estimate(0.7), Pair(0.7, 0.6, 2016), Pair(0.7, official, 2019), Pair(0.7, 0.6, 2022))).Pairs[1];
    }

    [Fact]
    public void Of_Hits_CountsWhatFellInside()
    {
        var track = TrackRecord.Of(Input(Estimate(0.7), Pair(0.7, 0.62, 2016), Pair(0.7, 0.05, 2019)));

        Assert.Equal((2, 1), (track.Then.Total.Numbers, track.Then.Total.Within80));
        Assert.Equal((16, 72), (track.Then.Areas.Numbers, track.Then.SubAreas.Numbers));
        Assert.Equal(36, track.Then.SubAreas.Within80);
        Assert.Equal(((0.7 - 0.62) + (0.7 - 0.05)) / 2, track.Then.Total.EstimateError!.Value, 6);
    }

    [Fact]
    public void Of_OtherScale_HasNoTotal()
    {
        var pair = Pair(0.7, 0.6, 2019);

        var track = TrackRecord.Of(Input(Estimate(0.7), pair with { Official = pair.Official with { SameScale = false } }));

        Assert.Null(track.Pairs[0].Total);
        Assert.Equal((0, 8), (track.Then.Total.Numbers, track.Then.Areas.Numbers));
    }
}
