using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>Words on pages become the lines that a reader reads. Letters here are five points wide, lines twelve high and fourteen apart.</summary>
public sealed class PageLayoutTests
{
    private const double Letter = 5;

    [Fact]
    public void Read_PageInTwoColumns_ReadsTheLeftOneFirst()
    {
        var words = Enumerable.Range(0, 12).SelectMany(row => Line(60, row, $"vänster spalt rad nummer {row}").Concat(Line(320, row, $"höger spalt rad nummer {row}")));

        var lines = Read(words);

        Assert.Equal(
            Enumerable.Range(0, 12).Select(row => $"vänster spalt rad nummer {row}").Concat(Enumerable.Range(0, 12).Select(row => $"höger spalt rad nummer {row}")),
            lines.Select(line => line.Text));
    }

    [Fact]
    public void Read_FindingsSideBySide_KeepsTheirColumnAlsoWhereRowsDoNotMeet()
    {
        var words = Line(60, 0, "Kommunen har länge arbetat med dialog och gör det väl i alla delar av sin verksamhet")
            .Concat(Line(60, 2, "Styrkor")).Concat(Line(320, 2, "Förbättringsmöjligheter"))
            .Concat(Line(60, 3, "Bra dialog med de")).Concat(Line(320, 3.4, "Följ upp effekter"))
            .Concat(Line(60, 4, "unga")).Concat(Line(320, 4.4, "av dialogen"))
            .Concat(Line(320, 5.4, "Utveckla stödet"));

        var lines = Read(words).Where(line => !line.IsEmpty).ToList();

        Assert.Equal(["Styrkor", "Förbättringsmöjligheter"], lines[1].Cells.Select(cell => cell.Text));
        Assert.Equal(["Bra dialog med de", "unga"], lines.Skip(2).SelectMany(line => line.Cells).Where(cell => cell.Left < 300).Select(cell => cell.Text));
        Assert.Equal(["Följ upp effekter", "av dialogen", "Utveckla stödet"], lines.Skip(2).SelectMany(line => line.Cells).Where(cell => cell.Left > 300).Select(cell => cell.Text));
        Assert.All(lines, line => Assert.True(line.Placed));
    }

    [Fact]
    public void Read_ParagraphBeginsOnOneSide_HasAnEmptyLineBeforeThatSideOnly()
    {
        var words = Line(60, 0, "Styrkor").Concat(Line(320, 0, "Förbättringsområden"))
            .Concat(Line(60, 1, "Första styrkan är")).Concat(Line(320, 1, "Ett område att se"))
            .Concat(Line(60, 2, "öppenhet")).Concat(Line(320, 2, "över snart och"))
            .Concat(Line(60, 3.6, "Andra styrkan")).Concat(Line(320, 3, "på riktigt"))
            .Concat(Line(60, 4.6, "är stödet")).Concat(Line(320, 4.6, "Nytt område"));

        var lines = Read(words).ToList();

        var second = lines.FindIndex(line => line.Text.StartsWith("Andra", StringComparison.Ordinal));
        Assert.True(lines[second - 1].IsEmpty);
        Assert.DoesNotContain(lines, line => line.IsEmpty && line.Number < lines.First(other => other.Text.Contains("på riktigt", StringComparison.Ordinal)).Number);
    }

    [Fact]
    public void Read_WrappedNameWithPointsHalfWay_IsOneLine()
    {
        var words = Line(60, 0, "3.4 Samspel mellan rollerna som förtroendevald").Concat(Line(360, 0.5, "15")).Concat(Line(400, 0.5, "20"))
            .Concat(Line(60, 1, "respektive tjänsteperson"))
            .Concat(Line(60, 2, "3.5 Koncernstyrning")).Concat(Line(360, 2, "12")).Concat(Line(400, 2, "15"));

        var lines = Read(words);

        Assert.Equal(["3.4 Samspel mellan rollerna som förtroendevald respektive tjänsteperson\t15\t20", "3.5 Koncernstyrning\t12\t15"], lines.Where(line => !line.IsEmpty).Select(line => line.Text));
    }

