using System.Globalization;
using Kompass.SelfAssess.Domain.Planning;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

public class CadenceTests
{
    private static readonly MailCalendar AllYear = new(July: true);

    /// <summary>By hand, from the almanac. Easter is on 28 March 2027; 1 January 2027 is a Friday.</summary>
    [Theory]
    // The last day of every month, in a leap year too; New Year's Eve and New Year's Day on a Friday and a Saturday.
    [InlineData(CadenceKind.Monthly, "2027-01-31", "2027-01-01", "2028-03-31",
        "2027-02-01 2027-03-01 2027-03-31 2027-04-30 2027-05-31 2027-06-30 2027-08-02 2027-08-31 2027-09-30 2027-11-01 2027-11-30 2028-01-03 2028-01-31 2028-02-29 2028-03-31")]
    [InlineData(CadenceKind.Monthly, "2020-01-31", "2027-01-01", "2027-06-30", "2027-01-04 2027-02-01 2027-03-01 2027-03-31 2027-04-30 2027-05-31 2027-06-30")]
    // Nothing before the day that was named.
    [InlineData(CadenceKind.Monthly, "2027-05-31", "2027-01-01", "2027-06-30", "2027-05-31 2027-06-30")]
    [InlineData(CadenceKind.Quarterly, "2026-10-15", "2026-10-01", "2027-12-31", "2026-10-15 2027-01-15 2027-04-15 2027-07-15 2027-10-15")]
    [InlineData(CadenceKind.Quarterly, "2027-05-31", "2027-01-01", "2028-03-31", "2027-05-31 2027-08-31 2027-11-30 2028-02-29")]
    // Midsummer Eve, Christmas.
    [InlineData(CadenceKind.HalfYearly, "2027-06-25", "2027-01-01", "2028-12-31", "2027-06-28 2027-12-27 2028-06-26 2028-12-27")]
    [InlineData(CadenceKind.Yearly, "2028-02-29", "2028-01-01", "2032-12-31", "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-03-01")]
    [InlineData(CadenceKind.Yearly, "2026-10-15", "2026-10-15", "2030-12-31", "2026-10-15 2027-10-15 2028-10-16 2029-10-15 2030-10-15")]
    [InlineData(CadenceKind.None, "2027-01-31", "2027-01-01", "2027-12-31", "")]
    public void Between_CountedFromADay_NeverDrifts(CadenceKind kind, string anchor, string from, string until, string expected) => Assert.Equal(
        expected, Days(new Cadence(kind, Day(anchor), CadenceSide.From, []).Between(Day(from), Day(until), AllYear)));

    [Theory]
    [InlineData(CadenceKind.HalfYearly, "2029-05-01", "2027-05-03 2027-11-01 2028-05-02 2028-11-01")]
    [InlineData(CadenceKind.Yearly, "2029-05-17", "2027-05-03 2028-05-02")] // the first day of its month
    [InlineData(CadenceKind.Quarterly, null, "")] // nobody knows when
    public void Between_ComingEvaluation_IsCountedBackwardsAndEndsBeforeIt(CadenceKind kind, string? evaluation, string expected)
    {
        var cadence = Cadence.Of(kind, CadenceAnchor.ComingEvaluation, null, evaluation is null ? null : Day(evaluation), []);

        Assert.Equal(expected, Days(cadence.Between(Day("2027-01-01"), Day("2031-12-31"), AllYear)));
    }

    [Fact]
    public void Between_MandatePeriod_CountsFrom15OctoberWhateverElseIsSet()
    {
        var cadence = Cadence.Of(CadenceKind.HalfYearly, CadenceAnchor.MandatePeriod, Day("2027-01-31"), Day("2029-05-01"), [Day("2027-02-02")]);

        Assert.Equal("2026-04-15 2026-10-15 2027-04-15 2027-10-15 2028-04-18", Days(cadence.Between(Day("2026-01-01"), Day("2028-10-01"), AllYear)));
    }

    [Theory]
    [InlineData("2027-03-06 2027-03-07 2027-03-08", "2027-03-08")] // Saturday, Sunday and the Monday: one
    [InlineData("2026-12-24", "2026-12-28")]
    [InlineData("2027-03-26 2027-03-29", "2027-03-30")] // Good Friday and Easter Monday
    [InlineData("2027-05-12 2027-04-01 2027-05-12", "2027-04-01 2027-05-12")]
    [InlineData("2026-11-30 2029-01-02", "")] // before and after the plan
    public void Between_OwnDates_AreMovedAndThoseThatFallTogetherAreOne(string own, string expected) => Assert.Equal(
        expected, Days(new Cadence(CadenceKind.OwnDates, null, CadenceSide.From, [.. own.Split(' ').Select(Day)]).Between(Day("2026-12-01"), Day("2028-12-31"), AllYear)));

