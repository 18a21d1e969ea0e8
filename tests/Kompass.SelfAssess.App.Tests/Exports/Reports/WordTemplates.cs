using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Tests.Exports.Reports;

/// <summary>Word files such as municipalities have them, good and bad.</summary>
internal static class WordTemplates
{
    /// <summary>Two sections, the header in the first only; Swedish names, styles and page of its own, text that is to go.</summary>
    public static byte[] Municipal(Action<WordprocessingDocument>? change = null, WordprocessingDocumentType type = WordprocessingDocumentType.Template)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, type))
        {
            var document = package.AddMainDocumentPart();
            document.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                Style("Normal", "Normal", null, new StyleRunProperties(new RunFonts { Ascii = "Georgia" }), true),
                Style("Rubrik1", "heading 1", "Normal", new StyleRunProperties(new Color { Val = "AA0000" })),
                Style("Rubrik2", "Rubrik 2", "Normal", new StyleRunProperties(new Color { Val = "00AA00" })),
                Style("Heading3", "Vår egen rubrik", "Normal", new StyleRunProperties(new Color { Val = "0000AA" })));
            document.AddNewPart<DocumentSettingsPart>().Settings = new Settings();
            var header = document.AddNewPart<HeaderPart>();
            header.Header = new Header(new Paragraph(new Run(new Text("Karlskoga kommun "))), new Paragraph(new SimpleField(new Run(new Text("Gammal titel"))) { Instruction = " TITLE  \\* MERGEFORMAT " }));
            header.AddHyperlinkRelationship(new Uri("https://karlskoga.example"), isExternal: true);
            var footer = document.AddNewPart<FooterPart>();
            footer.Footer = new Footer(new Paragraph(new Run(new Text("Org.nr 212000-1991"))));
            document.Document = new Document(new Body(
                new Paragraph(
                    new ParagraphProperties(new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = document.GetIdOfPart(header) }, new PageSize { Width = 1, Height = 1 })),
                    new Run(new Text("Skriv här"))),
                new Paragraph(new Run(new Text("Och här"))),
                new SectionProperties(
                    new FooterReference { Type = HeaderFooterValues.Default, Id = document.GetIdOfPart(footer) },
                    new PageSize { Width = 10000, Height = 14000 },
                    new PageMargin { Left = 1000, Right = 1000, Top = 1000, Bottom = 1000, Header = 500, Footer = 500, Gutter = 0 })));
            change?.Invoke(package);
        }

        return stream.ToArray();
    }

    /// <summary>The file with some of its entries written anew; null takes one away.</summary>
    public static byte[] With(byte[] file, string entry, Func<string, string?> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update))
        {
            var found = zip.GetEntry(entry);
            var text = "";
            if (found is not null)
            {
                using var reader = new StreamReader(found.Open());
                text = reader.ReadToEnd();
            }

            found?.Delete();
            if (change(text) is { } changed)
            {
                using var writer = new StreamWriter(zip.CreateEntry(entry).Open(), new UTF8Encoding(false));
                writer.Write(changed);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A file in the container of before 2007 that mentions a stream.</summary>
    public static byte[] Compound(string stream) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(stream), .. new byte[600]];

    /// <summary>A few kilobytes that become a hundred megabytes.</summary>
    public static byte[] Bomb() => With(Municipal(), "word/media/image1.bmp", _ => new string('0', 100_000_000));

    private static Style Style(string id, string name, string? basedOn, StyleRunProperties look, bool standard = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (standard)
        {
            style.Default = true;
        }

        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        style.Append(look);
        return style;
    }
}