    [Fact]
    public void Read_TwoScoreTablesSideBySide_ReadsOneAfterTheOther()
    {
        var words = Enumerable.Range(1, 4).SelectMany(row =>
            Line(60, row, $"1.{row} Hur informeras").Concat(Line(200, row, "40")).Concat(Line(230, row, "20"))
                .Concat(Line(300, row, $"5.{row} Hur detaljerat")).Concat(Line(440, row, "30")).Concat(Line(470, row, "10")));

        var lines = Read(words);

        Assert.Equal(["1.1", "1.2", "1.3", "1.4", "5.1", "5.2", "5.3", "5.4"], lines.Where(line => !line.IsEmpty).Select(line => line.Text[..3]));
    }

    [Fact]
    public void Read_ChapterThatBeginsBelowBothColumns_IsReadAfterThem()
    {
        var words = Rows(60, 0, 8, "första vänster").Concat(Line(320, 0, "Styrkor")).Concat(Rows(320, 1, 6, "första höger"))
            .Concat(Line(60, 10, "Område 5 Brukarens fokus")).Concat(Rows(60, 12, 8, "andra vänster")).Concat(Rows(320, 9.4, 10, "andra höger"));

        var lines = Read(words).Where(line => !line.IsEmpty).Select(line => line.Text).ToList();

        Assert.Equal(
            ["första vänster", "Styrkor", "första höger", "Område 5 Bruka", "andra vänster", "andra höger"],
            lines.Select(line => line[..Math.Min(14, line.IndexOf(" rad", StringComparison.Ordinal) is > 0 and var end ? end : line.Length)]).Distinct());
    }

