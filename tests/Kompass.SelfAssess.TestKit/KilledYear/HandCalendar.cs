namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>The calendar of 2027 as it hangs on the wall, typed in: what is checked with it must not borrow the rule it checks.</summary>
internal static class HandCalendar
{
    private static readonly HashSet<DateOnly> Free =
    [
        new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 31),
        new(2027, 1, 1), new(2027, 1, 6), new(2027, 3, 26), new(2027, 3, 29), new(2027, 5, 6), new(2027, 6, 25),
        new(2027, 12, 24), new(2027, 12, 31),
        new(2028, 1, 6),
    ];

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Free.Contains(day);

    /// <summary>No mail in July.</summary>
    public static bool IsMailDay(DateOnly day) => IsWorkingDay(day) && day.Month != 7;

    /// <summary>Summer time begins and ends.</summary>
    public static bool ChangesTime(DateOnly day) => day == new DateOnly(2027, 3, 28) || day == new DateOnly(2027, 10, 31);

    public static DateOnly MailDayFrom(DateOnly day)
    {
        while (!IsMailDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public static DateOnly MailDayUntil(DateOnly day)
    {
        while (!IsMailDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    public static DateOnly Later(DateOnly day, int workingDays)
    {
        for (var step = Math.Sign(workingDays); workingDays != 0;)
        {
            day = day.AddDays(step);
            workingDays -= IsWorkingDay(day) ? step : 0;
        }

        return day;
    }

    /// <summary>The same day of every month, or the last of a shorter one, each moved to the next day on which mail goes.</summary>
    public static IReadOnlyList<DateOnly> Monthly(int dayOfMonth, DateOnly from, DateOnly until)
    {
        SortedSet<DateOnly> days = [];
        for (var month = from.AddMonths(-2); month <= until.AddMonths(1); month = month.AddMonths(1))
        {
            days.Add(MailDayFrom(new DateOnly(month.Year, month.Month, Math.Min(dayOfMonth, DateTime.DaysInMonth(month.Year, month.Month)))));
        }

        return [.. days.Where(day => day >= from && day <= until)];
    }
}
