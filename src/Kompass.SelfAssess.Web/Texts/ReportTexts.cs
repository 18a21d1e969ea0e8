using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Texts;

/// <summary>Texts about reports and what is wrong with them. Swedish is ReportTexts.resx, English ReportTexts.en.resx.</summary>
public sealed class ReportTexts;

public static class ReportWords
{
    /// <summary>Why the file cannot be read, and what to do instead.</summary>
    public static string Refusal(this IStringLocalizer<ReportTexts> texts, Refused refused) =>
        refused.Code == RefusalCode.WorkbookFile ? WorkbookWords.Of(Enum.Parse<WorkbookFault>(refused.Argument)) : texts[$"Refused{refused.Code}", refused.Argument];

    public static string NotAReport(this IStringLocalizer<ReportTexts> texts, NotAReportReason reason) => texts[$"NotAReport{reason}"];

    public static string Warning(this IStringLocalizer<ReportTexts> texts, ReportWarning warning) =>
        texts[$"Warning{warning.Kind}", warning.Area?.ToString(CultureInfo.InvariantCulture) ?? "", warning.Detail ?? ""];
}
