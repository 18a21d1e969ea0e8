using System.Globalization;
using Kompass.SelfAssess.Domain.Planning;

namespace Kompass.SelfAssess.Domain.Tests.Planning;

/// <summary>A round from Tuesday 24 November to Wednesday 16 December 2026: first reminder on 1 December, the last one on the 14th.</summary>
public class DueRemindersTests
{
    private const string Invited = "2026-11-24";
    private const string ClosesOn = "2026-12-16";

    private static readonly ReminderPlan Plan = ReminderPlan.For(Day(Invited), Day(ClosesOn), new MailCalendar(July: false));

    [Theory]
    [InlineData("2026-11-30", "", Invited, "", "")] // not yet
    [InlineData("2026-12-01", "", Invited, "", "First 2026-12-01")]
    [InlineData("2026-12-01", "First 2026-12-01", "2026-12-01", "", "")] // the second worker, the second waking
    [InlineData("2026-12-03", "First 2026-12-01", "2026-12-01", "", "")]
    [InlineData("2026-12-14", "First 2026-12-01", "2026-12-01", "", "Last 2026-12-14")]
    [InlineData("2026-12-15", "First 2026-12-01, Last 2026-12-14", "2026-12-14", "", "")]
    [InlineData("2026-12-04", "", Invited, "First 2026-12-01", "First 2026-12-04")] // after a stop: once, on the day it is noticed
    [InlineData("2026-12-07", "First 2026-12-01, First 2026-12-04", "2026-12-04", "", "")]
    [InlineData("2026-12-09", "", Invited, "First 2026-12-01", "First 2026-12-09")] // three working days before the last one
    [InlineData("2026-12-10", "", Invited, "First 2026-12-01", "")] // the last one is near
    [InlineData("2026-12-14", "", Invited, "First 2026-12-01", "Last 2026-12-14")]
    [InlineData("2026-12-15", "", Invited, "First 2026-12-01, Last 2026-12-14", "Last 2026-12-15")]
    [InlineData("2026-12-16", "First 2026-12-01", "2026-12-01", "Last 2026-12-14", "Last 2026-12-16")] // the last day is not over
    [InlineData("2026-12-17", "", Invited, "First 2026-12-01, Last 2026-12-14", "")] // it is
    [InlineData("2026-12-01", "", "2026-11-30", "First 2026-12-01", "")] // the invitation came late
    [InlineData("2026-12-04", "", "2026-12-04", "First 2026-12-01", "")] // one is about to leave
    [InlineData("2026-12-09", "", "2026-12-02", "First 2026-12-01", "")] // written to since, by an earlier plan
    [InlineData("2026-11-20", "", "2026-12-01", "", "")] // a clock that has gone backwards
    public void On_Day_SendsAtMostOneAndWritesDownTheRest(string today, string claimed, string latestMail, string skipped, string send)
    {
        var claims = claimed.Split(", ", StringSplitOptions.RemoveEmptyEntries);

        var due = DueReminders.On(Plan, Day(today), Day(ClosesOn), reminder => claims.Contains(Text(reminder)), Day(latestMail));

        Assert.Equal(skipped, string.Join(", ", due.Skipped.Select(Text)));
        Assert.Equal(send, due.Send is null ? "" : Text(due.Send));
    }

    /// <summary>Whatever days the program is awake, whatever the length: at most two reminders, never near each other, and every planned one dealt with.</summary>
    [Fact]
    public void On_AnyAwakeDays_NeverTwoMailsNearEachOther()
    {
        var random = new Random(20261124);
        var calendar = new MailCalendar(July: false);
        for (var run = 0; run < 3000; run++)
        {
            var invited = calendar.OnOrAfter(Day(Invited).AddDays(random.Next(365)));
            var closesOn = invited.AddDays(random.Next(40));
            var awake = random.NextDouble();
            HashSet<PlannedReminder> claims = [];
            List<DateOnly> mails = [invited];
            for (var today = invited; today <= closesOn; today = today.AddDays(1))
            {
                if (!calendar.IsMailDay(today) || random.NextDouble() > awake)
                {
                    continue;
                }

                var due = DueReminders.On(ReminderPlan.For(invited, closesOn, calendar), today, closesOn, claims.Contains, mails[^1]);
                claims.UnionWith(due.Skipped);
                if (due.Send is { } send)
                {
                    Assert.True(claims.Add(send));
                    Assert.True(WorkingDays.Add(mails[^1], ReminderPlan.LeastApart) <= today);
                    mails.Add(today);
                }

                Assert.Empty(DueReminders.Unclaimed(ReminderPlan.For(invited, closesOn, calendar), today, claims.Contains));
                closesOn = random.Next(20) == 0 ? today.AddDays(random.Next(20)) : closesOn;
            }
        }
    }

    private static string Text(PlannedReminder reminder) => $"{reminder.Kind} {reminder.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
