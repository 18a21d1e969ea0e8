namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>An interval as Hangfire takes it: a cron expression in UTC, with a field for seconds where it is shorter than a minute.</summary>
public static class CronText
{
    /// <summary>What does not come out even is woken a little more often, never less.</summary>
    public static string Of(TimeSpan every) => every switch
    {
        { TotalMinutes: < 1 } => $"*/{(int)every.TotalSeconds} * * * * *",
        { TotalHours: < 1 } => $"*/{(int)every.TotalMinutes} * * * *",
        { TotalDays: < 1 } => $"0 */{(int)every.TotalHours} * * *",
        _ => "0 2 * * *",
    };
}
