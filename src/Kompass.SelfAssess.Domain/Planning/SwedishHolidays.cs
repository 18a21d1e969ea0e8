namespace Kompass.SelfAssess.Domain.Planning;

/// <summary>Sweden's public holidays, and the eves that are free in practice. Source: lag (1989:253) om allmänna helgdagar; design 8.</summary>
public static class SwedishHolidays
{
    /// <summary>First year the table holds for: 6 June became a public holiday, and the day after Pentecost ceased to be one.</summary>
    public const int FirstYear = 2005;

    /// <summary>The holidays and eves of a year, by date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is before <see cref="FirstYear"/>.</exception>
    public static IReadOnlyList<Holiday> Of(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        var easter = EasterSunday(year);
        var midsummer = SaturdayFrom(new DateOnly(year, 6, 20));
        Holiday[] days =
        [
            new(new DateOnly(year, 1, 1), HolidayName.NewYearsDay),
            new(new DateOnly(year, 1, 6), HolidayName.Epiphany),
            new(easter.AddDays(-2), HolidayName.GoodFriday),
            new(easter, HolidayName.EasterSunday),
            new(easter.AddDays(1), HolidayName.EasterMonday),
            new(new DateOnly(year, 5, 1), HolidayName.MayDay),
            new(easter.AddDays(39), HolidayName.AscensionDay),
            new(easter.AddDays(49), HolidayName.Pentecost),
            new(new DateOnly(year, 6, 6), HolidayName.NationalDay),
            new(midsummer.AddDays(-1), HolidayName.MidsummerEve),
            new(midsummer, HolidayName.MidsummerDay),
            new(SaturdayFrom(new DateOnly(year, 10, 31)), HolidayName.AllSaintsDay),
            new(new DateOnly(year, 12, 24), HolidayName.ChristmasEve),
            new(new DateOnly(year, 12, 25), HolidayName.ChristmasDay),
            new(new DateOnly(year, 12, 26), HolidayName.BoxingDay),
            new(new DateOnly(year, 12, 31), HolidayName.NewYearsEve),
        ];
        return [.. days.OrderBy(holiday => holiday.Day).ThenBy(holiday => holiday.Name)];
    }

    /// <summary>True for a public holiday or one of the eves.</summary>
    public static bool IsFree(DateOnly day) => Of(day.Year).Any(holiday => holiday.Day == day);

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var d = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var e = (32 + (2 * (b % 4)) + (2 * (c / 4)) - d - (c % 4)) % 7;
        var f = d + e - (7 * ((a + (11 * d) + (22 * e)) / 451)) + 114;
        return new DateOnly(year, f / 31, (f % 31) + 1);
    }

    private static DateOnly SaturdayFrom(DateOnly day) => day.AddDays(((int)DayOfWeek.Saturday - (int)day.DayOfWeek + 7) % 7);
}

/// <summary>A day that offices are closed.</summary>
/// <param name="Day">When.</param>
/// <param name="Name">Which.</param>
public sealed record Holiday(DateOnly Day, HolidayName Name)
{
    /// <summary>False for the eves, which the law does not name but which nobody works.</summary>
    public bool IsPublic => Name is not (HolidayName.MidsummerEve or HolidayName.ChristmasEve or HolidayName.NewYearsEve);
}

/// <summary>The holidays by name.</summary>
public enum HolidayName
{
    /// <summary>Nyårsdagen.</summary>
    NewYearsDay,

    /// <summary>Trettondedag jul.</summary>
    Epiphany,

    /// <summary>Långfredagen.</summary>
    GoodFriday,

    /// <summary>Påskdagen.</summary>
    EasterSunday,

    /// <summary>Annandag påsk.</summary>
    EasterMonday,

    /// <summary>Första maj.</summary>
    MayDay,

    /// <summary>Kristi himmelsfärdsdag.</summary>
    AscensionDay,

    /// <summary>Pingstdagen.</summary>
    Pentecost,

    /// <summary>Sveriges nationaldag.</summary>
    NationalDay,

    /// <summary>Midsommarafton.</summary>
    MidsummerEve,

    /// <summary>Midsommardagen.</summary>
    MidsummerDay,

    /// <summary>Alla helgons dag.</summary>
    AllSaintsDay,

    /// <summary>Julafton.</summary>
    ChristmasEve,

    /// <summary>Juldagen.</summary>
    ChristmasDay,

    /// <summary>Annandag jul.</summary>
    BoxingDay,

    /// <summary>Nyårsafton.</summary>
    NewYearsEve,
}
