using System.Globalization;
using System.Security.Claims;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Days, states and refusals of plans and actions as they are said on screen.</summary>
public static class PlanWords
{
    public static bool MayChangePlans(this ClaimsPrincipal person) => person.CurrentRole() == MemberRole.Coordinator;

    /// <summary>Who changes an action on a page.</summary>
    public static ActionAuthor AsAuthor(this ClaimsPrincipal person, ActionChangeSource source = ActionChangeSource.Page) =>
        new(person.UserId(), person.DisplayName(), source);

    public static TagInfo State(this IStringLocalizer<ActionTexts> texts, ActionStatus status, bool late) => late
        ? new TagInfo(TagKind.Danger, texts["Late"])
        : new TagInfo(
            status switch
            {
                ActionStatus.Planned => TagKind.NotStarted,
                ActionStatus.InProgress => TagKind.Ongoing,
                ActionStatus.Done => TagKind.Success,
                ActionStatus.Paused => TagKind.Waiting,
                _ => TagKind.Neutral,
            },
            texts.Status(status));

    public static string Status(this IStringLocalizer<ActionTexts> texts, ActionStatus status) => texts[$"Status{status}"];

    public static string Priority(this IStringLocalizer<ActionTexts> texts, ActionPriority priority) => texts[$"Priority{priority}"];

    public static string Refusal(this IStringLocalizer<ActionTexts> texts, Refused refusal) => texts[$"Refused{refusal.Code}", refusal.Argument];

    /// <summary>"9 december", with the year where it is another one.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string DayAndYear(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Sub-area codes that an action aims at, one each.</summary>
    public static string Codes(ActionView action) => string.Join(", ", action.Content.Targets.Select(target => target.SubAreaCode).Distinct());
}
