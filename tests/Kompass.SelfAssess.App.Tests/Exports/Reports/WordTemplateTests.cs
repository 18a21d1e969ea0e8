using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Reports.Word;

namespace Kompass.SelfAssess.App.Tests.Exports.Reports;

public sealed class WordTemplateTests
{
    public static TheoryData<string, RefusalCode> Bad { get; } = new()
    {
        { "empty", RefusalCode.FileEmpty },
        { "large", RefusalCode.FileTooLarge },
        { "text", RefusalCode.WordNotDocument },
        { "workbook", RefusalCode.WordNotDocument },
        { "old", RefusalCode.WordOldFormat },
        { "old workbook", RefusalCode.WordNotDocument },
        { "password", RefusalCode.FileProtected },
        { "rights", RefusalCode.FileProtected },
        { "macros", RefusalCode.WordMacros },
        { "hidden macros", RefusalCode.WordMacros },
        { "bomb", RefusalCode.WordTooMuch },
        { "cut off", RefusalCode.WordDamaged },
        { "not xml", RefusalCode.WordDamaged },
        { "no body", RefusalCode.WordNotDocument },
        { "linked picture", RefusalCode.WordLinks },
        { "fetching field", RefusalCode.WordLinks },
        { "torn field", RefusalCode.WordLinks },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Make_BadFile_IsRefused(string what, RefusalCode code)
    {
        var refused = WordTemplate.Make(File(what));

        Assert.False(refused.Done);
        Assert.Equal(code, Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public void Write_OnTemplate_HasItsStylesPageHeaderAndFooterAndNoneOfItsText()
    {
        var report = SampleReport.Build();
        using var package = SampleReport.Open(report, Made());
        var document = package.MainDocumentPart!;

        Assert.Empty(SampleReport.Faults(package));
        Assert.DoesNotContain("Skriv här", document.Document.InnerText, StringComparison.Ordinal);
        // The header stood in the first section only, and goes over to the last; its field shows the title of this report.
        Assert.Equal("Karlskoga kommun Självvärdering", Assert.Single(document.HeaderParts).Header.InnerText);
        Assert.Equal("Org.nr 212000-1991", Assert.Single(document.FooterParts).Footer.InnerText);
        Assert.Equal(10000u, WordReportTests.Body(package).Elements<SectionProperties>().Single().GetFirstChild<PageSize>()!.Width!.Value);
        Assert.Equal("Rubrik1", WordReportTests.Paragraphs(package, "heading 1")[0].ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        Assert.Equal("Mer", Assert.Single(WordReportTests.Paragraphs(package, "Rubrik 2")).InnerText);
        // Its own style happens to have the id of ours.
        Assert.Equal("KompassHeading3", Assert.Single(WordReportTests.Paragraphs(package, "heading 3")).ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        Assert.Equal("0000AA", WordReportTests.Style(package, "Vår egen rubrik").StyleRunProperties!.Color!.Val!.Value);
        // What is added is written as the template is.
        Assert.Empty(WordReportTests.Style(package, "Ingress").Descendants<RunFonts>());
        Assert.Equal(8000, WordReportTests.Body(package).Elements<Table>().First().GetFirstChild<TableGrid>()!.Elements<GridColumn>()
            .Sum(column => int.Parse(column.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Found_InTemplate_AreTheStylesThatItHas()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(Made()), isEditable: false);

        Assert.Equal(
            [(WordStyle.Normal, "Normal"), (WordStyle.Heading1, "heading 1"), (WordStyle.Heading2, "Rubrik 2")],
            WordStyles.Found(package.MainDocumentPart!).OrderBy(found => found.Key).Select(found => (found.Key, found.Value)));
    }

    [Fact]
    public void Make_AttachedTemplateAndProtection_AreLeftOut()
    {
        var made = Made(package =>
        {
            var settings = package.MainDocumentPart!.DocumentSettingsPart!;
            settings.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("file:///K:/mallar/kommun.dotm"), "rTemplate");
            settings.Settings.Append(new AttachedTemplate { Id = "rTemplate" }, new DocumentProtection { Edit = DocumentProtectionValues.ReadOnly, Enforcement = true });
        });
        using var package = SampleReport.Open(template: made);

        Assert.Empty(package.MainDocumentPart!.DocumentSettingsPart!.ExternalRelationships);
        Assert.Empty(package.MainDocumentPart.DocumentSettingsPart.Settings.Descendants<AttachedTemplate>());
        Assert.Empty(package.MainDocumentPart.DocumentSettingsPart.Settings.Descendants<DocumentProtection>());
        Assert.Empty(SampleReport.Faults(package));
    }

    [Fact]
    public void Write_OnOurOwnTemplateUploadedAgain_IsTheSameReport()
    {
        var own = WordDefault.Write("sv");
        var made = WordTemplate.Make(own);
        Assert.True(made.Done);
        using var plain = SampleReport.Open();
        using var again = SampleReport.Open(template: made.Value);

        Assert.Equal(Enum.GetValues<WordStyle>().Length, WordStyles.Found(again.MainDocumentPart!).Count);
        Assert.Equal(plain.MainDocumentPart!.Document.Body!.InnerText, again.MainDocumentPart!.Document.Body!.InnerText);
        Assert.Equal(plain.MainDocumentPart.HeaderParts.Single().Header.InnerText, again.MainDocumentPart.HeaderParts.Single().Header.InnerText);
        Assert.Empty(SampleReport.Faults(again));
    }

    private static byte[] Made(Action<WordprocessingDocument>? change = null)
    {
        var made = WordTemplate.Make(WordTemplates.Municipal(change));
        Assert.Empty(made.Refusals);
        return made.Value!;
    }

    private static byte[] File(string what) => what switch
    {
        "empty" => [],
        "large" => [.. "PK"u8, .. new byte[ReportTemplate.MaxBytes]],
        "text" => [.. "Rapportmall"u8],
        "workbook" => WordTemplates.With(WordTemplates.Municipal(), "word/document.xml", _ => null),
        "old" => WordTemplates.Compound("WordDocument"),
        "old workbook" => WordTemplates.Compound("Workbook"),
        "password" => WordTemplates.Compound("EncryptedPackage"),
        "rights" => WordTemplates.Compound("DRMEncryptedDataSpace"),
        "macros" => WordTemplates.Municipal(type: DocumentFormat.OpenXml.WordprocessingDocumentType.MacroEnabledTemplate),
        "hidden macros" => WordTemplates.With(WordTemplates.Municipal(), "word/vbaProject.bin", _ => "x"),
        "bomb" => WordTemplates.Bomb(),
        "cut off" => WordTemplates.Municipal()[..900],
        "not xml" => WordTemplates.With(WordTemplates.Municipal(), "word/document.xml", _ => "<w:document"),
        "no body" => WordTemplates.With(WordTemplates.Municipal(), "word/document.xml", text => text.Replace("w:body", "w:kropp", StringComparison.Ordinal)),
        "linked picture" => WordTemplates.Municipal(package => package.MainDocumentPart!.HeaderParts.First()
            .AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", new Uri("https://example.org/logga.png"))),
        "fetching field" => WordTemplates.Municipal(package => package.MainDocumentPart!.FooterParts.First().Footer.Append(
            new Paragraph(new SimpleField { Instruction = " INCLUDEPICTURE \"https://example.org/logga.png\" " }))),
        "torn field" => WordTemplates.Municipal(package => package.MainDocumentPart!.FooterParts.First().Footer.Append(
            new Paragraph(new Run(new FieldCode("INCLUDE")), new Run(new FieldCode("TEXT \"\\\\\\\\server\\\\fil.docx\""))))),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Unknown file."),
    };
}
