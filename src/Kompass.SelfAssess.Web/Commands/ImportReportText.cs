using System.Globalization;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>The document of <c>import-report</c> for somebody who reads it.</summary>
internal static class ImportReportText
{
    public static string Of(IStringLocalizer<CommandTexts> texts, IStringLocalizer<ResultTexts> results, ImportReportDocument document) => string.Join(
        '\n',
        [
            texts["ReportHead", document.Municipality ?? "–", When(document), document.Edition ?? "–", document.SubAreas.Count].Value,
            .. document.Areas.Select(area => texts[
                "ReportArea", area.Number, area.Name ?? "–", Points(area.ComputedPoints), Points(area.HeaderPoints), Points(area.TablePoints)].Value),
            texts["ReportTotal", Points(document.Total.Computed), Points(document.Total.Printed)].Value,
            texts[
                "ReportFindings",
                document.Findings.Count(finding => finding.Kind == FindingKind.Strength),
                document.Findings.Count(finding => finding.Kind == FindingKind.Improvement),
                document.Findings.Count(finding => finding.Kind == FindingKind.Unsorted),
                document.Recommendations.Count].Value,
            .. document.Conflicts.Select(conflict => Conflict(texts, results, conflict)),
            .. document.Warnings.Select(warning => texts["ReportWarning", warning].Value),
        ]);

    /// <summary>As the pages say it; of an earlier evaluation only the total can disagree.</summary>
    private static string Conflict(IStringLocalizer<CommandTexts> texts, IStringLocalizer<ResultTexts> results, ImportReportDocument.ConflictRow row) =>
        Enum.TryParse<ConflictKind>(row.Kind, ignoreCase: true, out var kind)
            ? results.Conflict(new OfficialConflict(kind, row.Area, row.Code, row.Printed, row.Computed))
            : texts["ReportConflict", Points(row.Printed), Points(row.Computed)];

    private static string When(ImportReportDocument document) => document switch
    {
        { Year: { } year, Month: { } month } => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}"),
        { Year: { } year } => year.ToString(CultureInfo.InvariantCulture),
        _ => "–",
    };

    private static string Points(decimal? points) => points?.ToString("0.##", CultureInfo.CurrentCulture) ?? "–";
}
