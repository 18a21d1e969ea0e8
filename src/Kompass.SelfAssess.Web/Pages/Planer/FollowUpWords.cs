using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What follow-ups say in words.</summary>
public static class FollowUpWords
{
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string ShortDay(DateOnly day) => day.ToString("d MMM", CultureInfo.CurrentCulture).TrimEnd('.');

    public static string Name(this IStringLocalizer<FollowUpReportTexts> texts, FollowUpSummary followUp) => texts[$"Name{followUp.Kind}", Day(followUp.NominalDate)];

    public static TagInfo Tag(this IStringLocalizer<FollowUpReportTexts> texts, FollowUpSummary followUp) => followUp.State switch
    {
        FollowUpState.Open => new(TagKind.Ongoing, texts["StateOpen"]),
        FollowUpState.Closed => new(TagKind.Success, texts["StateClosed"]),
        _ => new(TagKind.Neutral, texts["StateSkipped"]),
    };

    public static TagInfo Tag(this IStringLocalizer<FollowUpReportTexts> texts, FollowUpOutcome outcome) => new(
        outcome switch
        {
            FollowUpOutcome.Done => TagKind.Success,
            FollowUpOutcome.OnTrack => TagKind.Ongoing,
            FollowUpOutcome.Late => TagKind.Danger,
            FollowUpOutcome.Moved => TagKind.Waiting,
            FollowUpOutcome.Silent => TagKind.NotStarted,
            _ => TagKind.Neutral,
        },
        texts[$"Outcome{outcome}"]);

    /// <summary>The sentence that a report begins with.</summary>
    public static string Lead(this IStringLocalizer<FollowUpReportTexts> texts, FollowUpReportView view)
    {
        var (head, asked) = (view.Head, view.People);
        if (head.Counts is not { } counts)
        {
            return texts["LeadOpen", asked.Answered, asked.Asked, head.Reported, head.Actions, head.ClosesOn is { } last ? Day(last) : ""];
        }

        var parts = Outcomes.Where(outcome => counts[outcome] > 0).Select(outcome => texts[counts[outcome] == 1 ? $"One{outcome}" : $"Many{outcome}", counts[outcome]].Value).ToList();
        return parts.Count == 0 ? texts["LeadNothing"] : texts["LeadClosed", head.Reported, head.Actions, string.Join(", ", parts)];
    }

    /// <summary>Why something was not done.</summary>
    public static string Why(this IStringLocalizer<FollowUpReportTexts> texts, Refused refused) => texts[refused.Code switch
    {
        RefusalCode.ProposalSuperseded or RefusalCode.ActionOver or RefusalCode.DueInThePast or RefusalCode.DueBeforeStart or RefusalCode.PlanClosed
            or RefusalCode.AnotherFollowUpOpen or RefusalCode.NothingToFollowUp or RefusalCode.FollowedUpToday or RefusalCode.NotOpen
            or RefusalCode.ClosesInThePast or RefusalCode.OpenTooLong or RefusalCode.NotWorkingDay => $"Refused{refused.Code}",
        _ => "RefusedChanged",
    }, refused.Argument];

    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<FollowUpOutcome> Outcomes { get; } =
        [FollowUpOutcome.Done, FollowUpOutcome.OnTrack, FollowUpOutcome.Moved, FollowUpOutcome.Late, FollowUpOutcome.Stopped, FollowUpOutcome.Silent];

    public static string Level(this IStringLocalizer<FollowUpReportTexts> texts, AnswerValue value, IStringLocalizer<ComponentTexts> words, IStringLocalizer<ChartTexts> charts) =>
        value <= AnswerValue.Level5 ? texts["Level", (int)value, words[LevelNames.TextKeys[(int)value]]] : charts["DontKnow"];

    public static string Percents(ReportRow row) => row.Reported is { } reported && reported.Percent != row.PercentBefore
        ? $"{row.PercentBefore} → {Numbers.Percent(reported.Percent / 100.0)}"
        : Numbers.Percent((row.Reported?.Percent ?? row.PercentBefore) / 100.0);
}
