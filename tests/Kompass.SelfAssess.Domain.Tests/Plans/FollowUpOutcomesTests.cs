using System.Globalization;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

public class FollowUpOutcomesTests
{
    [Theory]
    [InlineData(null, ActionStatus.InProgress, "2027-01-01", null, FollowUpOutcome.Silent)]
    [InlineData(null, ActionStatus.Paused, null, null, FollowUpOutcome.Silent)]
    [InlineData(null, ActionStatus.Done, "2027-01-01", null, FollowUpOutcome.Done)] // the coordinator knew
    [InlineData(null, ActionStatus.Cancelled, null, null, FollowUpOutcome.Stopped)]
    [InlineData(ActionStatus.Done, ActionStatus.Done, "2027-01-01", "2027-12-01", FollowUpOutcome.Done)]
    [InlineData(ActionStatus.InProgress, ActionStatus.InProgress, null, null, FollowUpOutcome.OnTrack)]
    [InlineData(ActionStatus.InProgress, ActionStatus.InProgress, "2027-03-15", null, FollowUpOutcome.OnTrack)] // its last day
    [InlineData(ActionStatus.InProgress, ActionStatus.InProgress, "2027-03-14", null, FollowUpOutcome.Late)]
    [InlineData(ActionStatus.Planned, ActionStatus.Planned, "2027-03-14", null, FollowUpOutcome.Late)]
    [InlineData(ActionStatus.Planned, ActionStatus.Planned, "2027-03-14", "2027-06-01", FollowUpOutcome.Moved)]
    [InlineData(ActionStatus.InProgress, ActionStatus.InProgress, "2027-06-01", "2027-09-01", FollowUpOutcome.Moved)]
    [InlineData(ActionStatus.Paused, ActionStatus.Paused, "2027-03-14", "2027-09-01", FollowUpOutcome.Stopped)]
    [InlineData(ActionStatus.Cancelled, ActionStatus.InProgress, null, null, FollowUpOutcome.Stopped)]
    [InlineData(ActionStatus.InProgress, ActionStatus.Done, null, null, FollowUpOutcome.OnTrack)] // what was reported stands
    public void Of_Report_IsTheFirstThatFits(ActionStatus? reported, ActionStatus now, string? due, string? proposed, FollowUpOutcome expected) =>
        Assert.Equal(expected, FollowUpOutcomes.Of(reported, now, Day(due), Day(proposed), new DateOnly(2027, 3, 15)));

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
