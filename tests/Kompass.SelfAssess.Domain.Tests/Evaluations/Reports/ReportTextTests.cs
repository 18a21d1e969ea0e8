using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

public class ReportTextTests
{
    [Theory]
    [InlineData("Omra\u030Ade", "Område")]
    [InlineData("Upp\u00ADna\u030Att", "Uppnått")]
    [InlineData("bryts\u00AD", "bryts-")]
    [InlineData("ﬁnansiering och eﬀekt", "finansiering och effekt")]
    [InlineData("74\u00A0poäng", "74 poäng")]
    [InlineData("med\u200Bborgare\uFEFF", "medborgare")]
    [InlineData("V&auml;lf&#228;rd &amp; h&aring;llbarhet", "Välfärd & hållbarhet")]
    [InlineData("två&#10;rader", "två rader")]
    public void FromPlain_OneSpellingOfMany(string line, string expected) => Assert.Equal(expected, Assert.Single(ReportText.FromPlain(line).Lines).Text);

    [Fact]
    public void FromPlain_HalfACharacter_IsMarkedAsSuch() =>
        Assert.Equal("halv \uFFFD bokstav", Assert.Single(ReportText.FromPlain("halv \uD800 bokstav").Lines).Text);

    [Fact]
    public void FromPlain_EveryLineBreak_KeepsTheNumbersOfTheSource()
    {
        var text = ReportText.FromPlain("a\r\nb\rc\n\nd\u2028e");

        Assert.Equal(["a", "b", "c", "", "d", "e"], text.Lines.Select(line => line.Text));
        Assert.Equal([1, 2, 3, 4, 5, 6], text.Lines.Select(line => line.Number));
        Assert.Equal("b\nc", text.Quote(new Passage(2, 3)));
    }

    [Fact]
    public void FromPlain_FormFeed_BeginsAPageAndNoLine()
    {
        var text = ReportText.FromPlain("a\n\fb\nc\n\f");

        Assert.Equal([1, 2, 2, 3], text.Lines.Select(line => line.Page));
        Assert.Equal("b", text.Lines[1].Text);
    }

    [Fact]
    public void FromPlain_TabsAndWideGaps_PartCells()
    {
        var text = ReportText.FromPlain("\t66\t100\nStyrkor      Förbättringsmöjligheter\n  74 100 ");

        Assert.Equal(["", "66", "100"], text.Lines[0].Cells.Select(cell => cell.Text));
        Assert.Equal([new ReportCell("Styrkor", 0, 7), new ReportCell("Förbättringsmöjligheter", 13, 36)], text.Lines[1].Cells);
        Assert.Equal(new ReportCell("74 100", 2, 8), Assert.Single(text.Lines[2].Cells));
    }
}
