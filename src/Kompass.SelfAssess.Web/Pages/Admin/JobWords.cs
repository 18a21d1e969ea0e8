using System.Globalization;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Admin;

/// <summary>Intervals, moments and outcomes of jobs as they are said on screen.</summary>
public static class JobWords
{
    // A run that has not ended after so long was cut off.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static string HowOften(this IStringLocalizer<ScheduleTexts> texts, TimeSpan every) => every switch
    {
        { TotalDays: >= 1 } => texts["EveryDay"],
        { TotalHours: 1 } => texts["EveryHour"],
        { TotalHours: > 1 } => texts["EveryHours", every.TotalHours],
        { TotalMinutes: 1 } => texts["EveryMinute"],
        { TotalMinutes: > 1 } => texts["EveryMinutes", every.TotalMinutes],
        { TotalSeconds: 1 } => texts["EverySecond"],
        _ => texts["EverySeconds", every.TotalSeconds],
    };

    /// <summary>Day and time; the year only where it is another one.</summary>
    public static string Moment(DateTime utc, DateTime nowUtc)
    {
        var at = TimeZoneInfo.ConvertTimeFromUtc(utc, StockholmDays.Zone);
        var sameYear = at.Year == TimeZoneInfo.ConvertTimeFromUtc(nowUtc, StockholmDays.Zone).Year;
        return at.ToString(sameYear ? "d MMM HH:mm:ss" : "d MMM yyyy HH:mm:ss", CultureInfo.CurrentCulture);
    }

    public static string Lasted(this IStringLocalizer<ScheduleTexts> texts, DateTime startedUtc, DateTime endedUtc) =>
        endedUtc - startedUtc is var time && time < TimeSpan.FromSeconds(1) ? texts["LastedShort"] : texts["LastedLong", Math.Round(time.TotalSeconds)];

    public static TagInfo Outcome(this IStringLocalizer<ScheduleTexts> texts, bool failed, int did) => (failed, did) switch
    {
        (true, _) => new TagInfo(TagKind.Danger, texts["OutcomeFailed"]),
        (false, 0) => new TagInfo(TagKind.Neutral, texts["OutcomeNothing"]),
        _ => new TagInfo(TagKind.Success, texts["OutcomeDone"]),
    };

    public static TagInfo Outcome(this IStringLocalizer<ScheduleTexts> texts, JobState state, DateTime nowUtc) => state.EndedUtc switch
    {
        null when nowUtc - state.StartedUtc > Patience => new TagInfo(TagKind.Warning, texts["OutcomeStopped"]),
        null => new TagInfo(TagKind.Ongoing, texts["OutcomeRunning"]),
        _ => texts.Outcome(state.Failed, state.Did),
    };
}
