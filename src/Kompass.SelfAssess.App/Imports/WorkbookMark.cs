using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans.Sheets;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>The product's own workbooks.</summary>
public enum WorkbookKind : byte
{
    Plan,
    Participants,
    Evaluation,
    Edition,

    /// <summary>Only written, never read in.</summary>
    Export,
}

/// <summary>What a workbook is, in a property of the document that spreadsheet programs keep and nobody sees.</summary>
internal static class WorkbookMark
{
    private const string Property = "KompassFile";

    /// <summary>Counted up when an older program would misread a file of that kind.</summary>
    private static readonly Dictionary<WorkbookKind, int> Versions = new()
    {
        [WorkbookKind.Plan] = 1,
        [WorkbookKind.Participants] = 1,
        [WorkbookKind.Evaluation] = 1,
        [WorkbookKind.Edition] = 1,
        [WorkbookKind.Export] = 1,
    };

    public static void Write(IXLWorkbook workbook, WorkbookKind kind) =>
        workbook.CustomProperties.Add(Property, string.Create(CultureInfo.InvariantCulture, $"{kind}/{Versions[kind]}"));

    /// <summary>True where the mark itself says so; a file without one may still be.</summary>
    public static bool Says(IXLWorkbook workbook, WorkbookKind kind) => Marked(workbook).Kind == kind;

    /// <returns>Null where the workbook may be read as one of that kind.</returns>
    public static WorkbookFault? Check(IXLWorkbook workbook, WorkbookKind kind)
    {
        var (marked, version) = Marked(workbook);
        if (version > (marked is { } own ? Versions[own] : 0))
        {
            return WorkbookFault.NewerVersion;
        }

        return (marked ?? Unmarked(workbook)) switch
        {
            { } known when known == kind => null,
            WorkbookKind.Plan => WorkbookFault.IsPlan,
            WorkbookKind.Participants => WorkbookFault.IsParticipants,
            WorkbookKind.Evaluation => WorkbookFault.IsEvaluation,
            WorkbookKind.Edition => WorkbookFault.IsEdition,
            WorkbookKind.Export => WorkbookFault.IsExport,
            _ => null,
        };
    }

    private static (WorkbookKind? Kind, int Version) Marked(IXLWorkbook workbook)
    {
        var words = workbook.CustomProperties.FirstOrDefault(property => property.Name == Property)?.Value?.ToString()?.Split('/') ?? [];
        return words is [var name, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (Enum.TryParse<WorkbookKind>(name, out var kind) && Enum.IsDefined(kind) ? kind : null, version)
            : (null, 0);
    }

    /// <summary>Files from before there was a mark, and from programs that drop it, have their sheets.</summary>
    private static WorkbookKind? Unmarked(IXLWorkbook workbook)
    {
        var sheets = workbook.Worksheets.Select(sheet => sheet.Name.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return PlanSheets.Languages.Any(language => sheets.Contains(language.Sheet(PlanSheets.Actions)) && sheets.Contains(language.Sheet(PlanSheets.Lists))) ? WorkbookKind.Plan
            : EvaluationSheets.Languages.Any(language => sheets.Contains(language.Sheet(EvaluationSheets.Points)) && sheets.Contains(language.Sheet(EvaluationSheets.Findings))) ? WorkbookKind.Evaluation
            : EditionSheets.Languages.Any(language => EditionSheets.All.All(name => sheets.Contains(language.Sheet(name)))) ? WorkbookKind.Edition
            : null;
    }
}
