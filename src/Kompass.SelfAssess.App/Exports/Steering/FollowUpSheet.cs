using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>The follow-ups of the plans, and what the latest one told of each action.</summary>
internal sealed class FollowUpSheet(SteeringContent content, SteeringTexts texts)
{
    private static readonly FollowUpOutcome[] Outcomes =
        [FollowUpOutcome.Done, FollowUpOutcome.OnTrack, FollowUpOutcome.Late, FollowUpOutcome.Moved, FollowUpOutcome.Silent, FollowUpOutcome.Stopped];

    public IEnumerable<BookSheet> All()
    {
        var rounds = content.Plans.SelectMany(plan => plan.FollowUps.Select(round => (Plan: plan, Round: round))).ToList();
        var reports = content.Plans.SelectMany(plan => plan.Latest?.Rows.Select(row => (Plan: plan, Row: row)) ?? []).ToList();
        var name = texts["SheetFollowUp"];
        if (rounds.Count == 0)
        {
            return [new BookSheet(name, texts["FollowUpTitle"], [], [new BookNote(texts[content.Plans.Count == 0 ? "FollowUpNoPlan" : "FollowUpNone"])])];
        }

        var all = BookTables.Build(texts["TableFollowUps"], texts["FollowUpsHeading"], rounds, Rounds());
        if (reports.Count == 0)
        {
            return [new BookSheet(name, texts["FollowUpTitle"], [texts["FollowUpLead"]], [all])];
        }

        var latest = BookTables.Build(texts["TableReports"], texts["ReportsHeading"], reports, Reports());
        return
        [
            new BookSheet(
                name, texts["FollowUpTitle"], [texts["FollowUpLead"], string.Join(" ", content.Plans.Where(plan => plan.Latest is not null).Select(Latest))], [latest])
            { FrozenColumns = content.Plans.Count > 1 ? 3 : 2 },
            new BookSheet(texts["FollowUpsHeading"], texts["FollowUpsHeading"], [texts["FollowUpLead"]], [all]) { FrozenColumns = 2 },
        ];
    }

    private string Latest(SteeringPlan plan) =>
        texts.Format("LatestFollowUp", plan.Name, plan.Latest!.Head.Day.ToString("yyyy-MM-dd", null), plan.Latest.People.Answered, plan.Latest.People.Asked);

    private List<Column<(SteeringPlan Plan, ReportRow Row)>> Reports()
    {
        List<Column<(SteeringPlan Plan, ReportRow Row)>> columns = content.Plans.Count > 1
            ? [Column<(SteeringPlan Plan, ReportRow Row)>.Of("plan", texts["Plan"], 18, own => SheetCell.Text(own.Plan.Name))]
            : [];
        columns.AddRange(
        [
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("nr", texts["Number"], 5, own => SheetCell.Whole(own.Row.Number)),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("title", texts["Action"], 34, own => SheetCell.Text(own.Row.Title)),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("owner", texts["Owner"], 17, own => SheetCell.Text(own.Row.Owner)),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("outcome", texts["Outcome"], 12, own => SheetCell.Text(own.Row.Outcome is { } outcome ? texts[$"Outcome{outcome}"] : null)),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("status", texts["Status"], 10, own => SheetCell.Text(texts[$"Status{own.Row.Reported?.Status ?? own.Row.StatusBefore}"])),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("before", texts["ProgressBefore"], 11, own => SheetCell.Number(own.Row.PercentBefore / 100.0, NumberForm.Percent)),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("percent", texts["Progress"], 11, own => SheetCell.Number(own.Row.Reported?.Percent / 100.0, NumberForm.Percent), bar: true),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("due", texts["Due"], 11, own => SheetCell.Date(own.Row.DueBefore)),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("proposed", texts["ProposedDay"], 11, own => own.Row.ProposedDueOn is { } day ? SheetCell.Date(day) : SheetCell.Blank),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("comment", texts["Comment"], 38, own => SheetCell.Text(own.Row.Reported?.Comment ?? "")),
            Column<(SteeringPlan Plan, ReportRow Row)>.Of("hindrance", texts["Hindrance"], 30, own => SheetCell.Text(own.Row.Reported?.Hindrance ?? "")),
        ]);
        return columns;
    }

    private List<Column<(SteeringPlan Plan, FollowUpSummary Round)>> Rounds()
    {
        List<Column<(SteeringPlan Plan, FollowUpSummary Round)>> columns =
        [
            Column<(SteeringPlan Plan, FollowUpSummary Round)>.Of("plan", texts["Plan"], 34, own => SheetCell.Text(own.Plan.Name)),
            Column<(SteeringPlan Plan, FollowUpSummary Round)>.Of("day", texts["Day"], 12, own => SheetCell.Date(own.Round.NominalDate)),
            Column<(SteeringPlan Plan, FollowUpSummary Round)>.Of("state", texts["FollowUpState"], 12, own => SheetCell.Text(State(own.Round))),
            Column<(SteeringPlan Plan, FollowUpSummary Round)>.Of("closes", texts["Closed"], 11, own => SheetCell.Date(own.Round.ClosedUtc is { } closed ? StockholmDays.DayOf(closed) : own.Round.ClosesOn)),
            Column<(SteeringPlan Plan, FollowUpSummary Round)>.Of("actions", texts["Asked"], 10, own => SheetCell.Whole(own.Round.Actions)),
            Column<(SteeringPlan Plan, FollowUpSummary Round)>.Of("reported", texts["Reported"], 10, own => SheetCell.Whole(own.Round.Reported)),
        ];
        columns.AddRange(Outcomes.Select(outcome => Column<(SteeringPlan Plan, FollowUpSummary Round)>.Of(
            $"{outcome}", texts[$"Outcome{outcome}"], 10, own => SheetCell.Whole(own.Round.Counts?[outcome]))));
        return columns;
    }

    private string State(FollowUpSummary round) => round.State switch
    {
        FollowUpState.Skipped => texts[$"Skipped{round.Skipped ?? SkippedReason.CalledOff}"],
        FollowUpState.Open => texts["FollowUpOpen"],
        _ => texts["FollowUpClosed"],
    };
}
