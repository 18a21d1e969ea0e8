using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Exports.Reports;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Tests.Exports.Reports;

public sealed class WordReportTests
{
    [Theory]
    [InlineData("sv", "sv-SE", "Innehåll", "Tabell\u00A01. Poäng per område")]
    [InlineData("en", "en-GB", "Contents", "Table\u00A01. Poäng per område")]
    public void Write_InLanguage_IsValidAndSaysItsLanguage(string language, string culture, string contents, string caption)
    {
        using var package = SampleReport.Open(SampleReport.Build(language));

        Assert.Empty(SampleReport.Faults(package));
        Assert.Equal(culture, Styles(package).DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.Languages!.Val!.Value);
        Assert.Equal(culture, package.PackageProperties.Language);
        Assert.Equal(("Självvärdering", "Karlskoga · Våren 2026", "Karlskoga"), (package.PackageProperties.Title, package.PackageProperties.Subject, package.PackageProperties.Creator));
        Assert.Equal(contents, Assert.Single(Paragraphs(package, "TOC Heading")).InnerText);
        Assert.Equal(caption, Paragraphs(package, "caption")[0].InnerText);
    }

    [Fact]
    public void Write_Headings_AreRealLevelsAndStandInTheContents()
    {
        using var package = SampleReport.Open();

        Assert.Equal(["Sammanfattning", "Förslag till beslut"], Paragraphs(package, "heading 1").Select(own => own.InnerText));
        Assert.Equal(["Mer"], Paragraphs(package, "heading 2").Select(own => own.InnerText));
        Assert.Equal(["Djupast"], Paragraphs(package, "heading 3").Select(own => own.InnerText));
        Assert.Equal([0, 1, 2], new[] { "heading 1", "heading 2", "heading 3" }.Select(name => Style(package, name).StyleParagraphProperties!.OutlineLevel!.Val!.Value));
        Assert.All(Paragraphs(package, "heading 1"), own => Assert.NotNull(own.ParagraphProperties!.PageBreakBefore));
        var links = Body(package).Descendants<Hyperlink>().ToList();
        Assert.Equal(["Sammanfattning", "Mer", "Förslag till beslut"], links.Select(link => link.InnerText));
        var marks = Body(package).Descendants<BookmarkStart>().ToDictionary(mark => mark.Name!.Value!, mark => mark.Parent!.InnerText);
        Assert.All(links, link => Assert.Equal(link.InnerText, marks[link.Anchor!.Value!]));
        // A program that is told to update by itself warns every reader first.
        Assert.Empty(package.MainDocumentPart!.DocumentSettingsPart!.Settings.Elements<UpdateFieldsOnOpen>());
        Assert.DoesNotContain(Body(package).Descendants<FieldChar>(), field => field.Dirty?.Value == true);
    }

