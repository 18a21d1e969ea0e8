using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.Domain.Tests.Rounds;

public sealed class RepetitionTests
{
    private static readonly DateOnly Tuesday = new(2025, 11, 25);

    [Fact]
    public void Days_AYearAgo_AreTheSameWeekdaysAndAsMany()
    {
        var (opensOn, closesOn) = Repetition.Days(Tuesday, Tuesday.AddDays(15), new DateOnly(2026, 3, 1));

        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 9)), (opensOn, closesOn));
        Assert.Equal(DayOfWeek.Tuesday, opensOn.DayOfWeek);
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-24")]
    [InlineData("2026-11-25", "2026-12-01")]
    [InlineData("2029-01-07", "2029-01-09")]
    public void Days_LongAgo_BeginOnTheFirstSuchWeekdayFromToday(string today, string expected)
    {
        var (opensOn, closesOn) = Repetition.Days(Tuesday, Tuesday.AddDays(15), DateOnly.Parse(today, null));

        Assert.Equal(DateOnly.Parse(expected, null), opensOn);
        Assert.Equal(15, closesOn.DayNumber - opensOn.DayNumber);
    }

    [Theory]
    [InlineData("Självvärdering 2025", "Självvärdering 2026")]
    [InlineData("Självvärdering våren 2025, ledning", "Självvärdering våren 2026, ledning")]
    [InlineData("Självvärdering", "Självvärdering 2")]
    [InlineData("Omgång 2", "Omgång 3")]
    [InlineData("Nummer 120251", "Nummer 120251 2")]
    [InlineData("Tagen 2025", "Tagen 2026 2")]
    public void Name_HasTheNewYearOrTheNextNumber(string name, string expected) =>
        Assert.Equal(expected, Repetition.Name(name, 2025, 2026, [name, "tagen 2026", "Omgång"], 120));

    [Fact]
    public void Name_AsLongAsItMayBe_IsShortenedForItsNumber()
    {
        var longest = new string('x', 120);

        Assert.Equal(longest[..118] + " 2", Repetition.Name(longest, 2025, 2026, [longest], 120));
    }
}
