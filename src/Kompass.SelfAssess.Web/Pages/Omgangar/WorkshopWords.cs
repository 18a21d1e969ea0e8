using System.Globalization;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Components.Consensus;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>The agenda, its decisions and tasks as they are said on screen.</summary>
public static class WorkshopWords
{
    /// <summary>Kept for opening and closing the meeting.</summary>
    public const int OtherMinutes = Agenda.OpeningMinutes + Agenda.ClosingMinutes;

    public static AgendaRowView Row(this IStringLocalizer<WorkshopTexts> texts, AgendaItem item, string address, IEnumerable<TaskView> tasks) => new(
        item.Id,
        item.Part.Code,
        item.Name(),
        item.Part.Kind == PartKind.Question,
        item.Area.Number,
        item.Area.Name.In(ResultWords.Language),
        $"{address}/{item.Part.Code}",
        item.Minutes,
        Why(item.Ranked),
        texts.State(item, tasks));

    /// <summary>A sub-area by its name, a question by its text.</summary>
    public static string Name(this AgendaItem item) =>
        item.Part.Kind == PartKind.Question && item.Question is { } question ? question.Text : item.SubArea.Name.In(ResultWords.Language);

    public static AgendaWhyView Why(RankedPart ranked) => new(
        (decimal?)ranked.Priority,
        ranked.Part.Points,
        ranked.Basis == AgendaBasis.NoAnswers,
        ranked.Part.State,
        ranked.Part.Disagreement,
        ranked.Part.DontKnowShare,
        ranked.Part.MissingEvidence);

    public static AgendaStateView State(this IStringLocalizer<WorkshopTexts> texts, AgendaItem item, IEnumerable<TaskView> tasks)
    {
        switch (item.State)
        {
            case ItemState.Decided:
                return new(new TagInfo(TagKind.Success, texts["StateDecided"]), item.Decision is { } decision ? texts.Decision(decision.Level, decision.Points) : null);
            case ItemState.Task:
                var task = tasks.Where(task => !task.Done && task.Part == item.Part).OrderBy(task => task.DueOn ?? DateOnly.MaxValue).FirstOrDefault();
                return new(new TagInfo(TagKind.Waiting, texts["StateTask"]), task is null ? null : texts.Owner(task));
            default:
                return new(new TagInfo(TagKind.NotStarted, texts["StateOpen"]));
        }
    }

    public static string Owner(this IStringLocalizer<WorkshopTexts> texts, TaskView task) =>
        task.DueOn is { } due ? texts["OwnerUntil", task.OwnerName, RoundWords.Day(due)] : task.OwnerName;

    /// <summary>"nivå 3" or "12,5 poäng".</summary>
    public static string Decided(this IStringLocalizer<WorkshopTexts> texts, int? level, decimal? points) =>
        level is { } chosen ? texts["DecidedLevel", chosen] : texts["DecidedPoints", Numbers.AsPrinted(points ?? 0)];

    /// <summary>The same, at the beginning of a line.</summary>
    public static string Decision(this IStringLocalizer<WorkshopTexts> texts, int? level, decimal? points)
    {
        var text = texts.Decided(level, points);
        return char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
    }

    /// <summary>"2.3 Ekologisk hållbarhet", or a question by its code and text.</summary>
    public static string Name(this FrameworkEdition edition, Part part) => part.Kind switch
    {
        PartKind.SubArea => edition.SubAreas.FirstOrDefault(subArea => subArea.Code == part.Code) is { } subArea ? $"{subArea.Code} {subArea.Name.In(ResultWords.Language)}" : part.Code,
        PartKind.Question => edition.Questions.FirstOrDefault(question => question.Code == part.Code) is { } question ? $"{question.Code} {question.Text}" : part.Code,
        _ => part.Code,
    };

    /// <summary>What the decisions do to the estimate, both numbers by their names.</summary>
    public static IEnumerable<Metric> Estimate(this IStringLocalizer<WorkshopTexts> texts, RoundResult settled)
    {
        var total = settled.Disclosed[Part.Total, Slice.All];
        if (!total.Shown || total.Value.Points is not { } points || total.Value.RawPoints is not { } raw)
        {
            yield break;
        }

        var of = texts["MetricOfPoints", Numbers.AsPrinted(settled.Edition.MaxPoints)];
        yield return new(texts["MetricRaw"], Numbers.Points(raw), of, texts["MetricRawWords"]);
        // Of the numbers as they are read, so that the reader's own subtraction comes out the same.
        var change = Math.Round(points, 1, MidpointRounding.AwayFromZero) - Math.Round(raw, 1, MidpointRounding.AwayFromZero);
        yield return new(texts["MetricFinal"], Numbers.Points(points), of, total.Value.Consensus
            ? change == 0 ? texts["MetricFinalSame"] : texts[change > 0 ? "MetricFinalUp" : "MetricFinalDown", Numbers.Points(Math.Abs(change))]
            : texts["MetricFinalNone"]);
    }

    public static string When(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), StockholmDays.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A number that may have been typed with comma or point.</summary>
    public static decimal? Number(string? text) =>
        decimal.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