    [Fact]
    public void Read_ChapterHeadingInOneColumnBesideRunningText_CutsNothing()
    {
        var words = Rows(60, 0, 8, "första vänster").Concat(Line(60, 10, "Område 5 Brukarens fokus")).Concat(Rows(60, 12, 8, "andra vänster")).Concat(Rows(320, 0, 20, "höger spalt"));

        var lines = Read(words).Where(line => !line.IsEmpty).Select(line => line.Text).ToList();

        Assert.True(lines.FindIndex(line => line.StartsWith("höger", StringComparison.Ordinal)) > lines.FindLastIndex(line => line.StartsWith("andra", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_ChapterThatGoesOnAtTheTopOfTheRightColumn_IsNotCutWhereAParagraphOfItEnds()
    {
        var words = Rows(60, 0, 8, "första vänster").Concat(Line(60, 10, "Område 5 Brukarens fokus")).Concat(Rows(320, 0, 9, "första höger")).Concat(Rows(320, 10.2, 9, "andra höger"));

        var lines = Read(words).Where(line => !line.IsEmpty).Select(line => line.Text).ToList();

        Assert.Equal(8, lines.FindIndex(line => line.StartsWith("Område 5", StringComparison.Ordinal)));
        Assert.StartsWith("första höger", lines[9], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ChapterHeadingBelowATableOfFindings_IsNoRowOfIt()
    {
        var words = Line(60, 0, "Kommunen har länge arbetat med dialog och gör det väl i alla delar av sin verksamhet")
            .Concat(Line(60, 2, "Styrkor")).Concat(Line(320, 2, "Förbättringsmöjligheter"))
            .Concat(Line(60, 3, "Bra dialog")).Concat(Line(320, 3, "Följ upp effekter"))
            .Concat(Line(60, 4, "Öppna möten")).Concat(Line(320, 4, "Utveckla stödet"))
            .Concat(Line(60, 6, "Område 8 Chefs- och ledarskap samt")).Concat(Line(60, 7, "medarbetarskap"));

        var lines = Read(words).Where(line => !line.IsEmpty).Select(line => line.Text).ToList();

        Assert.Equal("Område 8 Chefs- och ledarskap samt", lines[^2]);
    }

    [Fact]
    public void Read_TableInsideAPageColumn_IsPartedAndReadAsTwo()
    {
        var words = Rows(60, 0, 12, "vänster spalt")
            .Concat(Line(320, 0, "Styrkor")).Concat(Line(430, 0, "Förbättringsområden"))
            .Concat(Line(320, 1, "Bra dialog med de")).Concat(Line(430, 1, "Följ upp effekter av"))
            .Concat(Line(320, 2, "unga i skolan")).Concat(Line(430, 2, "dialogen"))
            .Concat(Line(430, 3, "Utveckla stödet till"))
            .Concat(Line(320, 4, "Öppna möten för alla")).Concat(Line(430, 4, "förtroendevalda"));

        var read = Findings.Reading.OfLists(new ReportText([.. Read(words).SkipWhile(line => !line.Text.StartsWith("Styrkor", StringComparison.Ordinal)).Select((line, index) => line with { Number = index + 1 })]));

        Assert.Equal(["Bra dialog med de unga i skolan", "Öppna möten för alla"], read.Findings.Where(finding => finding.Kind == FindingKind.Strength).Select(finding => finding.Text));
        Assert.Equal(
            ["Följ upp effekter av dialogen", "Utveckla stödet till förtroendevalda"], read.Findings.Where(finding => finding.Kind == FindingKind.Improvement).Select(finding => finding.Text));
    }

    [Fact]
    public void Read_LineThatStandsAloneInATable_KeepsItsColumn()
    {
        var words = Line(60, 0, "Styrkor").Concat(Line(320, 0, "Förbättringsmöjligheter"))
            .Concat(Line(60, 1, "Bra dialog med unga")).Concat(Line(320, 1, "Följ upp effekter"))
            .Concat(Line(320, 2, "Utveckla stödet")).Concat(Line(60, 3, "Öppna möten"));

        var read = Findings.Reading.OfLists(new ReportText(Read(words)));

        Assert.Equal(["Bra dialog med unga", "Öppna möten"], read.Findings.Where(finding => finding.Kind == FindingKind.Strength).Select(finding => finding.Text));
        Assert.Equal(["Följ upp effekter", "Utveckla stödet"], read.Findings.Where(finding => finding.Kind == FindingKind.Improvement).Select(finding => finding.Text));
    }

    [Fact]
    public void Read_HeadersAndPageNumbers_AreTakenOutAndPagesKept()
    {
        var pages = Enumerable.Range(1, 4).Select(page => new LaidPage(595, 842,
        [
            .. Line(60, -4, "Kommunkompassen Analys av X kommun"), .. Line(60, 4, $"Text på sida {page}"), .. Line(60, 5, "  74 100"), .. Line(500, 52, $"{page + 10}"),
        ]));

        var lines = PageLayout.Read([.. pages]).Lines.Where(line => !line.IsEmpty).ToList();

        Assert.Equal(["Text på sida 1", "74 100", "Text på sida 2", "74 100", "Text på sida 3", "74 100", "Text på sida 4", "74 100"], lines.Select(line => line.Text));
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4], lines.Select(line => line.Page));
    }

    [Fact]
    public void Read_SignsOfPrint_AreReadAsWritten()
    {
        PageWord[] words =
        [
            .. Line(60, 0, "Bra e\ufb00ekt i för\u00adbättringsar\u00ad"), new("2", 194, 118, 198, 125), new("utkast", 20, 100, 32, 140),
            .. Line(60, 1, "\uf0b7"), .. Line(82, 1, "Öppet"),
        ];

        Assert.Equal(["Bra effekt i förbättringsar-", "• Öppet"], Read(words).Select(line => line.Text));
    }

    [Fact]
    public void Read_NoWords_GivesNoLines() => Assert.Empty(PageLayout.Read([new LaidPage(595, 842, []), new LaidPage(0, 0, [new PageWord("x", 0, 0, 0, 0)])]).Lines);

    private static IReadOnlyList<ReportLine> Read(IEnumerable<PageWord> words) => PageLayout.Read([new LaidPage(595, 842, [.. words])]).Lines;

    private static IEnumerable<PageWord> Rows(double left, double first, int count, string text) =>
        Enumerable.Range(0, count).SelectMany(row => Line(left, first + row, $"{text} rad nummer {row} med text"));

    private static IEnumerable<PageWord> Line(double left, double row, string text)
    {
        var top = 120 + (row * 14);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new PageWord(word, left, top, left + (word.Length * Letter), top + 12);
            left += (word.Length + 0.6) * Letter;
        }
    }
}
