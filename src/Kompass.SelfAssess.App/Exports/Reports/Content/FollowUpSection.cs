using System.Globalization;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Exports.Reports.Content;

/// <summary>What the latest follow-up told: done, late, moved, and who said nothing.</summary>
internal sealed class FollowUpSection(SteeringWords words)
{
    private static readonly FollowUpOutcome[] Order =
        [FollowUpOutcome.Late, FollowUpOutcome.Silent, FollowUpOutcome.Moved, FollowUpOutcome.Stopped, FollowUpOutcome.Done];

    private readonly SteeringReportTexts _text = words.Text;

    public IEnumerable<ReportBlock> Blocks() =>
    [
        words.Heading(1, "FollowUpHeading"),
        .. words.Content.Plans.Count == 0 ? [words.Body("NoFollowUpNoPlan")] : words.Content.Plans.SelectMany(Plan),
    ];

    private IEnumerable<ReportBlock> Plan(SteeringPlan plan)
    {
        if (words.Content.Plans.Count > 1)
        {
            yield return new ReportHeading(2, plan.Name);
        }

        if (plan.Latest is not { Head.Counts: { } counts } latest)
        {
            yield return words.Body("NoFollowUp");
            yield break;
        }

        yield return words.Body("FollowUpText", words.Day(latest.Head.Day), latest.People.Answered, latest.People.Asked);
        yield return new ReportList([.. Counted(counts)]);
        if (counts.OnTrack == counts.All)
        {
            yield break;
        }

        foreach (var block in words.Explained(_text.Format("FollowUpCaption", words.Day(latest.Head.Day)), Rows(latest)))
        {
            yield return block;
        }
    }

    private IEnumerable<string> Counted(OutcomeCounts counts) =>
        new[]
        {
            (FollowUpOutcome.Done, counts.Done), (FollowUpOutcome.OnTrack, counts.OnTrack), (FollowUpOutcome.Late, counts.Late), (FollowUpOutcome.Moved, counts.Moved),
            (FollowUpOutcome.Silent, counts.Silent), (FollowUpOutcome.Stopped, counts.Stopped),
        }
        .Where(own => own.Item2 > 0)
        .Select(own => $"{_text[$"Outcome{own.Item1}"]}: {own.Item2}");

    /// <summary>What somebody has to do something about comes first; what goes as planned is only counted.</summary>
    private Table Rows(FollowUpReportView latest) => Table.Of(
        _text["FollowUpHeading"],
        latest.Rows.Where(row => row.Outcome is not (null or FollowUpOutcome.OnTrack)).OrderBy(row => Array.IndexOf(Order, row.Outcome!.Value)).ThenBy(row => row.Number),
        (_text["Number"], 6, row => SheetCell.Text(row.Number.ToString(CultureInfo.InvariantCulture))),
        (_text["Action"], 36, row => SheetCell.Text(row.Title)),
        (_text["Owner"], 20, row => SheetCell.Text(row.Owner)),
        (_text["Outcome"], 16, row => SheetCell.Text(Outcome(row))),
        (_text["Said"], 32, row => SheetCell.Text(string.Join('\n', new[] { row.Reported?.Comment, row.Reported?.Hindrance }.Where(said => !string.IsNullOrWhiteSpace(said))))));

    private string Outcome(ReportRow row) => row is { Outcome: FollowUpOutcome.Moved, ProposedDueOn: { } day }
        ? $"{_text["OutcomeMoved"]}: {day:yyyy-MM-dd}"
        : _text[$"Outcome{row.Outcome}"];
}
