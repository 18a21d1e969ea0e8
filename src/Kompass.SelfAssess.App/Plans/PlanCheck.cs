using System.Security.Cryptography;
using System.Text;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>
/// What stood in each cell when the file was written, four digits a cell. It tells what the file changed from what Kompass changed since, so
/// that a new version of the action overwrites nothing that nobody touched in the file.
/// </summary>
internal static class PlanCheck
{
    private const int Digits = 4;

    public static string Of(IReadOnlyDictionary<PlanColumn, string> cells) => string.Concat(PlanColumns.Edited.Select(column => Of(cells[column])));

    /// <summary>Whether a value is the one that was written; null where the check itself is gone.</summary>
    public static bool? IsAsWritten(string check, PlanColumn column, string value)
    {
        var at = (column - PlanColumn.Title) * Digits;
        return check.Length == PlanColumns.Edited.Count * Digits && check.All(char.IsAsciiHexDigitLower)
            ? check.AsSpan(at, Digits).SequenceEqual(Of(value))
            : null;
    }

    private static string Of(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, Digits / 2));
}
