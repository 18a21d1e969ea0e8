using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

public sealed class FollowUpTrendTests
{
    private static readonly DateOnly[] Days = [new(2027, 1, 15), new(2027, 2, 15), new(2027, 3, 15)];

    [Fact]
    public void Of_ThreeFollowUps_ByHand()
    {
        var trend = FollowUpTrend.Of(
            [
                new(Days[2], [Report(1, 60, FollowUpOutcome.Late), Report(3, 10, FollowUpOutcome.OnTrack)]),
                new(Days[0], [Report(1, 20, FollowUpOutcome.OnTrack), Report(2, 50, FollowUpOutcome.OnTrack)]),
                new(Days[1], [Silent(1, 20), new TrendReport(2, ActionStatus.Done, 90, true, FollowUpOutcome.Done)]),
            ],
            new Dictionary<int, IReadOnlyList<string>> { [1] = ["1.1", "2.1", "1.1"], [2] = ["1.1"], [3] = ["8.4"], [9] = ["7.1"] });

        Assert.Equal(Days, trend.Days);
        Assert.Equal([1, 2, 3], trend.Actions.Select(action => action.Number));
        Assert.Equal([20, 20, 60], trend.Actions[0].Points.Select(point => point!.Percent));
        Assert.Equal([true, false, true], trend.Actions[0].Points.Select(point => point!.Reported));
        // Done is 100 whatever was written, and stays so though nobody asks any more.
        Assert.Equal([50, 100, 100], trend.Actions[1].Points.Select(point => point!.Percent));
        Assert.Equal((false, (FollowUpOutcome?)null), (trend.Actions[1].Points[2]!.Reported, trend.Actions[1].Points[2]!.Outcome));
        Assert.Equal([null, null, 10], trend.Actions[2].Points.Select(point => point?.Percent));
        Assert.Equal([35, 60, (60 + 100 + 10) / 3.0], trend.Mean);
        Assert.Equal(["1.1", "2.1", "8.4"], trend.SubAreas.Select(subArea => subArea.Code));
        Assert.Equal([35, 60, 80], trend.SubAreas[0].Percent);
        Assert.Equal([1, 2], trend.SubAreas[0].Actions);
        Assert.Equal([null, null, 10], trend.SubAreas[2].Percent);
        Assert.Equal(new OutcomeCounts(1, 0, 0, 0, 1, 0), trend.Counts[1]);
        Assert.Equal(new OutcomeCounts(0, 1, 1, 0, 0, 0), trend.Counts[2]);
    }

    [Fact]
    public void Of_Cancelled_LeavesTheMeanFromThenOn()
    {
        var trend = FollowUpTrend.Of(
            [
                new(Days[0], [Report(1, 40, FollowUpOutcome.OnTrack), Report(2, 0, FollowUpOutcome.OnTrack)]),
                new(Days[1], [Report(1, 40, FollowUpOutcome.OnTrack), new TrendReport(2, ActionStatus.Cancelled, 0, true, FollowUpOutcome.Stopped)]),
                new(Days[2], [Report(1, 40, FollowUpOutcome.OnTrack)]),
            ],
            new Dictionary<int, IReadOnlyList<string>> { [2] = ["1.1"] });

        Assert.Equal([20, 40, 40], trend.Mean);
        Assert.Equal([0, null, null], trend.SubAreas.Single().Percent);
    }

    [Fact]
    public void Of_Nothing_IsEmpty()
    {
        var trend = FollowUpTrend.Of([], new Dictionary<int, IReadOnlyList<string>> { [1] = ["1.1"] });

        Assert.Empty(trend.Days);
        Assert.Empty(trend.Actions);
        Assert.Empty(trend.SubAreas);
    }

    [Fact]
    public void Counts_AddUpAndAreFoundByOutcome()
    {
        var all = Enum.GetValues<FollowUpOutcome>();
        var counts = OutcomeCounts.Of(all.SelectMany(outcome => Enumerable.Repeat(outcome, (int)outcome + 1)));

        Assert.All(all, outcome => Assert.Equal((int)outcome + 1, counts[outcome]));
        Assert.Equal(21, counts.All);
    }

    private static TrendReport Report(int action, int percent, FollowUpOutcome outcome) => new(action, ActionStatus.InProgress, percent, true, outcome);

    private static TrendReport Silent(int action, int percent) => new(action, ActionStatus.InProgress, percent, false, FollowUpOutcome.Silent);
}
