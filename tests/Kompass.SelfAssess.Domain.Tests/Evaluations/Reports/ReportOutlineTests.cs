using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

public class ReportOutlineTests
{
    [Theory]
    [InlineData(SampleReports.Karlskoga2022, "–", "1–96", "97–197", "3181–3300")]
    [InlineData(SampleReports.Karlskoga2007, "13–22", "24–50", "52–123", "570–597")]
    [InlineData(SampleReports.Lindesberg2021, "–", "1–96", "97–314", "2144–2253")]
    [InlineData(SampleReports.Karlskrona2022, "13–30", "32–71", "74–103", "513–575")]
    public void Of_Sample_FindsItsParts(string key, string contents, string introduction, string summary, string table)
    {
        var outline = Samples.Outline(key);

        Assert.Equal(
            [contents, introduction, summary, table],
            [Lines(outline.Contents), Lines(outline.Introduction), Lines(outline.Summary), Lines(outline.ScoreTable)]);
    }

    [Theory]
    [InlineData(SampleReports.Karlskoga2022, "201 622 1125 1565 2007 2280 2597 2906", "539 1063 1497 1920 2205 2518 2850 3126", 3236)]
    [InlineData(SampleReports.Karlskoga2007, "127 194 256 308 349 397 462 515", "172 239 294 336 384 446 502 556", null)]
    [InlineData(SampleReports.Lindesberg2021, "318 575 852 1125 1314 1491 1668 1931", "515 793 1068 1293 1462 1633 1857 2093", 1929)]
    [InlineData(SampleReports.Karlskrona2022, "107 161 212 272 324 372 416 464", "158 206 269 321 369 413 461 510", null)]
    public void Of_Sample_FindsEightAreasTheirFindingsAndTheFooter(string key, string headings, string findings, int? footer)
    {
        var outline = Samples.Outline(key);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], outline.Areas.Select(area => area.Number));
        Assert.Equal(headings, string.Join(' ', outline.Areas.Select(area => area.Heading.FirstLine)));
        Assert.Equal(findings, string.Join(' ', outline.Areas.Select(area => area.Findings!.FirstLine)));
        Assert.Equal(footer is { } line ? [line] : [], outline.Furniture);
        Assert.All(outline.Areas, area => Assert.True(
            area.Heading.LastLine < area.Header!.FirstLine && area.Header.LastLine < area.Body!.FirstLine && area.Body.LastLine < area.Findings!.FirstLine));
    }

    [Theory]
    [InlineData(SampleReports.Karlskoga2022, "2020-v2", 36)]
    [InlineData(SampleReports.Lindesberg2021, "2020-v1", 35)]
    [InlineData(SampleReports.Karlskrona2022, "2020-v2", 36)]
    public void WithSections_Sample_FindsEverySubAreaInOrder(string key, string edition, int count)
    {
        var sections = Samples.Outline(key).WithSections(Samples.Text(key), Samples.Edition(edition)).Areas.SelectMany(area => area.Sections).ToList();

        Assert.Equal(Samples.Edition(edition).SubAreas.Select(subArea => subArea.Code), sections.Select(section => section.Code));
        Assert.Equal(count, sections.Count);
    }

    [Fact]
    public void WithSections_Lindesberg_SubAreaWithoutTextHasOnlyItsHeading()
    {
        var outline = Samples.Outline(SampleReports.Lindesberg2021).WithSections(Samples.Text(SampleReports.Lindesberg2021), Samples.Edition("2020-v1"));
        var section = outline.Areas[0].Sections.Single(section => section.Code == "1.5");

        Assert.Equal(new Passage(513, 513), section.Heading);
        Assert.Null(section.Body);
    }

    [Fact]
    public void WithSections_Karlskoga_WrappedHeadingIsOne()
    {
        var outline = Samples.Outline(SampleReports.Karlskoga2022).WithSections(Samples.Text(SampleReports.Karlskoga2022), Samples.Edition("2020-v2"));
        var section = outline.Areas[2].Sections.Single(section => section.Code == "3.4");

        Assert.Equal("Samspel mellan rollerna som förtroendevald respektive tjänsteperson", section.Name);
        Assert.Equal(new Passage(1406, 1407), section.Heading);
    }

    [Fact]
    public void Of_HeadingsWrappedUpperCaseOrWithPoints_AreFound()
    {
        var text = ReportText.FromPlain("""
            Område 1 Samspel mellan förtroendevalda och
            medborgare
            Rubriker Poäng
            • Transparens kring resultat
            Allmänt
            Text.
            OMRÅDE 2: SAMHÄLLSUTVECKLING (68 av 100)
            Rubriker Poäng
            Område 3 – Styrning och kontroll 74 poäng
            Rubriker Poäng
            5. Brukarens fokus
            Rubriker Poäng
            Text.
            """);

        var areas = ReportOutline.Of(text, Samples.Editions).Areas;

        Assert.Equal(
            ["1 Samspel mellan förtroendevalda och medborgare", "2 SAMHÄLLSUTVECKLING", "3 Styrning och kontroll", "5 Brukarens fokus"],
            areas.Select(area => $"{area.Number} {area.Name}"));
        Assert.Equal(new Passage(1, 2), areas[0].Heading);
    }

    [Theory]
    [InlineData("Område 1 Samspel mellan förtroendevalda och medborgare\t9")]
    [InlineData("Område 1 Samspel mellan förtroendevalda och medborgare ..... 9")]
    [InlineData("Område 1 är det område där kommunen har kommit längst.")]
    [InlineData("1. Samspel mellan förtroendevalda och medborgare")]
    public void Of_LineOfContentsListOrSentence_IsNoHeading(string line)
    {
        var text = ReportText.FromPlain($"{line}\nNågot annat står här.\nOch här.");

        Assert.Empty(ReportOutline.Of(text, Samples.Editions).Areas);
    }

    [Fact]
    public void Of_HeadingRepeatedOnEveryPage_IsOneChapter()
    {
        var text = ReportText.FromPlain("""
            Område 4 Effektivitet
            Rubriker Poäng
            • Samverkan
            Allmänt
            Text som är lång nog.
            Område 4 Effektivitet
            Mer text.
            Område 5 Brukarens fokus
            Rubriker Poäng
            """);

        var outline = ReportOutline.Of(text, Samples.Editions);

        Assert.Equal([4, 5], outline.Areas.Select(area => area.Number));
        Assert.Equal(new Passage(4, 7), outline.Areas[0].Body);
        Assert.Contains(6, outline.Furniture);
    }

    [Fact]
    public void Of_PageNumbersAtTheEdges_AreFurniture_TheLonePointsAreNot()
    {
        var pages = Enumerable.Range(1, 6).Select(page => $"Text på sidan.\n{(page == 4 ? "68\n" : "")}Kommunkompassen i kommunen\n{page + 2}");
        var text = ReportText.FromPlain(string.Join("\n\f", pages));

        var outline = ReportOutline.Of(text, Samples.Editions);

        var kept = outline.LinesOf(text, new Passage(1, text.Lines.Count)).Select(line => line.Text).ToList();
        Assert.Contains("68", kept);
        Assert.DoesNotContain("5", kept);
    }

    [Fact]
    public void Of_ScoreTableBeforeTheChapters_EndsNone()
    {
        var text = ReportText.FromPlain("""
            Poängfördelning
            1. Offentlighet och demokrati Uppnått Max
            1.1 Strategi för demokratiutveckling och information 6 20
            1.2 Kommunens information till medborgarna 6 10
            1.3 Medborgarnas möjlighet till dialog med politiken 15 30
              27 60
            Område 1 Samspel mellan förtroendevalda och medborgare
            Rubriker Poäng
            • Transparens kring resultat
            46
            Allmänt
            Text.
            """);

        var outline = ReportOutline.Of(text, Samples.Editions);

        Assert.Equal(new Passage(1, 6), outline.ScoreTable);
        Assert.Equal(new Passage(11, 12), Assert.Single(outline.Areas).Body);
    }

    private static string Lines(Passage? part) => part is null ? "–" : $"{part.FirstLine}–{part.LastLine}";
}
