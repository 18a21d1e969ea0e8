using System.Security.Cryptography;
using System.Text;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>
/// What stood in each cell of a row when the file was written, four digits a cell. It tells what the file changed from what Kompass changed since,
/// so that an old file overwrites nothing that nobody touched in it.
/// </summary>
internal static class CellCheck
{
    private const int Digits = 4;

    /// <param name="values">The cells, the same whatever the language of the file.</param>
    public static string Of(IEnumerable<string> values) => string.Concat(values.Select(Of));

    /// <summary>Whether a value is the one that was written; null where the check itself is gone or not of so many cells.</summary>
    public static bool? IsAsWritten(string check, int at, int cells, string value) =>
        check.Length == cells * Digits && check.All(char.IsAsciiHexDigitLower)
            ? check.AsSpan(at * Digits, Digits).SequenceEqual(Of(value))
            : null;

    /// <summary>What becomes of a cell that is read again: the three sides are what was written, what is there now and what the file says.</summary>
    public static CellFate Compare(string check, int at, int cells, string now, string after) =>
        now == after ? CellFate.Same
        : IsAsWritten(check, at, cells, after) == true ? CellFate.ChangedHere
        : IsAsWritten(check, at, cells, now) == true ? CellFate.ChangedInFile
        : CellFate.ChangedInBoth;

    private static string Of(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, Digits / 2));
}

internal enum CellFate
{
    Same,
    ChangedInFile,

    /// <summary>Since the file was written, and the file has it as it was: it stays.</summary>
    ChangedHere,

    /// <summary>In both, or nobody can tell as the check is gone.</summary>
    ChangedInBoth,
}
