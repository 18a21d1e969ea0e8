namespace Kompass.SelfAssess.Domain.Planning;

/// <summary>Monday to Friday without holidays and eves.</summary>
public static class WorkingDays
{
    /// <summary>True if offices are open.</summary>
    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !SwedishHolidays.IsFree(day);

    /// <summary>The day itself where offices are open, else the next on which they are.</summary>
    public static DateOnly OnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : Add(day, 1);

    /// <summary>The day that many working days after <paramref name="day"/>, which is not counted itself; before it where the number is negative.</summary>
    public static DateOnly Add(DateOnly day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
