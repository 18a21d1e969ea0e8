using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>Plain text for a run: whatever people wrote, no character that XML does not know.</summary>
internal static class WordText
{
    public static Text Of(string text) => new(Clean(text)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>One run, with line breaks where the text has them.</summary>
    public static Run Lines(string text)
    {
        var run = new Run();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (run.HasChildren)
            {
                run.Append(new Break());
            }

            run.Append(Of(line));
        }

        return run;
    }

    public static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var kept = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
            {
                kept.Append(text[at]).Append(text[++at]);
            }
            else if (XmlConvert.IsXmlChar(text[at]))
            {
                kept.Append(text[at]);
            }
        }

        return kept.ToString();
    }
}
