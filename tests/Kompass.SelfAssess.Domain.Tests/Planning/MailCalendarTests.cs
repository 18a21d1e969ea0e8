using System.Globalization;
using Kompass.SelfAssess.Domain.Planning;

namespace Kompass.SelfAssess.Domain.Tests.Planning;

public class MailCalendarTests
{
    private static readonly MailCalendar NoJuly = new(July: false);

    [Theory]
    [InlineData("2026-11-24", 5, "2026-12-01")] // Tuesday to Tuesday
    [InlineData("2026-11-28", 1, "2026-11-30")] // from a Saturday
    [InlineData("2026-04-01", 2, "2026-04-07")] // over Easter
    [InlineData("2026-12-22", 3, "2026-12-29")] // over Christmas: 23, 28, 29
    [InlineData("2026-12-30", 1, "2027-01-04")] // over New Year
    [InlineData("2026-06-05", 1, "2026-06-08")] // National Day on a Saturday
    [InlineData("2026-12-11", -2, "2026-12-09")]
    [InlineData("2026-04-08", -2, "2026-04-02")]
    [InlineData("2026-11-24", 0, "2026-11-24")]
    public void Add_WorkingDays_AreCountedWithoutWeekendsAndHolidays(string from, int days, string expected) =>
        Assert.Equal(Day(expected), WorkingDays.Add(Day(from), days));

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")] // Monday
    [InlineData("2026-11-21", "2026-11-23")] // Saturday
    [InlineData("2026-12-24", "2026-12-28")] // Christmas Eve to Sunday
    public void OnOrAfter_Day_IsItselfOrTheNextWorkingDay(string day, string expected) =>
        Assert.Equal(Day(expected), WorkingDays.OnOrAfter(Day(day)));

    [Theory]
    [InlineData("2026-11-24T07:00", "2026-11-24T07:00")] // 08.00 in winter
    [InlineData("2026-11-24T06:59", "2026-11-24T07:00")]
    [InlineData("2026-11-24T14:59", "2026-11-24T14:59")]
    [InlineData("2026-11-24T15:00", "2026-11-25T07:00")] // 16.00
    [InlineData("2026-11-27T15:00", "2026-11-30T07:00")] // Friday afternoon
    [InlineData("2026-08-10T05:59", "2026-08-10T06:00")] // 08.00 in summer
    [InlineData("2026-08-10T13:59", "2026-08-10T13:59")]
    [InlineData("2026-08-10T14:00", "2026-08-11T06:00")]
    [InlineData("2026-03-27T15:00", "2026-03-30T06:00")] // summer time begins on the Sunday between
    [InlineData("2026-03-29T01:30", "2026-03-30T06:00")] // within the lost hour
    [InlineData("2026-10-23T14:00", "2026-10-26T07:00")] // winter time begins on the Sunday between
    [InlineData("2026-10-25T00:30", "2026-10-26T07:00")] // within the hour that comes twice
    [InlineData("2026-04-02T14:00", "2026-04-07T06:00")] // long Easter
    [InlineData("2026-06-18T14:00", "2026-06-22T06:00")] // midsommarafton is no holiday by law, and nobody is there
    [InlineData("2026-06-30T14:00", "2026-08-03T06:00")] // July
    [InlineData("2026-12-23T15:00", "2026-12-28T07:00")]
    public void NextOpening_IsWithinOfficeHoursInStockholm(string utc, string expected) =>
        Assert.Equal(Utc(expected), NoJuly.NextOpening(Utc(utc)));

    [Fact]
    public void NextOpening_AnyMinuteOfTwoYears_IsOpenNeverEarlierAndStays()
    {
        var stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
        var july = new MailCalendar(July: true);
        for (var utc = Utc("2026-01-01T00:00"); utc < Utc("2028-01-01T00:00"); utc = utc.AddMinutes(37))
        {
            var opening = july.NextOpening(utc);
            var local = TimeZoneInfo.ConvertTimeFromUtc(opening, stockholm);
            Assert.True(opening >= utc);
            Assert.InRange(local.Hour, 8, 15);
            Assert.True(WorkingDays.IsWorkingDay(DateOnly.FromDateTime(local)));
            Assert.Equal(opening, july.NextOpening(opening));
        }
    }

    [Theory]
    [InlineData("2026-11-24", "2026-12-11", "2026-12-01", "2026-12-09")]
    [InlineData("2026-11-24", "2026-12-04", null, "2026-12-02")] // one working day apart: only the last
    [InlineData("2026-11-24", "2026-12-07", null, "2026-12-03")] // exactly two apart
    [InlineData("2026-11-24", "2026-12-08", "2026-12-01", "2026-12-04")]
    [InlineData("2026-11-24", "2026-11-30", null, "2026-11-26")] // exactly two after the invitation
    [InlineData("2026-11-24", "2026-11-27", null, null)]
    [InlineData("2026-11-24", "2026-11-24", null, null)]
    [InlineData("2026-11-24", "2026-12-13", "2026-12-01", "2026-12-10")] // closes on a Sunday
    [InlineData("2026-12-18", "2027-01-15", "2026-12-29", "2027-01-13")]
    [InlineData("2026-06-24", "2026-08-14", "2026-08-03", "2026-08-12")] // first one moved out of July
    [InlineData("2026-06-10", "2026-07-15", "2026-06-17", "2026-06-30")] // last one moved before July
    public void Plan_Round_RemindsFiveDaysAfterAndTwoDaysBefore(string invited, string closes, string? first, string? last) =>
        Assert.Equal(
            new ReminderPlan(first is null ? null : Day(first), last is null ? null : Day(last)),
            ReminderPlan.For(Day(invited), Day(closes), NoJuly));

    [Fact]
    public void Plan_AnyRound_KeepsOrderDistanceAndMailDays()
    {
        for (var invited = Day("2026-01-02"); invited < Day("2027-01-02"); invited = invited.AddDays(1))
        {
            for (var length = 0; length < 45; length += 3)
            {
                var closes = invited.AddDays(length);
                var (first, last) = ReminderPlan.For(invited, closes, NoJuly);
                Assert.True(first is null || (first > invited && last is { } end && WorkingDays.Add(first.Value, 2) < end));
                Assert.True(last is null || (last < closes && last >= WorkingDays.Add(invited, 2)));
                Assert.All([first, last], day => Assert.True(day is null || NoJuly.IsMailDay(day.Value)));
            }
        }
    }

    [Fact]
    public void Budget_CountsThirtyDaysBack()
    {
        DateOnly[] earlier = [Day("2026-11-01"), Day("2026-11-10"), Day("2026-11-24")];

        Assert.False(MailBudget.Allows(earlier, Day("2026-11-30"), 3));
        Assert.True(MailBudget.Allows(earlier, Day("2026-12-01"), 3));
        Assert.True(MailBudget.Allows(earlier, Day("2026-11-30"), 4));
        Assert.False(MailBudget.Allows([Day("2026-12-20")], Day("2026-12-01"), 1));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
