using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports.Findings;

public class ReportProseTests
{
    [Fact]
    public void Recommendations_Karlskoga2022_AreTheSixOfItsSummary()
    {
        var read = Recommendations(Samples.Text(SampleReports.Karlskoga2022));

        Assert.Equal(
            [
                "Bygg styrningen på både kort och lång sikt på ordentliga nulägesanalyser. I Karlskoga är man mycket i ”gör”, mindre i ”varför”.",
                "Ta ett strategiskt grepp om hållbar utveckling.",
                "Utveckla de innovativa arbetssätten än mer.",
                "Byt budgetmodell.",
                "Förstärk koncernperspektivet än mer.",
                "Glöm inte bort verksamheterna i ivern att bygga nytt, växa och jobba med näringslivets utveckling.",
            ],
            read.Select(recommendation => recommendation.Value));
        Assert.Equal(new Passage(195, 197), read[^1].Passage);
    }

    [Theory]
    [InlineData(SampleReports.Karlskoga2007)]
    [InlineData(SampleReports.Karlskrona2022)]
    [InlineData(SampleReports.Lindesberg2021)]
    public void Recommendations_ReportWithoutAListOfThem_None(string key) => Assert.Empty(Recommendations(Samples.Text(key)));

    [Theory]
    [InlineData("Olofströms kommun får totalt 468 poäng av 800.\nRekommendationer\nByt budgetmodell\nTa ett grepp om hållbar utveckling\nTabellen visar det.")]
    [InlineData("Utvärderarnas råd\n• Byt budgetmodell\n• Ta ett grepp om\nhållbar utveckling")]
    [InlineData("Rekommendationer\n1. Byt budgetmodell\n2. Ta ett grepp om hållbar utveckling\n\nSå långt råden.")]
    [InlineData("Vi vill skicka med kommunen följande råd:\n\n- Byt budgetmodell\n\n- Ta ett grepp om hållbar utveckling")]
    [InlineData("## Sammanfattande rekommendationer\nByt budgetmodell\nTa ett grepp om hållbar utveckling\nTabellen visar resultatet.")]
    public void Recommendations_OtherHeadingsAndBullets_AreRead(string list)
    {
        var text = ReportText.FromPlain($"2. Sammanfattning\nUtvärderingen gjordes i maj 2022 av två personer.\n\n{list}\n\nOmråde 1 Samspel mellan förtroendevalda och medborgare\nRubriker Poäng\n");

        Assert.Equal(["Byt budgetmodell", "Ta ett grepp om hållbar utveckling"], Recommendations(text).Select(recommendation => recommendation.Value));
    }

    [Fact]
    public void Recommendations_IndentedListWhoseBulletsAreDrawn_AreAllRead()
    {
        string[] list = ["Lägg mer kraft på analys och mindre på beskrivning.", "Styrmodellen är bra, ge den tid att sätta sig.", "Ta vara på idéerna."];
        string[] lines = ["2. Sammanfattning", "Rekommendationer", "", "För arbetet framåt ger utvärderarna efter samtal med kommunens ledning följande rekommendationer:", "", .. list, "", "Kommunen har kommit långt.", "Område 1 Samspel mellan förtroendevalda och medborgare", "Rubriker Poäng"];
        var text = new ReportText([.. lines.Select((line, index) =>
            new ReportLine(index + 1, 1, line, [new ReportCell(line, list.Contains(line) ? 106 : 76, 400)]) { Placed = true })]);

        Assert.Equal(list, Recommendations(text).Select(recommendation => recommendation.Value));
    }

    [Theory]
    [InlineData(SampleReports.Lindesberg2021, "178–192 194–211 213–223 225–241 243–259 261–274 276–296 298–314")]
    [InlineData(SampleReports.Karlskoga2007, "135–135 203–203 263–263 316–316 360–360 121–121 470–470 123–123")]
    [InlineData(SampleReports.Karlskoga2022, "- - - - - - - -")]
    [InlineData(SampleReports.Karlskrona2022, "- - - - - - - -")]
    public void AreaSummary_Sample_IsTheParagraphAboutTheAreaAlone(string key, string lines)
    {
        var outline = Samples.Outline(key);
        var reader = Summaries(key);

        Assert.Equal(lines, string.Join(' ', outline.Areas.Select(reader.Of).Select(summary =>
            summary is null ? "-" : $"{summary.Passage.FirstLine}–{summary.Passage.LastLine}")));
    }

    [Fact]
    public void AreaSummary_AcrossAPage_IsOneLineWithoutAddressOrHeading()
    {
        var lindesberg = Summaries(SampleReports.Lindesberg2021).Of(Samples.Outline(SampleReports.Lindesberg2021).Areas[1])!.Value;
        var karlskoga = Summaries(SampleReports.Karlskoga2007).Of(Samples.Outline(SampleReports.Karlskoga2007).Areas[1])!.Value;

        Assert.StartsWith("Samhällsutveckling som område erhöll 42 poäng. Här finns", lindesberg, StringComparison.Ordinal);
        Assert.Contains("Jämställdhetsarbetet är till exempel mest tydligt inom", lindesberg, StringComparison.Ordinal);
        Assert.EndsWith("nu tagits över av kommunstyrelsen.", lindesberg, StringComparison.Ordinal);
        Assert.Equal(
            "Inom området tillgänglighet och brukarorientering uppnår kommunen 48,5 poäng. Det är en förbättring med 11 poäng i förhållande till föregående utvärdering.",
            karlskoga);
    }

    private static IReadOnlyList<Reading<string>> Recommendations(ReportText text) =>
        RecommendationReader.Read(text, ReportOutline.Of(text, Samples.Editions), new ReportVocabulary(text));

    private static AreaSummaryReader Summaries(string key) =>
        new(Samples.Text(key), Samples.Outline(key), new ReportVocabulary(Samples.Text(key)));
}
