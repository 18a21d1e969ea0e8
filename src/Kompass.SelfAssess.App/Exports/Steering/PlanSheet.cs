using System.Globalization;
using Kompass.SelfAssess.App.Exports.Charts;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>The actions of the plans that are at work, and how they stand area by area.</summary>
internal sealed class PlanSheet(SteeringContent content, SteeringTexts texts)
{
    private static readonly (ActionStatus Status, SeriesLook Look)[] Statuses =
    [
        (ActionStatus.Done, SeriesLook.Done),
        (ActionStatus.InProgress, SeriesLook.InProgress),
        (ActionStatus.Planned, SeriesLook.Planned),
        (ActionStatus.Paused, SeriesLook.Paused),
        (ActionStatus.Cancelled, SeriesLook.Cancelled),
    ];

    private readonly List<PlanRow> _rows = [.. content.Plans.SelectMany(plan => plan.Actions.Select(action => new PlanRow(plan, action)))];

    public IReadOnlyList<PlanRow> Late => [.. _rows.Where(row => row.Action.Late).OrderBy(row => row.Action.Content.DueOn)];

    public IReadOnlyList<PlanRow> Rows => _rows;

    public IEnumerable<BookSheet> All()
    {
        var name = texts["SheetPlan"];
        if (_rows.Count == 0)
        {
            return [new BookSheet(name, texts["PlanTitle"], [], [new BookNote(texts[content.Plans.Count == 0 ? "PlanNone" : "PlanEmpty"])])];
        }

        string[] printed = ["nr", "title", "subAreas", "owner", "status", "percent", "due", "late", "gain"];
        var table = BookTables.Build(texts["TableActions"], texts["PlanTitle"], _rows, Columns()).OnPaper(content.Plans.Count > 1 ? ["plan", .. printed] : printed);
        var lead = texts.Format("PlanLead", string.Join(", ", content.Plans.Select(plan => plan.Name)), _rows.Count, Late.Count);
        return
        [
            new BookSheet(name, texts["PlanTitle"], [lead, texts["PlanLead2"]], [table]) { FrozenColumns = content.Plans.Count > 1 ? 3 : 2 },
            new BookSheet(texts["SheetStatus"], texts["StatusTitle"], [lead], [ByArea()]) { OnePage = true },
        ];
    }

    public string Status(ActionStatus status) => texts[$"Status{status}"];

    public int LateDays(PlanRow row) => row.Action.Content.DueOn is { } due ? content.Today.DayNumber - due.DayNumber : 0;

    private List<Column<PlanRow>> Columns()
    {
        List<Column<PlanRow>> columns = content.Plans.Count > 1
            ? [Column<PlanRow>.Of("plan", texts["Plan"], 18, row => SheetCell.Text(row.Plan.Name))]
            : [];
        columns.AddRange(
        [
            Column<PlanRow>.Of("nr", texts["Number"], 5, row => SheetCell.Whole(row.Action.Number)),
            Column<PlanRow>.Of("title", texts["Action"], 36, row => SheetCell.Text(row.Action.Title)),
            Column<PlanRow>.Of("subAreas", texts.Export["SheetSubAreas"], 10, row => SheetCell.Text(Targets(row.Action))),
            Column<PlanRow>.Of("owner", texts["Owner"], 17, row => SheetCell.Text(row.Action.Owner?.Name)),
            Column<PlanRow>.Of("unit", texts.Export["Unit"], 36, row => SheetCell.Text(row.Action.Unit)),
            Column<PlanRow>.Of("priority", texts["Priority"], 9, row => SheetCell.Text(texts[$"Priority{row.Action.Content.Priority}"])),
            Column<PlanRow>.Of("status", texts["Status"], 10, row => SheetCell.Text(Status(row.Action.Status))),
            Column<PlanRow>.Of("percent", texts["Progress"], 11, row => SheetCell.Number(row.Action.Content.Percent / 100.0, NumberForm.Percent), bar: true),
            Column<PlanRow>.Of("starts", texts["Starts"], 11, row => SheetCell.Date(row.Action.Content.StartsOn)),
            Column<PlanRow>.Of("due", texts["Due"], 11, row => SheetCell.Date(row.Action.Content.DueOn)),
            Column<PlanRow>.Of("late", texts["LateDays"], 9, row => row.Action.Late ? SheetCell.Whole(LateDays(row)) : SheetCell.Blank),
            Column<PlanRow>.Of("gain", texts["Gain"], 9, row => SheetCell.Number(row.Plan.Expected.TryGetValue(row.Action.Id, out var points) ? points : null)),
            Column<PlanRow>.Of("steps", texts["Steps"], 8, row => SheetCell.Text(StepsOf(row.Action))),
            Column<PlanRow>.Of("aim", texts["Aim"], 60, row => SheetCell.Text(row.Action.Content.SuccessMeasure), runsOn: true),
        ]);
        return columns;
    }

