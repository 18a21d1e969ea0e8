using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>Fields: what Word computes, with the text that it has come to so far.</summary>
internal static class WordFields
{
    public static SimpleField Simple(string instruction, string result) =>
        new(new Run(new Text(result) { Space = SpaceProcessingModeValues.Preserve })) { Instruction = $" {instruction} " };

    public static Run Begin() => new(new FieldChar { FieldCharType = FieldCharValues.Begin });

    public static Run Code(string instruction) => new(new FieldCode($" {instruction} ") { Space = SpaceProcessingModeValues.Preserve });

    public static Run Separate() => new(new FieldChar { FieldCharType = FieldCharValues.Separate });

    public static Run End() => new(new FieldChar { FieldCharType = FieldCharValues.End });

    /// <summary>Heads and feet that show the document's title or subject say those of this report at once, not first when Word next looks.</summary>
    public static void Refresh(MainDocumentPart document, string title, string subject, string author)
    {
        IEnumerable<OpenXmlElement?> roots = [.. document.HeaderParts.Select(part => part.Header), .. document.FooterParts.Select(part => part.Footer)];
        foreach (var field in roots.OfType<OpenXmlElement>().SelectMany(root => root.Descendants<SimpleField>()).ToList())
        {
            var text = (field.Instruction?.Value ?? "").Trim().Split(' ')[0].ToUpperInvariant() switch
            {
                "TITLE" => title,
                "SUBJECT" => subject,
                "AUTHOR" => author,
                _ => null,
            };
            if (text is not null && field.Descendants<Text>().FirstOrDefault() is { } shown)
            {
                shown.Text = text;
                foreach (var rest in field.Descendants<Text>().Skip(1).ToList())
                {
                    rest.Remove();
                }
            }
        }
    }
}
