using System.Globalization;

namespace Kompass.SelfAssess.App.Exports;

/// <summary>
/// What a spreadsheet program takes for the beginning of a formula, CWE-1236. Some trim a cell first, and East Asian versions read full-width
/// signs as the narrow ones, so both count; a quote too many is seen, a formula is not.
/// </summary>
internal static class FormulaText
{
    private static readonly char[] Starts = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && Starts.Contains(text[0]))
        {
            return true;
        }

        while (text.Length > 0 && IsUnseen(text[0]))
        {
            text = text[1..];
        }

        return text.Length > 0 && Starts.Contains(text[0]);
    }

    /// <summary>Still text when the sheet is saved as CSV and opened again.</summary>
    public static string Quoted(string text) => $"'{text}";

    /// <summary>The text, quoted where it would be taken for a formula.</summary>
    public static string Harmless(string text) => Is(text) ? Quoted(text) : text;

    private static bool IsUnseen(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
