using System.Globalization;
using Kompass.SelfAssess.Domain.Planning;

namespace Kompass.SelfAssess.Domain.Tests.Planning;

public class SwedishHolidaysTests
{
    /// <summary>Långfredagen, Kristi himmelsfärdsdag, midsommardagen and alla helgons dag as almanacs print them; the others follow from Easter or stand still.</summary>
    public static TheoryData<int, string, string, string, string> Almanac { get; } = new()
    {
        { 2020, "04-10", "05-21", "06-20", "10-31" },
        { 2021, "04-02", "05-13", "06-26", "11-06" },
        { 2022, "04-15", "05-26", "06-25", "11-05" },
        { 2023, "04-07", "05-18", "06-24", "11-04" },
        { 2024, "03-29", "05-09", "06-22", "11-02" },
        { 2025, "04-18", "05-29", "06-21", "11-01" },
        { 2026, "04-03", "05-14", "06-20", "10-31" },
        { 2027, "03-26", "05-06", "06-26", "11-06" },
        { 2028, "04-14", "05-25", "06-24", "11-04" },
        { 2029, "03-30", "05-10", "06-23", "11-03" },
        { 2030, "04-19", "05-30", "06-22", "11-02" },
        { 2031, "04-11", "05-22", "06-21", "11-01" },
        { 2032, "03-26", "05-06", "06-26", "11-06" },
        { 2033, "04-15", "05-26", "06-25", "11-05" },
        { 2034, "04-07", "05-18", "06-24", "11-04" },
        { 2035, "03-23", "05-03", "06-23", "11-03" },
        { 2036, "04-11", "05-22", "06-21", "11-01" },
        { 2037, "04-03", "05-14", "06-20", "10-31" },
        { 2038, "04-23", "06-03", "06-26", "11-06" },
        { 2039, "04-08", "05-19", "06-25", "11-05" },
    };

    [Theory, MemberData(nameof(Almanac))]
    public void Of_TwentyYears_AreTheDaysOfTheAlmanac(int year, string goodFriday, string ascension, string midsummer, string allSaints)
    {
        var easter = Day(goodFriday).AddDays(2);
        DateOnly[] expected =
        [
            Day("01-01"), Day("01-06"), easter.AddDays(-2), easter, easter.AddDays(1), Day("05-01"), Day(ascension), Day(ascension).AddDays(10),
            Day("06-06"), Day(midsummer), Day(allSaints), Day("12-25"), Day("12-26"),
        ];

        var holidays = SwedishHolidays.Of(year);

        Assert.Equal(expected.Order(), holidays.Where(holiday => holiday.IsPublic).Select(holiday => holiday.Day));
        Assert.Equal([Day(midsummer).AddDays(-1), Day("12-24"), Day("12-31")], holidays.Where(holiday => !holiday.IsPublic).Select(holiday => holiday.Day));

        DateOnly Day(string text) => DateOnly.ParseExact($"{year}-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Of_EveryYear_EasterIsASundayAndTheSaturdaysAreSaturdays()
    {
        for (var year = SwedishHolidays.FirstYear; year < 2405; year++)
        {
            var days = SwedishHolidays.Of(year).ToDictionary(holiday => holiday.Name, holiday => holiday.Day);
            Assert.Equal(DayOfWeek.Sunday, days[HolidayName.EasterSunday].DayOfWeek);
            Assert.InRange(days[HolidayName.EasterSunday], new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
            Assert.Equal(DayOfWeek.Thursday, days[HolidayName.AscensionDay].DayOfWeek);
            Assert.Equal(DayOfWeek.Saturday, days[HolidayName.MidsummerDay].DayOfWeek);
            Assert.InRange(days[HolidayName.MidsummerDay], new DateOnly(year, 6, 20), new DateOnly(year, 6, 26));
            Assert.Equal(DayOfWeek.Saturday, days[HolidayName.AllSaintsDay].DayOfWeek);
            Assert.InRange(days[HolidayName.AllSaintsDay], new DateOnly(year, 10, 31), new DateOnly(year, 11, 6));
        }
    }

    [Fact]
    public void Of_BeforeTheLawAsItIs_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => SwedishHolidays.Of(2004));
}
