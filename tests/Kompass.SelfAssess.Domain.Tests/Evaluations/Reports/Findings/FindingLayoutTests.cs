using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports.Findings;

public class FindingLayoutTests
{
    private static readonly string[] Strengths = ["Bra systematik för dialog med unga, inte minst i skolan", "Visionen är väl känd", "Politikerenkät årligen"];

    private static readonly string[] Improvements = ["Följ upp effekter av tidigare dialoger och berätta om dem", "Inkludera bolagen i styrningen"];

    [Fact]
    public void Read_CellsOfAPdf_GoByTheirPlaceOnThePage()
    {
        var text = Pdf(
            ("Styrkor", "Förbättringsmöjligheter"),
            ("Bra systematik för dialog med", "Följ upp effekter av tidigare"),
            ("unga, inte minst i skolan", "dialoger och berätta om dem"),
            ("Visionen är väl känd", "Inkludera bolagen i styrningen"),
            ("Politikerenkät årligen", null));

        AssertBoth(text);
    }

    [Fact]
    public void Read_CellsOfAPdf_HeadsCentredAndRightColumnLonger_AreStillApart()
    {
        var lines = new List<ReportLine>
        {
            Line(1, 1, ("Styrkor", 140), ("Förbättringsområden", 400)),
            Line(2, 1, ("Bra systematik för dialog med", 72), ("Följ upp effekter av tidigare", 300)),
            Line(3, 1, ("unga, inte minst i skolan", 72)),
            Line(4, 1, ("dialoger och berätta om dem", 300)),
            Line(5, 1, ("Visionen är väl känd", 72), ("Inkludera bolagen i styrningen", 300)),
            Line(6, 2, ("Politikerenkät årligen", 72)),
        };

        AssertBoth(new ReportText(lines));
    }

    [Fact]
    public void Read_LayoutTextWithGaps_GoesByTheirPlaceOnTheLine() => AssertBoth(ReportText.FromPlain("""
        Styrkor                             Förbättringsområden
        Bra systematik för dialog med       Följ upp effekter av tidigare
        unga, inte minst i skolan           dialoger och berätta om dem
        Visionen är väl känd                Inkludera bolagen i styrningen
        Politikerenkät årligen
        """));

    [Fact]
    public void Read_HeadsUnderEachOtherAboveARunOfBoth_IsFlattened()
    {
        var read = Reading.OfLists(ReportText.FromPlain("""
            Styrkor
            Förbättringsmöjligheter
            Bra systematik för dialog med unga,
            inte minst i skolan
            Visionen är väl känd
            Politikerenkät årligen
            Följ upp effekter av tidigare
            dialoger och berätta om dem
            Inkludera bolagen i styrningen
            """));

        Assert.Equal([.. Strengths, .. Improvements], read.Findings.Select(finding => finding.Text));
        Assert.Equal(
            [FindingKind.Strength, FindingKind.Strength, FindingKind.Strength, FindingKind.Improvement, FindingKind.Improvement],
            read.Findings.Select(finding => finding.Suggested!.Value));
    }

    [Theory]
    [InlineData("\n\f")]
    [InlineData("\n ")]
    public void Read_RunOfBothOnTwoPages_HasBothColumnsOnEach(string newPage)
    {
        var read = Reading.OfLists(ReportText.FromPlain($"""
            Styrkor Förbättringsmöjligheter
            Bra systematik för dialog med unga,
            inte minst i skolan
            Visionen är väl känd
            Följ upp effekter av tidigare
            dialoger och berätta om dem{newPage}Tydlig ansvarsfördelning
            God kännedom om målen
            Inkludera bolagen i styrningen
            Utveckla analysen av resultaten
            """));

        Assert.Equal("SSISSII", string.Concat(read.Findings.Select(finding => finding.Suggested == FindingKind.Strength ? 'S' : 'I')));
    }

