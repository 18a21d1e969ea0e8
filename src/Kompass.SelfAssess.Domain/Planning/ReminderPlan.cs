namespace Kompass.SelfAssess.Domain.Planning;

/// <summary>When somebody who has not submitted is reminded. Source: conventions "Invitations and reminders".</summary>
/// <param name="First">Five working days after the invitation; null where it would come close to the last one or after it.</param>
/// <param name="Last">Two working days before the round closes; null where that is hardly after the invitation.</param>
public sealed record ReminderPlan(DateOnly? First, DateOnly? Last)
{
    /// <summary>Working days from the invitation to the first reminder.</summary>
    public const int DaysAfterInvitation = 5;

    /// <summary>Working days from the last reminder to the last day of the round.</summary>
    public const int DaysBeforeClosing = 2;

    /// <summary>Fewest working days between two mails to the same person about the same round.</summary>
    public const int LeastApart = 2;

    /// <summary>Plans the reminders of one person.</summary>
    /// <param name="invited">Stockholm day of the invitation.</param>
    /// <param name="closesOn">Last day of the round.</param>
    /// <param name="calendar">Days on which mail may go.</param>
    public static ReminderPlan For(DateOnly invited, DateOnly closesOn, MailCalendar calendar)
    {
        var last = calendar.OnOrBefore(WorkingDays.Add(closesOn, -DaysBeforeClosing));
        if (last < WorkingDays.Add(invited, LeastApart))
        {
            return new ReminderPlan(null, null);
        }

        var first = calendar.OnOrAfter(WorkingDays.Add(invited, DaysAfterInvitation));
        return new ReminderPlan(WorkingDays.Add(first, LeastApart) < last ? first : null, last);
    }
}