    /// <summary>Saturday 1 May 2027 becomes Monday the 3rd: that is the day that lies within or not.</summary>
    [Theory]
    [InlineData("2027-05-02", "2027-05-31", "2027-05-03")]
    [InlineData("2027-05-04", "2027-05-31", "")]
    [InlineData("2027-04-02", "2027-05-02", "")]
    [InlineData("2027-05-03", "2027-05-03", "2027-05-03")]
    public void Between_Borders_GoByTheMovedDay(string from, string until, string expected) => Assert.Equal(
        expected, Days(new Cadence(CadenceKind.Monthly, Day("2026-05-01"), CadenceSide.From, []).Between(Day(from), Day(until), AllYear)));

    [Fact]
    public void Between_MunicipalityWithoutMailInJuly_MovesToAugust()
    {
        var quarterly = new Cadence(CadenceKind.Quarterly, Day("2027-01-15"), CadenceSide.From, []);
        var monthly = new Cadence(CadenceKind.Monthly, Day("2027-01-01"), CadenceSide.From, []);
        var calendar = new MailCalendar(July: false);

        Assert.Equal("2027-04-15 2027-08-02 2027-10-15", Days(quarterly.Between(Day("2027-02-01"), Day("2027-12-31"), calendar)));
        // The first of July and the first of August fall together.
        Assert.Equal("2027-06-01 2027-08-02 2027-09-01", Days(monthly.Between(Day("2027-06-01"), Day("2027-09-30"), calendar)));
        Assert.Equal(Day("2027-08-01"), monthly.Between(Day("2027-07-01"), Day("2027-08-31"), calendar)[0].Named);
    }

    [Fact]
    public void ComingDates_LongPlan_IsAYearFromTodayAndNothingBeforeTheCadence()
    {
        var cadence = new Cadence(CadenceKind.Quarterly, Day("2026-10-15"), CadenceSide.From, []);

        Assert.Equal("2027-01-15 2027-04-15 2027-07-15 2027-10-15", Days(cadence.ComingDates(Day("2026-11-21"), Day("2026-11-01"), Day("2030-12-31"), AllYear)));
        Assert.Equal("2027-04-15 2027-07-15", Days(cadence.ComingDates(Day("2026-11-21"), Day("2027-02-01"), Day("2027-09-30"), AllYear)));
        Assert.Equal("2027-01-15", Days(cadence.ComingDates(Day("2027-01-15"), Day("2026-11-01"), Day("2027-02-01"), AllYear)));
    }

    /// <summary>Whatever the day, however often: days are mail days, in order, each once; and a part of the time has the dates that the whole has there.</summary>
    [Fact]
    public void Between_AnyCadence_GivesMailDaysInOrderAndPartsOfTheWhole()
    {
        var random = new Random(20261121);
        for (var run = 0; run < 100; run++)
        {
            var calendar = new MailCalendar(random.Next(2) == 0);
            var kind = (CadenceKind)random.Next(1, 5);
            var cadence = new Cadence(kind, Day("2026-01-01").AddDays(random.Next(1500)), (CadenceSide)random.Next(3), []);
            var (from, until) = (Day("2026-11-01").AddDays(random.Next(300)), Day("2029-01-01").AddDays(random.Next(700)));

            var all = cadence.Between(from, until, calendar);

            Assert.All(all, date => Assert.True(calendar.IsMailDay(date.Day) && date.Named <= date.Day && !Enumerable.Range(0, date.Day.DayNumber - date.Named.DayNumber).Any(days => calendar.IsMailDay(date.Named.AddDays(days)))));
            Assert.Equal(all.Select(date => date.Day).Distinct().Order(), all.Select(date => date.Day));
            var (later, earlier) = (from.AddDays(random.Next(200)), until.AddDays(-random.Next(200)));
            Assert.Equal(all.Where(date => date.Day >= later && date.Day <= earlier), cadence.Between(later, earlier, calendar));
        }
    }

    private static string Days(IEnumerable<CadenceDate> dates) => string.Join(' ', dates.Select(date => date.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
