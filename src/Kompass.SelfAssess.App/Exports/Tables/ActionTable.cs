using System.Globalization;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>The actions of a plan with all their fields.</summary>
internal sealed class ActionTable(FrameworkEdition edition, TableTexts texts)
{
    public Table Build(IEnumerable<ActionView> actions) => Table.Of(
        texts["SheetActions"],
        actions,
        (texts["Number"], 7, row => SheetCell.Whole(row.Number)),
        (texts["Action"], 50, row => SheetCell.Text(row.Title)),
        (texts["SubAreas"], 16, row => SheetCell.Text(string.Join(", ", row.Content.Targets.Select(target => target.SubAreaCode).Distinct()))),
        (texts["SubAreaNames"], 44, row => SheetCell.Text(string.Join("\n", row.Content.Targets.Select(target => target.SubAreaCode).Distinct().Select(NameOf)))),
        (texts["Targets"], 22, row => SheetCell.Text(string.Join("\n", row.Content.Targets))),
        (texts["Owner"], 28, row => SheetCell.Text(row.Owner?.Name)),
        (texts["Email"], 34, row => SheetCell.Text(row.Owner?.Email)),
        (texts.Results["Unit"], 30, row => SheetCell.Text(row.Unit)),
        (texts["Priority"], 10, row => SheetCell.Text(texts[$"Priority{row.Content.Priority}"])),
        (texts["Status"], 14, row => SheetCell.Text(texts[$"Status{row.Status}"])),
        (texts["PercentDone"], 12, row => SheetCell.Number(row.Content.Percent / 100.0, NumberForm.Percent)),
        (texts["Late"], 10, row => SheetCell.Text(texts.YesOrNo(row.Late))),
        (texts["StartsOn"], 12, row => SheetCell.Date(row.Content.StartsOn)),
        (texts["DueOn"], 12, row => SheetCell.Date(row.Content.DueOn)),
        (texts["DoneOn"], 12, row => SheetCell.Date(row.DoneOn)),
        (texts["EffortDays"], 12, row => SheetCell.Whole(row.Content.EffortDays)),
        (texts["ExpectedGain"], 14, row => SheetCell.Number(row.Content.ExpectedGain, NumberForm.TwoDecimals)),
        (texts["Description"], 60, row => SheetCell.Text(row.Content.Description)),
        (texts["SuccessMeasure"], 50, row => SheetCell.Text(row.Content.SuccessMeasure)),
        (texts["Steps"], 50, row => SheetCell.Text(string.Join("\n", row.Steps.Select(step => $"{(step.Done ? "[x]" : "[ ]")} {step.Text}")))),
        (texts["StepsDone"], 12, row => row.Steps.Count == 0 ? SheetCell.NotApplicable : SheetCell.Text(texts.Results.Format("CoveredOf", row.Steps.Count(step => step.Done), row.Steps.Count))),
        (texts["Findings"], 60, row => SheetCell.Text(string.Join("\n", row.Content.Findings.Select(finding => finding.Text)))),
        (texts["Links"], 50, row => SheetCell.Text(string.Join("\n", row.Content.Links.Select(link => link.Text == link.Address ? link.Address : $"{link.Text} | {link.Address}")))),
        (texts["DependsOn"], 14, row => SheetCell.Text(string.Join(", ", row.Content.DependsOn.Select(number => number.ToString(CultureInfo.InvariantCulture))))),
        (texts["LatestReport"], 18, row => TableAbout.Local(Latest(row)?.AtUtc)),
        (texts["LatestReportBy"], 26, row => SheetCell.Text(Latest(row)?.ByName)),
        (texts["Comment"], 50, row => SheetCell.Text(Latest(row)?.Comment)),
        (texts["Hindrance"], 50, row => SheetCell.Text(Latest(row)?.Hindrance)));

    private static ReportView? Latest(ActionView action) => action.Reports.Count > 0 ? action.Reports[0] : null;

    private string NameOf(string code) => edition.SubAreas.FirstOrDefault(own => own.Code == code) is { } subArea ? $"{code} {subArea.Name.In(texts.Language)}" : code;
}
