using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Kompass.SelfAssess.App.Exports.Reports.Word;

namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>Writes a report as a Word document, in our own look or the municipality's.</summary>
public static class WordReport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="report">What it says.</param>
    /// <param name="template">A template as <see cref="ReportTemplates"/> keeps it; null for our own look.</param>
    /// <param name="writtenUtc">When, as the file says of itself.</param>
    /// <param name="stream">Where it goes.</param>
    public static void Write(ReportDocument report, byte[]? template, DateTime writtenUtc, Stream stream)
    {
        using var buffer = template is null ? WordBase.Create(report.Language) : Copy(template);
        using (var package = WordprocessingDocument.Open(buffer, isEditable: true))
        {
            var document = package.MainDocumentPart!;
            Describe(package, report, writtenUtc);
            SetLanguage(document, report.Language);
            var section = Section(document, report.Language);
            var styles = WordStyles.Of(document);
            var body = new WordBody(document, report, styles, WordPage.TextWidth(section));
            document.Document.Body = new Body([.. body.Write(), section]);
            WordFields.Refresh(document, report.Title, report.Running, report.Author);
        }

        buffer.Position = 0;
        buffer.CopyTo(stream);
    }

    private static MemoryStream Copy(byte[] template)
    {
        var stream = new MemoryStream();
        stream.Write(template);
        stream.Position = 0;
        return stream;
    }

    private static void Describe(WordprocessingDocument package, ReportDocument report, DateTime writtenUtc)
    {
        var about = package.PackageProperties;
        about.Title = report.Title;
        about.Subject = report.Running;
        about.Creator = report.Author;
        about.LastModifiedBy = report.Author;
        about.Language = WordPage.Culture(report.Language);
        about.Created = about.Modified = writtenUtc;
    }

    /// <summary>For hyphenation, spelling and screen readers; a style that says another one would win over the document.</summary>
    private static void SetLanguage(MainDocumentPart document, string language)
    {
        WordStyles.Of(document);
        var styles = document.StyleDefinitionsPart!.Styles!;
        foreach (var said in styles.Elements<Style>().SelectMany(style => style.Descendants<Languages>()).ToList())
        {
            said.Remove();
        }

        var defaults = styles.DocDefaults ??= new DocDefaults();
        defaults.RunPropertiesDefault ??= new RunPropertiesDefault();
        defaults.RunPropertiesDefault.RunPropertiesBaseStyle ??= new RunPropertiesBaseStyle();
        defaults.RunPropertiesDefault.RunPropertiesBaseStyle.Languages = new Languages { Val = WordPage.Culture(language), EastAsia = "sv-SE", Bidi = "ar-SA" };
    }

    private static SectionProperties Section(MainDocumentPart document, string language)
    {
        if (document.Document.Body?.Elements<SectionProperties>().LastOrDefault() is not { } kept)
        {
            return WordBase.Section(document, language);
        }

        kept.Remove();
        WordBase.Complete(document, kept, language);
        return kept;
    }
}