    [Theory]
    [InlineData("•")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("*")]
    [InlineData("\uf0b7")]
    public void Read_Bullets_PartItemsWhateverTheirLines(string bullet) => AssertBoth(ReportText.FromPlain($"""
        ## Styrkor
        {bullet} Bra systematik för dialog med unga,
        inte minst i skolan
        {bullet} Visionen är väl känd
        {bullet} Politikerenkät årligen
        ## Förbättringsområden
        {bullet} Följ upp effekter av tidigare dialoger
        och berätta om dem
        {bullet} Inkludera bolagen i styrningen
        """));

    [Theory]
    [InlineData("<ul><li>{0}</li><li>{1}</li><li>{2}</li></ul>", "<ul><li>{0}</li><li>{1}</li></ul>")]
    [InlineData("<p>{0}</p> <p><strong>{1}</strong></p> <p>{2}</p>", "{0}<br>{1}")]
    [InlineData("• {0} • {1} • {2}", "• {0}<br/>• {1}")]
    public void Read_TaggedCells_PartItems(string left, string right)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;

        AssertBoth(ReportText.FromPlain($"Styrkor\tFörbättringsmöjligheter\n{string.Format(invariant, left, Strengths)}\t{string.Format(invariant, right, Improvements)}"));
    }

    [Fact]
    public void Read_PastedTableWithLineBreaksInItsCells_TheTabTurnsTheColumn() => AssertBoth(ReportText.FromPlain(
        $"Styrkor\tFörbättringsmöjligheter\n{string.Join('\n', Strengths)}\t{string.Join('\n', Improvements)}"));

    [Theory]
    [InlineData("Tydliga kanaler och sam-\narbete i kommunen", "Tydliga kanaler och samarbete i kommunen")]
    [InlineData("Bra introduktion med pre-\nboarding och on-boarding", "Bra introduktion med pre-boarding och on-boarding")]
    [InlineData("Utbildning i chef- \noch ledarskap för alla", "Utbildning i chef- och ledarskap för alla")]
    [InlineData("Ett väl utvecklat e-\ntjänsteutbud finns", "Ett väl utvecklat e-tjänsteutbud finns")]
    [InlineData("Uppföljning med KKiK-\nrapporter varje år", "Uppföljning med KKiK-rapporter varje år")]
    public void Read_HyphenAtALinesEnd_IsUndoneUnlessItBelongsToTheWord(string lines, string expected) =>
        Assert.Equal(expected, Assert.Single(Reading.OfLists(ReportText.FromPlain($"Styrkor\n{lines}")).Findings).Text);

    [Theory]
    [InlineData("Förbättringsförslag")]
    [InlineData("Förbättringspotential")]
    [InlineData("Utvecklingsområden")]
    [InlineData("Förslag till förbättringar")]
    public void Read_OtherHeadingsOverImprovements_AreHeadings(string heading)
    {
        AssertBoth(ReportText.FromPlain($"Styrkor\n• {string.Join("\n• ", Strengths)}\n{heading}\n• {string.Join("\n• ", Improvements)}"));
        Assert.True(Headings.IsFindings(Likeness.Letters($"Styrkor {heading}")));
    }

    [Theory]
    [InlineData("•")]
    [InlineData("o")]
    [InlineData("✓")]
    public void Read_BulletAloneOnItsLine_BeginsTheNextOne(string bullet) => AssertBoth(ReportText.FromPlain(
        $"Styrkor\n{bullet}\n{string.Join($"\n{bullet}\n", Strengths)}\nFörbättringsområden\n{bullet}\n{string.Join($"\n{bullet}\n", Improvements)}"));

    [Fact]
    public void Read_FooterAndPageNumber_AreNoPartOfAFinding()
    {
        var read = Reading.OfLists(ReportText.FromPlain("Styrkor\nVisionen är väl känd hos alla som\n  35\n\fvi har träffat"));

        Assert.Equal("Visionen är väl känd hos alla som vi har träffat", Assert.Single(read.Findings).Text);
    }

    [Fact]
    public void Read_BlocksOfBothColumnsInTurn_AreUnsortedAndSuggestedByTheirWords()
    {
        var read = Reading.OfLists(ReportText.FromPlain("""
            Styrkor

            Förbättringsmöjligheter

            Tydliga mål som är väl kända i alla
            nämnder.

            Följ upp effekterna av dialogerna.

            God kännedom om målen.
            Välfungerande stöd för uppföljning.
            Uppskattat forum för chefer.

            Redovisa resultaten på ett begripligt
            sätt på webben.
            Utveckla stödet till förtroendevalda.

            Bra introduktion för nya medarbetare.
            """));

        Assert.All(read.Findings, finding => Assert.Equal(FindingKind.Unsorted, finding.Kind));
        Assert.Equal("SISSSIIS", string.Concat(read.Findings.Select(finding => finding.Suggested == FindingKind.Strength ? 'S' : 'I')));
        Assert.All(read.Findings, finding => Assert.InRange(finding.Confidence!.Value, 0.5, 0.99));
    }

    [Fact]
    public void Read_LinesApartBelowBothLists_AreNotSorted()
    {
        var read = Reading.OfLists(ReportText.FromPlain("""
            Styrkor
            Tydliga mål som är kända i alla nämnder.
            God kännedom om målen.
            Förbättringsområden
            Följ upp effekterna av dialogerna.
            Utveckla stödet till förtroendevalda.
            Redovisa resultaten.

            Bra introduktion för nya medarbetare.
            """));

        Assert.Equal([2, 3], [read.Findings.Count(finding => finding.Kind == FindingKind.Strength), read.Findings.Count(finding => finding.Kind == FindingKind.Improvement)]);
        Assert.Equal((FindingKind.Unsorted, FindingKind.Strength), (read.Findings[^1].Kind, read.Findings[^1].Suggested!.Value));
    }

    [Fact]
    public void Read_RunningTextBelowTheLists_IsNoFinding()
    {
        var prose = string.Join(' ', Enumerable.Repeat("Kommunen arbetar med frågan på flera sätt och utvärderarna har fått en samstämmig bild. Arbetet följs upp i delårsrapporten.", 5));

        var read = Reading.OfLists(ReportText.FromPlain($"Styrkor\n• Bra dialog med unga\n• Öppna möten\nFörbättringsområden\n• Följ upp effekter\n• Utveckla stödet\n• {prose}\n• Mer text"));

        Assert.Equal(["Bra dialog med unga", "Öppna möten", "Följ upp effekter", "Utveckla stödet"], read.Findings.Select(finding => finding.Text));
    }

    [Fact]
    public void Read_HeadingsWithoutAnything_WarnsAndInventsNothing()
    {
        var read = Reading.OfLists(ReportText.FromPlain("Styrkor Förbättringsmöjligheter\n\n"));

        Assert.Empty(read.Findings);
        Assert.Equal(ReportWarningKind.NoFindings, Assert.Single(read.Warnings).Kind);
    }

    private static void AssertBoth(ReportText text)
    {
        var read = Reading.OfLists(text);

        Assert.Equal(Strengths, read.Findings.Where(finding => finding.Kind == FindingKind.Strength).Select(finding => finding.Text));
        Assert.Equal(Improvements, read.Findings.Where(finding => finding.Kind == FindingKind.Improvement).Select(finding => finding.Text));
        Assert.Empty(read.Warnings);
    }

    private static ReportText Pdf(params (string Left, string? Right)[] rows) => new([.. rows.Select((row, i) =>
        row.Right is null ? Line(i + 1, 1, (row.Left, 72)) : Line(i + 1, 1, (row.Left, 72), (row.Right, 310)))]);

    private static ReportLine Line(int number, int page, params (string Text, double Left)[] cells) => new(
        number, page, string.Join("   ", cells.Select(cell => cell.Text)), [.. cells.Select(cell => new ReportCell(cell.Text, cell.Left, cell.Left + (5 * cell.Text.Length)))]);
}
