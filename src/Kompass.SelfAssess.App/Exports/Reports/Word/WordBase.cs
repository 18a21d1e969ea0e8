using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>Our own template: what a report is set on where the municipality has none, and where one has no page, header or footer.</summary>
internal static class WordBase
{
    // Twentieths of a point: A4 with 2,25 cm at the sides.
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Side = 1275;

    /// <summary>Room between the margins where a page does not say.</summary>
    public const int TextWidth = PageWidth - (2 * Side);

    public static MemoryStream Create(string language)
    {
        var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var document = package.AddMainDocumentPart();
            document.Document = new Document(new Body());
            WordStyles.Of(document);
            document.AddNewPart<FontTablePart>().Fonts = new Fonts(
                Font("Calibri", "Carlito", FontFamilyValues.Swiss),
                Font("Palatino Linotype", "Palatino", FontFamilyValues.Roman));
            document.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
                new Zoom { Percent = "100" },
                new DefaultTabStop { Val = 1304 },
                new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
                new Compatibility(new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }));
            document.Document.Body!.Append(Section(document, language));
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>The page with our header and footer, which the first page goes without.</summary>
    public static SectionProperties Section(MainDocumentPart document, string language)
    {
        var section = new SectionProperties(
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = 1588, Right = Side, Bottom = 1418, Left = Side, Header = 709, Footer = 624, Gutter = 0 },
            new TitlePage());
        Complete(document, section, language);
        return section;
    }

    /// <summary>Adds our header and footer where there is none of either sort.</summary>
    public static void Complete(MainDocumentPart document, SectionProperties section, string language)
    {
        var texts = new ReportDocumentTexts(language);
        if (!section.Elements<FooterReference>().Any())
        {
            var footer = document.AddNewPart<FooterPart>();
            footer.Footer = new Footer(new Paragraph(
                Styled(document, WordStyle.Footer),
                WordFields.Simple("TITLE", ""),
                new Run(new TabChar()),
                Words($"{texts["Page"]} "),
                WordFields.Simple("PAGE", "2"),
                Words($" {texts["Of"]} "),
                WordFields.Simple("NUMPAGES", "2")));
            section.PrependChild(new FooterReference { Type = HeaderFooterValues.Default, Id = document.GetIdOfPart(footer) });
        }

        if (!section.Elements<HeaderReference>().Any())
        {
            var header = document.AddNewPart<HeaderPart>();
            header.Header = new Header(new Paragraph(Styled(document, WordStyle.Header), WordFields.Simple("SUBJECT", "")));
            section.PrependChild(new HeaderReference { Type = HeaderFooterValues.Default, Id = document.GetIdOfPart(header) });
        }
    }

    private static ParagraphProperties Styled(MainDocumentPart document, WordStyle style) =>
        new(new ParagraphStyleId { Val = WordStyles.Of(document)[style] });

    private static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Font Font(string name, string other, FontFamilyValues family) =>
        new(new AltName { Val = other }, new FontFamily { Val = family }) { Name = name };
}
