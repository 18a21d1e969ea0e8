using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>Text that came from somebody, as a file can hold it.</summary>
internal static partial class CellText
{
    /// <summary>What a cell holds.</summary>
    private const int MostSigns = 32_767;

    /// <summary>Never a formula, and nothing that XML has no sign for.</summary>
    public static string Harmless(string text)
    {
        var clean = text.Length <= MostSigns && IsClean(text) ? text : Cleaned(text);
        return FormulaText.Harmless(clean);
    }

    /// <summary>Excel takes <c>_x0041_</c> for a sign; what was written so is meant so.</summary>
    public static string ForSheet(string text) => text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, "_x005F_x$1_") : text;

    private static bool IsClean(string text)
    {
        foreach (var sign in text)
        {
            if (!XmlConvert.IsXmlChar(sign) || sign == '\r')
            {
                return false;
            }
        }

        return true;
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // A surrogate without its other half reads as U+FFFD, which stays visible.
            if ((rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)) && clean.Length + rune.Utf16SequenceLength <= MostSigns)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
