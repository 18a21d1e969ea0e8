using Kompass.SelfAssess.Domain.Planning;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>A day that a plan is followed up, and the day it was named for.</summary>
/// <param name="Day">Stockholm day on which mail may go: the day itself or the next such day.</param>
/// <param name="Named">The day that the cadence names; the same where nothing had to be moved.</param>
public sealed record CadenceDate(DateOnly Day, DateOnly Named)
{
    /// <summary>True where it was no working day, or in a month without mail.</summary>
    public bool IsMoved => Day != Named;
}

/// <summary>Which days a cadence has, seen from the one that it counts from.</summary>
public enum CadenceSide
{
    /// <summary>That day and later ones.</summary>
    From,

    /// <summary>Earlier ones; that day is too late.</summary>
    Before,

    /// <summary>Earlier and later ones.</summary>
    Both,
}

/// <summary>
/// When a plan is followed up. Months are always counted from the same day, so that the 31st of January gives the 28th of February and the 31st
/// of March: nothing drifts. Source: issue "Action plans" point 2.
/// </summary>
/// <param name="Kind">How often.</param>
/// <param name="CountedFrom">The day that months are counted from; null where there is none, and then there are no dates but own ones.</param>
/// <param name="Side">On which side of it the days lie.</param>
/// <param name="OwnDates">The plan's own days.</param>
public sealed record Cadence(CadenceKind Kind, DateOnly? CountedFrom, CadenceSide Side, IReadOnlyList<DateOnly> OwnDates)
{
    /// <summary>A mandate period begins on 15 October after a general election; any of them gives the same months. Source: kommunallagen (2017:725) 5 kap.</summary>
    public static readonly DateOnly MandatePeriod = new(2026, 10, 15);

    /// <summary>Longest way from a named day to one on which mail may go: all of July and a weekend.</summary>
    private const int LongestMove = 40;

    /// <summary>The cadence that a plan has chosen.</summary>
    /// <param name="kind">How often.</param>
    /// <param name="anchor">From where months are counted.</param>
    /// <param name="ownDay">The plan's own day, for <see cref="CadenceAnchor.OwnDay"/>.</param>
    /// <param name="comingEvaluation">Month of the coming official evaluation, where it is known.</param>
    /// <param name="ownDates">The plan's own days.</param>
    public static Cadence Of(CadenceKind kind, CadenceAnchor anchor, DateOnly? ownDay, DateOnly? comingEvaluation, IReadOnlyList<DateOnly> ownDates) => anchor switch
    {
        CadenceAnchor.MandatePeriod => new(kind, MandatePeriod, CadenceSide.Both, ownDates),
        CadenceAnchor.ComingEvaluation => new(kind, comingEvaluation is { } day ? new DateOnly(day.Year, day.Month, 1) : null, CadenceSide.Before, ownDates),
        _ => new(kind, ownDay, CadenceSide.From, ownDates),
    };

    /// <summary>All dates whose moved day lies between two days, both included, the earliest first; two that are moved to the same day are one.</summary>
    /// <param name="from">Stockholm day; for a plan the day the cadence was chosen.</param>
    /// <param name="until">Stockholm day; for a plan its last day.</param>
    /// <param name="calendar">Days on which mail may go.</param>
    public IReadOnlyList<CadenceDate> Between(DateOnly from, DateOnly until, MailCalendar calendar) =>
    [
        .. Named(from.AddDays(-LongestMove), until)
            .Select(day => new CadenceDate(calendar.OnOrAfter(day), day))
            .Where(date => date.Day >= from && date.Day <= until)
            .GroupBy(date => date.Day)
            .Select(same => same.MaxBy(date => date.Named)!)
            .OrderBy(date => date.Day),
    ];

    /// <summary>The dates of the year from today on.</summary>
    /// <param name="today">Stockholm day.</param>
    /// <param name="from">The day the cadence was chosen.</param>
    /// <param name="until">Last day of the plan.</param>
    /// <param name="calendar">Days on which mail may go.</param>
    public IReadOnlyList<CadenceDate> ComingDates(DateOnly today, DateOnly from, DateOnly until, MailCalendar calendar)
    {
        var year = today.AddYears(1);
        return Between(from > today ? from : today, until < year ? until : year, calendar);
    }

    private IEnumerable<DateOnly> Named(DateOnly from, DateOnly until)
    {
        if (Kind == CadenceKind.OwnDates)
        {
            return OwnDates.Where(day => day >= from && day <= until);
        }

        return CountedFrom is { } anchor && Months(Kind) is var step and > 0 ? Counted(anchor, step, from, until) : [];
    }

    private IEnumerable<DateOnly> Counted(DateOnly anchor, int step, DateOnly from, DateOnly until)
    {
        var months = ((from.Year - anchor.Year) * 12) + from.Month - anchor.Month;
        for (var turn = (int)Math.Floor((double)months / step) - 1; ; turn++)
        {
            var day = anchor.AddMonths(turn * step);
            if (day > until || (Side == CadenceSide.Before && turn >= 0))
            {
                yield break;
            }

            if (day >= from && (Side != CadenceSide.From || turn >= 0))
            {
                yield return day;
            }
        }
    }

    private static int Months(CadenceKind kind) => kind switch
    {
        CadenceKind.Monthly => 1,
        CadenceKind.Quarterly => 3,
        CadenceKind.HalfYearly => 6,
        CadenceKind.Yearly => 12,
        _ => 0,
    };
}
