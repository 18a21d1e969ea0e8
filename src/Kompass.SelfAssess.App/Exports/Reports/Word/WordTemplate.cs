using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>
/// Makes a template of somebody's Word file: styles, theme, fonts, lists and the last section with its page, header and footer stay; the text
/// goes, and with it whatever could lead out of the document.
/// </summary>
internal static class WordTemplate
{
    /// <summary>Fields that fetch something when they are updated.</summary>
    private static readonly string[] Fetching = ["INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD", "MACROBUTTON"];

    /// <returns>The template as it is stored, or why it cannot be one.</returns>
    public static Outcome<byte[]> Make(ReadOnlyMemory<byte> file)
    {
        if (WordFile.Check(file) is { } refused)
        {
            return refused;
        }

        try
        {
            using var stream = new MemoryStream();
            stream.Write(file.Span);
            using (var package = WordprocessingDocument.Open(stream, isEditable: true))
            {
                if (package.MainDocumentPart?.Document?.Body is null)
                {
                    return new Refused(RefusalCode.WordNotDocument);
                }

                package.ChangeDocumentType(WordprocessingDocumentType.Document);
                Strip(package);
                if (Leads(package.MainDocumentPart).FirstOrDefault() is { } lead)
                {
                    return new Refused(RefusalCode.WordLinks, lead);
                }
            }

            return stream.ToArray();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library throws what it likes at a file that is not what it says.
            return new Refused(RefusalCode.WordDamaged);
        }
    }

    private static void Strip(WordprocessingDocument package)
    {
        var document = package.MainDocumentPart!;
        var section = LastSection(document.Document.Body!);
        var used = section.Elements<HeaderFooterReferenceType>().Select(reference => reference.Id?.Value).OfType<string>().ToHashSet();
        document.Document = new Document(new Body(section));
        foreach (var part in document.Parts.ToList())
        {
            if (part.OpenXmlPart is not (StyleDefinitionsPart or ThemePart or FontTablePart or NumberingDefinitionsPart or DocumentSettingsPart) && !used.Contains(part.RelationshipId))
            {
                document.DeletePart(part.OpenXmlPart);
            }
        }

        Cut(document);
        foreach (var part in package.Parts.Where(part => part.OpenXmlPart is not (MainDocumentPart or CoreFilePropertiesPart or CustomFilePropertiesPart)).ToList())
        {
            package.DeletePart(part.OpenXmlPart);
        }

        if (document.DocumentSettingsPart is { } settings)
        {
            Cut(settings);
            Loosen(settings.Settings);
        }
    }

    private static void Cut(OpenXmlPart part)
    {
        foreach (var link in part.ExternalRelationships.ToList())
        {
            part.DeleteExternalRelationship(link);
        }

        foreach (var link in part.HyperlinkRelationships.ToList())
        {
            part.DeleteReferenceRelationship(link);
        }
    }

    /// <summary>What is about the file that it was, not about how it looks: the report can be edited and points nowhere.</summary>
    private static void Loosen(Settings settings)
    {
        settings.RemoveAllChildren<AttachedTemplate>();
        settings.RemoveAllChildren<DocumentProtection>();
        settings.RemoveAllChildren<WriteProtection>();
        settings.RemoveAllChildren<MailMerge>();
        settings.RemoveAllChildren<UpdateFieldsOnOpen>();
        settings.RemoveAllChildren<TrackRevisions>();
        settings.RemoveAllChildren<DocumentVariables>();
        settings.RemoveAllChildren<Rsids>();
        settings.RemoveAllChildren<LinkStyles>();
        settings.RemoveAllChildren<FootnoteDocumentWideProperties>();
        settings.RemoveAllChildren<EndnoteDocumentWideProperties>();
        settings.RemoveAllChildren<SaveThroughXslt>();
    }

    /// <summary>The page of the last section, with the header and footer that it has or takes over from those before it.</summary>
    private static SectionProperties LastSection(Body body)
    {
        var sections = body.Descendants<SectionProperties>().ToList();
        if (sections.Count == 0)
        {
            return new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1417, Right = 1417, Bottom = 1417, Left = 1417, Header = 708, Footer = 708, Gutter = 0 });
        }

        var last = (SectionProperties)sections[^1].CloneNode(true);
        var own = last.Elements<HeaderFooterReferenceType>().Select(Key).ToHashSet();
        foreach (var reference in sections.SkipLast(1).Reverse().SelectMany(section => section.Elements<HeaderFooterReferenceType>()))
        {
            if (own.Add(Key(reference)))
            {
                last.PrependChild(reference.CloneNode(true));
            }
        }

        last.RemoveAllChildren<SectionPropertiesChange>();
        last.RemoveAllChildren<Columns>();
        last.RemoveAllChildren<SectionType>();
        last.RemoveAllChildren<FootnoteProperties>();
        last.RemoveAllChildren<EndnoteProperties>();
        last.RemoveAllChildren<PrinterSettingsReference>();
        return last;
    }

    private static (Type Kind, HeaderFooterValues Pages) Key(HeaderFooterReferenceType reference) =>
        (reference.GetType(), reference.Type?.Value ?? HeaderFooterValues.Default);

    /// <summary>What leads out of the document, or brings another one in: pictures that are linked, objects, fields that fetch.</summary>
    private static IEnumerable<string> Leads(MainDocumentPart document)
    {
        foreach (var part in document.Parts.Select(part => part.OpenXmlPart))
        {
            foreach (var link in part.ExternalRelationships)
            {
                yield return link.Uri.OriginalString;
            }

            foreach (var inner in part.Parts.Select(inner => inner.OpenXmlPart).Where(inner => inner is not (ImagePart or FontPart or ThemePart)))
            {
                yield return inner.Uri.OriginalString;
            }

            foreach (var field in part.RootElement is { } root ? Fields(root) : [])
            {
                if (Fetching.Contains(field.Split(' ')[0], StringComparer.OrdinalIgnoreCase))
                {
                    yield return field;
                }
            }
        }
    }

    /// <summary>A field's code may be torn into several runs, so those of a paragraph are read together.</summary>
    private static IEnumerable<string> Fields(OpenXmlElement root) =>
    [
        .. root.Descendants<SimpleField>().Select(field => (field.Instruction?.Value ?? "").Trim()),
        .. root.Descendants<Paragraph>()
            .Select(paragraph => string.Concat(paragraph.Descendants<OpenXmlLeafTextElement>().Where(text => text is FieldCode).Select(text => text.Text)).Trim())
            .Where(code => code.Length > 0),
    ];
}
