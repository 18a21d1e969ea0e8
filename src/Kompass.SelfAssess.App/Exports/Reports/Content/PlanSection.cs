using System.Globalization;
using Kompass.SelfAssess.App.Exports.Charts;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>The action plans: how far they have come, area by area and action by action.</summary>
internal sealed class PlanSection(SteeringWords words)
{
    private readonly SteeringReportTexts _text = words.Text;

    public IEnumerable<ReportBlock> Blocks() =>
    [
        words.Heading(1, "PlanHeading"),
        .. words.Content.Plans.Count == 0 ? [words.Body("NoPlan")] : words.Content.Plans.SelectMany(Plan),
    ];

    private IEnumerable<ReportBlock> Plan(SteeringPlan plan)
    {
        yield return new ReportHeading(2, plan.Name);
        if (plan.Simulated)
        {
            yield return words.Note("PlanSimulated");
        }

        if (plan.Actions.Count == 0)
        {
            yield return words.Body("PlanEmpty");
            yield break;
        }

        var (done, late) = (plan.Actions.Count(action => action.Status == ActionStatus.Done), plan.Actions.Count(action => action.Late));
        yield return words.Body("PlanCounts", plan.Actions.Count, done, late);
        yield return new ReportChart(_text.Format("PlanFigure", plan.Name), Status(plan)) { Data = Counts(plan) };
        foreach (var block in words.Explained(_text.Format("PlanCaption", plan.Name), Actions(plan)))
        {
            yield return block;
        }
    }

    private Chart Status(SteeringPlan plan)
    {
        var areas = Areas(plan);
        var statuses = Statuses(plan);
        return new Chart(
            ChartKind.StackedBars,
            plan.Name,
            string.Join(' ', areas.Select(area => $"{area.Name}: {string.Join(", ", statuses.Select(status => $"{_text[$"Status{status}"]} {Count(area.Actions, status)}"))}.")),
            [.. areas.Select(area => area.Name)],
            [.. statuses.Select(status => new ChartSeries(_text[$"Status{status}"], Look(status), [.. areas.Select(area => (double?)Count(area.Actions, status))]))])
        {
            Unit = _text["ActionsUnit"],
            Form = NumberForm.Whole,
        };
    }

    private Table Counts(SteeringPlan plan)
    {
        List<(string, double, Func<PlanArea, SheetCell>)> columns = [(words.Export["Area"], 40, area => SheetCell.Text(area.Name))];
        columns.AddRange(Statuses(plan).Select(status => (_text[$"Status{status}"], 12.0, (Func<PlanArea, SheetCell>)(area => SheetCell.Whole(Count(area.Actions, status))))));
        return Table.Of(plan.Name, Areas(plan), [.. columns]);
    }

    private List<PlanArea> Areas(SteeringPlan plan) =>
    [
        .. plan.Actions.GroupBy(plan.AreaOf).OrderBy(group => group.Key?.Number ?? int.MaxValue).Select(group => new PlanArea(
            group.Key is { } area ? words.Name(area) : _text["NoArea"], [.. group])),
    ];

    private static List<ActionStatus> Statuses(SteeringPlan plan) => [.. new[] { ActionStatus.Done, ActionStatus.InProgress, ActionStatus.Planned, ActionStatus.Paused, ActionStatus.Cancelled }
        .Where(status => plan.Actions.Any(action => action.Status == status))];

    private static int Count(IReadOnlyList<ActionView> actions, ActionStatus status) => actions.Count(action => action.Status == status);

    private static SeriesLook Look(ActionStatus status) => status switch
    {
        ActionStatus.Planned => SeriesLook.Planned,
        ActionStatus.InProgress => SeriesLook.InProgress,
        ActionStatus.Done => SeriesLook.Done,
        ActionStatus.Paused => SeriesLook.Paused,
        _ => SeriesLook.Cancelled,
    };

    private Table Actions(SteeringPlan plan) => Table.Of(
        plan.Name,
        plan.Actions,
        (_text["Number"], 6, action => SheetCell.Text(action.Number.ToString(CultureInfo.InvariantCulture))),
        (_text["Action"], 44, action => SheetCell.Text(action.Title)),
        (_text["Owner"], 24, action => SheetCell.Text(action.Owner?.Name)),
        (_text["DueOn"], 14, action => SheetCell.Date(action.Content.DueOn)),
        (_text["Status"], 20, action => SheetCell.Text(StatusOf(action))));

    private string StatusOf(ActionView action)
    {
        var status = action.Status == ActionStatus.InProgress
            ? $"{_text["StatusInProgress"]}, {words.Numbers.Percent(action.Content.Percent / 100.0)}"
            : _text[$"Status{action.Status}"];
        return action.Late ? $"{status}. {_text["Late"]}" : status;
    }

    private sealed record PlanArea(string Name, IReadOnlyList<ActionView> Actions);
}
