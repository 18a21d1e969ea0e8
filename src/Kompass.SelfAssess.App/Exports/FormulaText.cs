namespace Kompass.SelfAssess.App.Exports;

/// <summary>What a spreadsheet program takes for the beginning of a formula, CWE-1236.</summary>
internal static class FormulaText
{
    private static readonly char[] Starts = ['=', '+', '-', '@', '\t', '\r'];

    public static bool Is(ReadOnlySpan<char> text) => text.Length > 0 && Starts.Contains(text[0]);

    /// <summary>Still text when the sheet is saved as CSV and opened again.</summary>
    public static string Quoted(string text) => $"'{text}";
}