    [Fact]
    public void Write_Tables_HaveHeaderRowsWidthsNamesAndNumbersToTheRight()
    {
        using var package = SampleReport.Open();
        var table = Body(package).Elements<W.Table>().First();
        var rows = table.Elements<TableRow>().ToList();

        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.All(rows, row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
        Assert.Equal("Poäng per område", table.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value);
        Assert.Equal("Område, Poäng, Datum", table.GetFirstChild<TableProperties>()!.TableDescription!.Val!.Value);
        Assert.Equal(9356, table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Sum(column => int.Parse(column.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["Styrningmed rad", "−3,3", "2026-03-01"], rows[1].Elements<TableCell>().Select(cell => cell.InnerText));
        Assert.Equal(["=1+1", "..", "–"], rows[2].Elements<TableCell>().Select(cell => cell.InnerText));
        Assert.Equal(["Tabelltext", "Tabellsiffra", "Tabelltext"], rows[1].Descendants<Paragraph>().Select(own => NameOf(package, own)));
        Assert.Single(rows[1].Descendants<Break>());
    }

    [Theory]
    [InlineData(5, "Kort", "1111 0")]
    [InlineData(9, "Kort", "1000 0001 0")]
    [InlineData(5, "En lång kommentar som tar flera rader i anspråk på papperet, och som ingen vill se flyttad i sin helhet till nästa sida.", "1001 0")]
    public void Write_Tables_StayTogetherWhereTheyAreShortAndLeaveNoRowAlone(int rows, string text, string kept)
    {
        using var package = Open(new App.Exports.Table("T", [new TableColumn("Åtgärd", 30), new TableColumn("Antal", 10)], [.. Enumerable.Range(1, rows).Select(row => new[] { SheetCell.Text(text), SheetCell.Whole(row) })]));
        var written = Body(package).Elements<W.Table>().Single().Elements<TableRow>().ToList();

        Assert.All(written[0].Descendants<ParagraphProperties>(), own => Assert.NotNull(own.KeepNext));
        Assert.Equal(
            kept.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(written.Skip(1).Select(row => row.Descendants<ParagraphProperties>().All(own => own.KeepNext is not null) ? '1' : '0')));
    }

    [Fact]
    public void Write_NarrowColumns_AreAsWideAsTheWordsOfTheirHeaders()
    {
        using var package = Open(new App.Exports.Table("T", [new TableColumn("Sub-area", 90), new TableColumn("Disagreement", 5)], [[SheetCell.Text("Ett"), SheetCell.Whole(1)]]));
        var widths = Body(package).Descendants<GridColumn>().Select(column => int.Parse(column.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(9356, widths.Sum());
        // Twelve letters of some 4.7 points, in twentieths of a point.
        Assert.InRange(widths[1], 1130, 1600);
    }

    private static WordprocessingDocument Open(App.Exports.Table table) => SampleReport.Open(SampleReport.Build() with { Blocks = [new ReportTable("Tabellen", table)] });

    [Fact]
    public void Write_Captions_AreCountedByFieldsThatAreFilled()
    {
        using var package = SampleReport.Open();
        var fields = Paragraphs(package, "caption").Select(own => own.Descendants<SimpleField>().Single()).ToList();

        Assert.Equal([" SEQ Tabell \\* ARABIC ", " SEQ Figur \\* ARABIC ", " SEQ Tabell \\* ARABIC ", " SEQ Figur \\* ARABIC ", " SEQ Figur \\* ARABIC "], fields.Select(field => field.Instruction!.Value));
        Assert.Equal(["1", "1", "2", "2", "3"], fields.Select(field => field.InnerText));
    }

    [Fact]
    public void Write_Charts_AreDrawnByWordAndSaidInWords()
    {
        using var package = SampleReport.Open();
        var drawings = Body(package).Descendants<Inline>().ToList();

        Assert.Equal(3, package.MainDocumentPart!.ChartParts.Count());
        // The caption says what it shows; a title over it would say so twice.
        Assert.DoesNotContain(
            package.MainDocumentPart.ChartParts.SelectMany(part => part.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Title>()), title => title.Parent is DocumentFormat.OpenXml.Drawing.Charts.Chart);
        Assert.All(drawings, drawing => Assert.Equal("Styrning 51, Kvalitet saknas.", drawing.DocProperties!.Description!.Value));
        Assert.Equal(3, drawings.Select(drawing => drawing.DocProperties!.Id!.Value).Distinct().Count());
        // Nothing is wider than the page.
        Assert.All(drawings, drawing => Assert.InRange(drawing.Extent!.Cx!.Value, 1, 9356L * 635));
    }

    [Fact]
    public void Write_NumberedLists_EachBeginAtOne()
    {
        using var package = SampleReport.Open();
        var numbering = package.MainDocumentPart!.NumberingDefinitionsPart!.Numbering;
        var lists = Body(package).Elements<Paragraph>()
            .Where(own => own.InnerText is "Första" or "Andra" or "Nämnden noterar.")
            .Select(own => own.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value).ToList();

        Assert.Equal(lists[0], lists[1]);
        Assert.NotEqual(lists[0], lists[2]);
        Assert.All(lists, list => Assert.Equal(1, numbering.Elements<NumberingInstance>().Single(own => own.NumberID! == list).Descendants<StartOverrideNumberingValue>().Single().Val!.Value));
        Assert.Equal("Beslutstext", NameOf(package, Body(package).Elements<Paragraph>().Single(own => own.InnerText == "Nämnden noterar.")));
    }

    [Fact]
    public void Write_HeaderAndFooter_SayWhoseItIsAndThePageAndSpareTheFirst()
    {
        using var package = SampleReport.Open();

        Assert.Equal("Karlskoga · Våren 2026", package.MainDocumentPart!.HeaderParts.Single().Header.InnerText);
        Assert.StartsWith("SjälvvärderingSida ", package.MainDocumentPart.FooterParts.Single().Footer.InnerText, StringComparison.Ordinal);
        Assert.Contains(package.MainDocumentPart.FooterParts.Single().Footer.Descendants<SimpleField>(), field => field.Instruction!.Value!.Trim() == "PAGE");
        Assert.NotNull(Body(package).Elements<SectionProperties>().Single().GetFirstChild<TitlePage>());
    }

    internal static Body Body(WordprocessingDocument package) => package.MainDocumentPart!.Document.Body!;

    internal static Styles Styles(WordprocessingDocument package) => package.MainDocumentPart!.StyleDefinitionsPart!.Styles!;

    internal static Style Style(WordprocessingDocument package, string name) => Styles(package).Elements<Style>().Single(style => style.StyleName!.Val!.Value == name);

    internal static List<Paragraph> Paragraphs(WordprocessingDocument package, string style) =>
        [.. Body(package).Descendants<Paragraph>().Where(own => NameOf(package, own) == style)];

    internal static string? NameOf(WordprocessingDocument package, Paragraph paragraph) => Styles(package).Elements<Style>()
        .SingleOrDefault(style => style.StyleId!.Value == paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value)?.StyleName!.Val!.Value;
}
