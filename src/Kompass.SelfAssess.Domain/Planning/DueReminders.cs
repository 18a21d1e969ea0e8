namespace Kompass.SelfAssess.Domain.Planning;

/// <summary>The two reminders of a round.</summary>
public enum ReminderKind
{
    /// <summary>Some days after the invitation.</summary>
    First,

    /// <summary>Shortly before the round closes.</summary>
    Last,
}

/// <summary>A reminder and the day it belongs to.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Day">Stockholm day.</param>
public sealed record PlannedReminder(ReminderKind Kind, DateOnly Day);

/// <summary>What is to be done today about one person's reminders. Source: design 8.</summary>
/// <param name="Skipped">Never to be sent: their day has passed, or another mail is too near.</param>
/// <param name="Send">To be sent today; null where nothing is.</param>
public sealed record DueReminders(IReadOnlyList<PlannedReminder> Skipped, PlannedReminder? Send)
{
    private static readonly DueReminders None = new([], null);

    /// <summary>
    /// Only the latest reminder that is due may go. One whose day has passed unnoticed goes today instead, once, unless the round is over, the
    /// next one is near, or the person has been written to since.
    /// </summary>
    /// <param name="plan">The person's plan.</param>
    /// <param name="today">Stockholm day, one on which mail may go.</param>
    /// <param name="closesOn">Last day of the round.</param>
    /// <param name="claimed">Whether a reminder has been dealt with before, sent or not.</param>
    /// <param name="latestMail">Latest day on which the person was written to about the round; today where a mail is about to leave.</param>
    public static DueReminders On(ReminderPlan plan, DateOnly today, DateOnly closesOn, Func<PlannedReminder, bool> claimed, DateOnly latestMail)
    {
        var due = Unclaimed(plan, today, claimed);
        if (due.Count == 0)
        {
            return None;
        }

        var latest = due[^1];
        var send = WorkingDays.Add(latestMail, ReminderPlan.LeastApart) <= today
            && (latest.Day == today || (today <= closesOn && latestMail < latest.Day && !IsNextNear(plan, latest, today)));
        return send ? new DueReminders([.. due.Where(reminder => reminder.Day != today)], latest with { Day = today }) : new DueReminders(due, null);
    }

    /// <summary>The reminders whose day has come, first the earliest, that nobody has dealt with.</summary>
    /// <param name="plan">The person's plan.</param>
    /// <param name="today">Stockholm day.</param>
    /// <param name="claimed">Whether a reminder has been dealt with.</param>
    public static IReadOnlyList<PlannedReminder> Unclaimed(ReminderPlan plan, DateOnly today, Func<PlannedReminder, bool> claimed)
    {
        List<PlannedReminder> due = [];
        if (plan.First is { } first)
        {
            due.Add(new PlannedReminder(ReminderKind.First, first));
        }

        if (plan.Last is { } last)
        {
            due.Add(new PlannedReminder(ReminderKind.Last, last));
        }

        due.RemoveAll(reminder => reminder.Day > today || claimed(reminder));
        return due;
    }

    private static bool IsNextNear(ReminderPlan plan, PlannedReminder reminder, DateOnly today) =>
        reminder.Kind == ReminderKind.First && plan.Last is { } last && WorkingDays.Add(today, ReminderPlan.LeastApart) >= last;
}
