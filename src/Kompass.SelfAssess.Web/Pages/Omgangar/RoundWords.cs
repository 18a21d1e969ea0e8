using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>States, days and refusals of rounds as they are said on screen.</summary>
public static class RoundWords
{
    public static TagInfo State(this IStringLocalizer<RoundTexts> texts, RoundState state, DateOnly closesOn, DateTime? closedUtc, DateTime? confirmedUtc) => state switch
    {
        RoundState.Draft => new TagInfo(TagKind.NotStarted, texts["StateDraft"]),
        RoundState.Open => new TagInfo(TagKind.Ongoing, texts["StateOpenUntil", Day(closesOn)]),
        RoundState.Closed => new TagInfo(TagKind.Neutral, texts["StateClosed", Day(StockholmDays.DayOf(closedUtc ?? default))]),
        _ => new TagInfo(TagKind.Success, texts["StateConfirmed", DayAndYear(StockholmDays.DayOf(confirmedUtc ?? default))]),
    };

    public static string Day(DateOnly day) => day.ToString("d MMMM", CultureInfo.CurrentCulture);

    public static string DayAndYear(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Refusal(this IStringLocalizer<RoundTexts> texts, Refused refusal) => texts[$"Refused{refusal.Code}", refusal.Argument];
}
