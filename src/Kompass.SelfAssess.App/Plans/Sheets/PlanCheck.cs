using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>What stood in each cell of an action when the file was written.</summary>
internal static class PlanCheck
{
    public static string Of(IReadOnlyDictionary<PlanColumn, string> cells) => CellCheck.Of(PlanColumns.Edited.Select(column => cells[column]));

    /// <summary>Whether a value is the one that was written; null where the check itself is gone.</summary>
    public static bool? IsAsWritten(string check, PlanColumn column, string value) =>
        CellCheck.IsAsWritten(check, column - PlanColumn.Title, PlanColumns.Edited.Count, value);
}
