using System.Globalization;
using Kompass.SelfAssess.Domain.Planning;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

/// <summary>A plan that is followed up on Monday 1 March, Thursday 1 April and Monday 3 May 2027.</summary>
public class DueFollowUpsTests
{
    private static readonly DateOnly[] Dates = [Day("2027-03-01"), Day("2027-04-01"), Day("2027-05-03")];
    private static readonly MailCalendar Calendar = new(July: false);

    [Theory]
    [InlineData("2027-02-26", "", "", true, "", "")] // not yet
    [InlineData("2027-03-01", "", "", true, "", "2027-03-01")]
    [InlineData("2027-03-01", "2027-03-01", "2027-03-01 2027-03-15", true, "", "")] // the second worker, the second waking
    [InlineData("2027-03-02", "", "", true, "2027-03-01 Missed", "catch-up 2027-03-02")]
    [InlineData("2027-03-03", "2027-03-01 2027-03-02", "2027-03-02 2027-03-16", true, "", "")]
    [InlineData("2027-03-06", "", "", true, "", "")] // Saturday: it all waits for Monday
    [InlineData("2027-03-26", "", "", true, "", "")] // Good Friday
    [InlineData("2027-04-28", "", "", true, "2027-03-01 Missed, 2027-04-01 Missed", "catch-up 2027-04-28")] // two months: one
    [InlineData("2027-05-03", "", "", true, "2027-03-01 Missed, 2027-04-01 Missed", "2027-05-03")] // today is one of them: no catch-up beside it
    [InlineData("2027-05-04", "", "", true, "2027-03-01 Missed, 2027-04-01 Missed, 2027-05-03 Missed", "catch-up 2027-05-04")]
    [InlineData("2027-04-01", "2027-03-01", "2027-03-22 2027-04-06", true, "2027-04-01 AnotherOpen", "")]
    [InlineData("2027-04-07", "2027-03-01", "2027-03-22 2027-04-06", true, "2027-04-01 AnotherOpen", "")] // it would have been skipped without the stop as well
    [InlineData("2027-04-07", "2027-03-01", "2027-04-05 2027-04-20", true, "2027-04-01 Missed", "")] // one that somebody has started is the catch-up
    [InlineData("2027-04-07", "2027-03-01 2027-04-07", "", true, "2027-04-01 Missed", "")] // and so is one that has been opened and closed today
    [InlineData("2027-03-01", "", "", false, "2027-03-01 NothingToAsk", "")]
    [InlineData("2027-03-10", "", "", false, "2027-03-01 Missed", "")]
    [InlineData("2027-07-12", "2027-03-01 2027-04-01", "", true, "", "")] // July
    [InlineData("2027-08-02", "2027-03-01 2027-04-01", "", true, "2027-05-03 Missed", "catch-up 2027-08-02")]
    public void On_Day_ClaimsEveryDateOnceAndOpensAtMostOne(string today, string claimed, string open, bool anything, string skipped, string opens)
    {
        var claims = Days(claimed);

        var due = DueFollowUps.On(
            Dates, claims.Contains, Day(today), Calendar.IsMailDay(Day(today)), day => Days(open) is [var from, var until] && day >= from && day <= until, anything);

        Assert.Equal(skipped, string.Join(", ", due.Skipped.Select(date => $"{Text(date.Day)} {date.Reason}")));
        Assert.Equal(opens, due.Open is { } found ? (found.IsCatchUp ? "catch-up " : "") + Text(found.Day) : "");
    }

    /// <summary>
    /// Whatever days the program is awake, however often in a day, whoever starts one by hand: every date that a waking day has passed is claimed
    /// exactly once, two are never open at once, and every missed one is followed by an opening within the next waking mail day.
    /// </summary>
    [Fact]
    public void On_AnyWakings_EveryDateOnceAndNeverTwoOpen()
    {
        var random = new Random(20270301);
        for (var run = 0; run < 60; run++)
        {
            var cadence = new Cadence((CadenceKind)random.Next(1, 4), Day("2027-01-01").AddDays(random.Next(365)), CadenceSide.From, []);
            var plan = new Plan(cadence, random.Next(3, 31));
            var awake = random.NextDouble();
            DateOnly? latest = null;
            for (var today = Day("2027-01-01"); today < Day("2029-01-01"); today = today.AddDays(1))
            {
                if (random.NextDouble() > awake)
                {
                    continue;
                }

                plan.Wake(today, anything: random.Next(20) > 0);
                plan.Wake(today, anything: true); // nothing is left for the second one
                latest = Calendar.IsMailDay(today) ? today : latest;
                if (random.Next(60) == 0)
                {
                    plan.StartByHand(today);
                }
            }

            plan.Check(latest);
        }
    }

    private sealed class Plan(Cadence cadence, int openDays)
    {
        private readonly List<DateOnly> _dates = [.. cadence.Between(Day("2027-01-01"), Day("2029-01-01"), Calendar).Select(date => date.Day)];
        private readonly List<(DateOnly Day, SkippedReason? Reason, DateOnly Last)> _rows = [];

        public void Wake(DateOnly today, bool anything)
        {
            var due = DueFollowUps.On(Until(today), Claimed, today, Calendar.IsMailDay(today), OpenOn, anything);
            _rows.AddRange(due.Skipped.Select(date => (date.Day, (SkippedReason?)date.Reason, date.Day)));
            if (due.Open is { } open)
            {
                Assert.False(OpenOn(open.Day));
                Assert.Equal(today, open.Day);
                Assert.Equal(!Until(today).Contains(today), open.IsCatchUp);
                _rows.Add((open.Day, null, WorkingDays.Add(open.Day, openDays)));
            }

            Assert.True(!due.Skipped.Any(date => date.Reason == SkippedReason.Missed) || due.Open is not null || OpenOn(today) || Claimed(today) || !anything);
        }

        public void StartByHand(DateOnly today)
        {
            if (Calendar.IsMailDay(today) && !Claimed(today) && !OpenOn(today))
            {
                _rows.Add((today, null, WorkingDays.Add(today, openDays)));
            }
        }

        public void Check(DateOnly? latest)
        {
            Assert.Equal(_rows.Count, _rows.Select(row => row.Day).Distinct().Count());
            Assert.All(latest is { } day ? Until(day) : [], date => Assert.True(Claimed(date)));
            var opened = _rows.Where(row => row.Reason is null).OrderBy(row => row.Day).ToList();
            Assert.All(opened.Zip(opened.Skip(1)), pair => Assert.True(pair.First.Last < pair.Second.Day));
        }

        private List<DateOnly> Until(DateOnly today) => _dates.FindAll(date => date <= today);

        private bool Claimed(DateOnly day) => _rows.Exists(row => row.Day == day);

        private bool OpenOn(DateOnly day) => _rows.Exists(row => row.Reason is null && day >= row.Day && day <= row.Last);
    }

    private static List<DateOnly> Days(string days) => [.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Day)];

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
