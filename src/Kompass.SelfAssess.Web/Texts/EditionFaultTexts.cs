using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Texts;

/// <summary>What page and command line say of a fault in an edition file, or of its wording.</summary>
public static class EditionFaultTexts
{
    public static string Of(this IStringLocalizer<FrameworkTexts> texts, EditionFault fault) =>
        texts[$"Fault{fault.Code}", [.. fault.Arguments]];

    public static string Of(this IStringLocalizer<FrameworkTexts> texts, EditionSheetFault fault) =>
        fault.File is { } file ? WorkbookWords.Of(file) : texts[$"SheetFault{fault.Kind}", fault.Detail];

    public static string Of(this IStringLocalizer<FrameworkTexts> texts, EditionFileFault fault) =>
        texts[$"FileFault{fault.Kind}", fault.Detail ?? ""];

    public static string Of(this IStringLocalizer<FrameworkTexts> texts, EditionRemark remark) =>
        texts[$"Remark{remark.Kind}", remark.Detail, remark.Level ?? 0, Math.Ceiling(remark.Measure ?? 0)];
}
