using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>A draft in words.</summary>
public static class DraftWords
{
    public static string Refusal(this IStringLocalizer<DraftTexts> texts, Refused refusal) =>
        texts[$"Refused{refusal.Code}", refusal.Argument] is { ResourceNotFound: false } known ? known.Value : texts["RefusedOther"].Value;

    /// <summary>Said as the command line says it.</summary>
    public static string Warning(this IStringLocalizer<ReportTexts> reports, DraftWarningView warning) =>
        reports.Warning(new ReportWarning(warning.Kind, warning.Area, warning.Detail));

    public static string Kind(this IStringLocalizer<DraftTexts> texts, FindingKind kind) => texts[$"Kind{kind}"];

    public static string Source(this IStringLocalizer<DraftTexts> texts, ReportSource source) => texts[$"Source{source}"];

    /// <summary>"Rubriken till kapitlet".</summary>
    public static string Printed(this IStringLocalizer<DraftTexts> texts, DraftNumberView number) =>
        texts[$"Printed{number.Kind}", number.Code ?? ""].Value.TrimEnd();

    /// <summary>What cannot be a result says so in words of its own; the rest is said as on the evaluation's page.</summary>
    public static string Conflict(this IStringLocalizer<DraftTexts> texts, OfficialConflict conflict, IStringLocalizer<ResultTexts> results)
    {
        var own = texts[$"Conflict{conflict.Kind}", conflict.Code ?? Number(conflict.Area), Number(conflict.Printed), Number(conflict.Computed)];
        return own.ResourceNotFound ? results.Conflict(conflict) : own.Value;
    }

    /// <summary>"Sida 12" where the report has pages.</summary>
    public static string? Place(this IStringLocalizer<DraftTexts> texts, SourcePassage passage) =>
        passage.Pages > 1 ? texts["OnPage", passage.Page].Value : passage.FirstLine == passage.LastLine ? texts["OnLine", passage.FirstLine].Value : texts["OnLines", passage.FirstLine, passage.LastLine].Value;

    /// <summary>A suggestion is never quite sure, whatever rounding says.</summary>
    public static string Sure(double confidence) => Numbers.Percent(Math.Min(Math.Round(confidence, 2), 0.99));

    public static string Named(SubArea subArea) => $"{subArea.Code} {subArea.Name.In(ResultWords.Language)}";

    private static string Number(decimal? number) => number is { } value ? Numbers.AsPrinted(value) : "–";
}
