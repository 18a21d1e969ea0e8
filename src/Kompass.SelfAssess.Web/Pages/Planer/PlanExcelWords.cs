using System.Globalization;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What a file would change, in the reader's words.</summary>
internal static class PlanExcelWords
{
    public static string Fault(this IStringLocalizer<PlanExcelTexts> texts, PlanSheetFault fault) =>
        fault.File is { } file ? WorkbookWords.Of(file)
        : fault is { Kind: PlanSheetFaultKind.OtherPlan, Detail.Length: > 0 } ? texts["FaultOtherPlanNamed", fault.Detail]
        : texts[$"Fault{fault.Kind}", fault.Detail];

    /// <summary>A cell, a row, or the file itself.</summary>
    public static string Place(this IStringLocalizer<PlanExcelTexts> texts, PlanSheetFault fault) => fault.Cell.Length == 0 ? texts["PlaceFile"]
        : char.IsAsciiDigit(fault.Cell[fault.Cell.LastIndexOf('!') + 1]) ? texts["PlaceRow", fault.Cell.Replace("!", ", ", StringComparison.Ordinal)]
        : fault.Cell;

    public static string Field(this IStringLocalizer<PlanExcelTexts> texts, PlanColumn column) => texts[$"Field{column}"];

    public static string Value(this IStringLocalizer<PlanExcelTexts> texts, PlanColumn column, string value) => value.Length == 0 ? texts["Nothing"] : column switch
    {
        PlanColumn.Status => texts[$"Status{value}"],
        PlanColumn.Priority => texts[$"Priority{value}"],
        PlanColumn.StartsOn or PlanColumn.DueOn => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? RoundWords.DayAndYear(day) : value,
        PlanColumn.ExpectedGain => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var points) ? points.ToString("0.##", CultureInfo.CurrentCulture) : value,
        PlanColumn.EffortDays => texts["Days", value],
        PlanColumn.Percent => texts["Percent", value],
        _ => value,
    };

    /// <summary>The action by number and title; of a new one the row.</summary>
    public static string Name(this IStringLocalizer<PlanExcelTexts> texts, PlanDiffRow row) =>
        row.Number is { } number ? texts["NumberAndTitle", number, row.Title] : row.Title.Length > 0 ? row.Title : texts["RowOfFile", row.Row];
}