    /// <summary>An action that aims at two areas is counted in the first, as in the report.</summary>
    private BookTable ByArea()
    {
        var edition = content.Plans[0].Edition;
        List<(string Label, int?[] Counts)> rows =
        [
            .. edition.Areas.Select(area => (Label(edition, area), Count(row => row.Plan.Edition == edition && row.Area == area))),
            (texts["NoArea"], Count(row => row.Plan.Edition != edition || row.Area is null)),
        ];
        rows.RemoveAll(row => row.Counts.All(count => count == 0));
        var statuses = Statuses.Where((_, at) => rows.Exists(row => row.Counts[at] > 0)).ToList();
        var table = BookTables.Build(
            texts["TableStatus"],
            texts["StatusTitle"],
            rows,
            [
                Column<(string Label, int?[] Counts)>.Of("label", texts.Export["Area"], 36, row => SheetCell.Text(row.Label)),
                .. statuses.Select(own => Column<(string Label, int?[] Counts)>.Of($"{own.Status}", Status(own.Status), 10, row => SheetCell.Whole(row.Counts[Place(own.Status)]))),
            ]);
        var chart = new Chart(
            ChartKind.StackedBars, texts["StatusTitle"], Description(), [.. rows.Select(row => row.Label)],
            [.. statuses.Select(own => new ChartSeries(Status(own.Status), own.Look, [.. rows.Select(row => (double?)row.Counts[Place(own.Status)])]))])
        { Unit = texts["ActionsUnit"], Form = NumberForm.Whole };
        return table with
        {
            Filter = false,
            Chart = new BookChart(chart, "label", [.. statuses.Select(own => $"{own.Status}")]) { FromColumn = 1, ToColumn = 8, Rows = 20, Below = true },
        };
    }

    private string Description() => texts.Format(
        "StatusDescription", string.Join(", ", Statuses.Select(own => $"{Status(own.Status).ToLowerInvariant()} {_rows.Count(row => row.Action.Status == own.Status)}")), Late.Count);

    private int?[] Count(Func<PlanRow, bool> within) => [.. Statuses.Select(own => (int?)_rows.Count(row => row.Action.Status == own.Status && within(row)))];

    private static int Place(ActionStatus status) => Array.FindIndex(Statuses, own => own.Status == status);

    private string Label(FrameworkEdition edition, Area area) => $"{area.Number} {texts.ShortName(edition, area)}";

    private static string? Targets(ActionView action) =>
        string.Join(", ", action.Content.Targets.Select(target => target.SubAreaCode).Distinct()) is { Length: > 0 } targets ? targets : null;

    private string? StepsOf(ActionView action) =>
        action.Steps.Count == 0 ? "" : texts.Format("StepsOf", action.Steps.Count(step => step.Done).ToString(CultureInfo.InvariantCulture), action.Steps.Count.ToString(CultureInfo.InvariantCulture));
}

internal sealed record PlanRow(SteeringPlan Plan, ActionView Action)
{
    public Area? Area => Plan.AreaOf(Action);
}
