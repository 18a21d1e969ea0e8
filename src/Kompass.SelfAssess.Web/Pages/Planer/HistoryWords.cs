using System.Globalization;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>The history of an action in words: "ändrade status från Planerad till Pågår".</summary>
public sealed class HistoryWords(IStringLocalizer<ActionTexts> texts)
{
    /// <summary>What was done at once by one person is one entry; the newest first.</summary>
    public IReadOnlyList<HistoryEntry> Entries(IEnumerable<ActionChange> changes) =>
    [
        .. changes.GroupBy(change => (change.AtUtc, change.ByName, change.Source))
            .OrderByDescending(group => group.Max(change => change.Id))
            .Select(group => new HistoryEntry(
                PlanWords.DayAndYear(StockholmDays.DayOf(group.Key.AtUtc)),
                TimeZoneInfo.ConvertTimeFromUtc(group.Key.AtUtc, StockholmDays.Zone).ToString("HH:mm", CultureInfo.InvariantCulture),
                group.Key.ByName,
                group.Key.Source == ActionChangeSource.Page ? null : texts[$"Source{group.Key.Source}"].Value,
                [.. group.OrderBy(change => change.Id).SelectMany(Lines)])),
    ];

    private IEnumerable<HistoryLine> Lines(ActionChange change) => change.Field switch
    {
        ActionField.Created => [new(texts["HistoryCreated"])],
        ActionField.Description or ActionField.SuccessMeasure => [new(texts[$"History{change.Field}"], change.OldValue, change.NewValue)],
        // Its words stand under Lägesrapporter, and so does what is in the way.
        ActionField.Comment => [new(texts["HistoryComment"])],
        ActionField.Hindrance => [],
        ActionField.PlanState => [new(texts[change.NewValue == nameof(PlanState.Active) ? "HistoryPlanReopened" : "HistoryPlanClosed"])],
        ActionField.Steps => Steps(Rows(change.OldValue), Rows(change.NewValue)),
        ActionField.Links or ActionField.Findings => Added(change.Field, Rows(change.OldValue), Rows(change.NewValue)),
        _ => [new(Changed(change))],
    };

    private string Changed(ActionChange change)
    {
        var noun = texts[$"Noun{change.Field}"].Value;
        var (before, after) = (Value(change.Field, change.OldValue), Value(change.Field, change.NewValue));
        return (before, after) switch
        {
            (null, { } set) => texts["HistorySet", noun, set],
            ({ } was, null) => texts["HistoryCleared", noun, was],
            _ => texts["HistoryChanged", noun, before ?? "–", after ?? "–"],
        };
    }

    private string? Value(ActionField field, string? value) => value is null ? null : field switch
    {
        ActionField.Status when Enum.TryParse<ActionStatus>(value, out var status) => texts.Status(status),
        ActionField.Priority when Enum.TryParse<ActionPriority>(value, out var priority) => texts.Priority(priority),
        ActionField.StartsOn or ActionField.DueOn when DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => PlanWords.DayAndYear(day),
        ActionField.Percent => texts["ValuePercent", value],
        ActionField.Effort => texts["ValueDays", value],
        ActionField.ExpectedGain when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var points) => texts["ValuePoints", points],
        ActionField.Title => texts["ValueQuoted", value],
        _ => value,
    };

    /// <summary>Ticked, unticked, added or taken away; a new order says nothing.</summary>
    private IEnumerable<HistoryLine> Steps(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (was, now) = (before.Select(Step).ToList(), after.Select(Step).ToList());
        foreach (var (done, text) in now)
        {
            var earlier = was.FindIndex(step => step.Text == text);
            if (earlier < 0)
            {
                yield return new(texts["HistoryStepAdded", text]);
            }
            else if (was[earlier].Done != done)
            {
                yield return new(texts[done ? "HistoryStepDone" : "HistoryStepOpen", text]);
            }
        }

        foreach (var (_, text) in was.Where(step => !now.Exists(own => own.Text == step.Text)))
        {
            yield return new(texts["HistoryStepRemoved", text]);
        }

        if (was.Count == now.Count && was.TrueForAll(now.Contains))
        {
            yield return new(texts["HistoryStepOrder"]);
        }
    }

    private IEnumerable<HistoryLine> Added(ActionField field, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
    [
        .. after.Except(before).Select(row => new HistoryLine(texts[$"HistoryAdded{field}", row])),
        .. before.Except(after).Select(row => new HistoryLine(texts[$"HistoryRemoved{field}", row])),
    ];

    private static (bool Done, string Text) Step(string row) => row.Length > 4 ? (row.StartsWith("[x]", StringComparison.Ordinal), row[4..]) : (false, row);

    private static string[] Rows(string? value) => value?.Split('\n') ?? [];
}

/// <param name="Day">When, as on screen.</param>
/// <param name="Time">Time of day in Stockholm.</param>
/// <param name="By">Who.</param>
/// <param name="Source">What it came by, where it was no page.</param>
/// <param name="Lines">What was done.</param>
public sealed record HistoryEntry(string Day, string Time, string By, string? Source, IReadOnlyList<HistoryLine> Lines);

/// <param name="Text">What was done.</param>
/// <param name="Before">A long text as it stood.</param>
/// <param name="After">As it stands.</param>
public sealed record HistoryLine(string Text, string? Before = null, string? After = null);
