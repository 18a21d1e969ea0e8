namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Days as people in Sweden count them; everything stored is UTC.</summary>
public static class StockholmDays
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    public static DateOnly Today(TimeProvider time) => DayOf(time.GetUtcNow().UtcDateTime);
}
