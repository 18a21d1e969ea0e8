namespace Kompass.SelfAssess.Domain.Planning;

/// <summary>When planned mail may leave: working days between 08 and 16, Stockholm time. Source: design 8, conventions "Invitations and reminders".</summary>
/// <param name="July">True where mail goes in July too.</param>
public sealed record MailCalendar(bool July)
{
    private static readonly TimeOnly Opens = new(8, 0);
    private static readonly TimeOnly Closes = new(16, 0);
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>True if mail may go on the day.</summary>
    public bool IsMailDay(DateOnly day) => WorkingDays.IsWorkingDay(day) && (July || day.Month != 7);

    /// <summary>The day itself, or the next on which mail may go.</summary>
    public DateOnly OnOrAfter(DateOnly day) => Nearest(day, 1);

    /// <summary>The day itself, or the latest before it on which mail may go.</summary>
    public DateOnly OnOrBefore(DateOnly day) => Nearest(day, -1);

    /// <summary>The instant itself if mail may leave then, else the next opening.</summary>
    /// <param name="utc">UTC.</param>
    /// <returns>UTC.</returns>
    public DateTime NextOpening(DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Stockholm);
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return IsMailDay(day) && time >= Opens && time < Closes
            ? DateTime.SpecifyKind(utc, DateTimeKind.Utc)
            : OpeningOf(OnOrAfter(time < Closes ? day : day.AddDays(1)));
    }

    /// <summary>08.00 Stockholm time on the day, in UTC; summer time never changes at that hour.</summary>
    public static DateTime OpeningOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(Opens), Stockholm);

    private DateOnly Nearest(DateOnly day, int step)
    {
        while (!IsMailDay(day))
        {
            day = day.AddDays(step);
        }

        return day;
    }
}
