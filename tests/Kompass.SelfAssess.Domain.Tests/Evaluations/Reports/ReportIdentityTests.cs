using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>Whose report it is, of when, of which edition, and what is no report.</summary>
public class ReportIdentityTests
{
    private static readonly ReportSketch Sketch = new()
    {
        Edition = Samples.Edition("2020-v2"),
        Points = OfficialFile.Read("olofstrom-2022").SubAreas.ToDictionary(row => row.Code, row => row.Points),
    };

    [Theory]
    [InlineData("Olofströms kommun", "Olofström")]
    [InlineData("Karlskoga kommun", "Karlskoga")]
    [InlineData("Lindesberg kommuns", "Lindesberg")]
    [InlineData("LINDESBERGS KOMMUN", "Lindesberg")]
    [InlineData("Borås stad", "Borås")]
    [InlineData("Västerås Stad", "Västerås")]
    [InlineData("Göteborgs Stad", "Göteborg")]
    [InlineData("Mönsterås kommun", "Mönsterås")]
    [InlineData("Grums kommun", "Grums")]
    [InlineData("Kils kommun", "Kil")]
    [InlineData("Upplands Väsby kommun", "Upplands Väsby")]
    [InlineData("Lilla Edets kommun", "Lilla Edet")]
    [InlineData("Dals-Eds kommun", "Dals-Ed")]
    [InlineData("Malung-Sälens kommun", "Malung-Sälen")]
    [InlineData("Falu kommun", "Falun")]
    [InlineData("Region Gotland", "Gotland")]
    [InlineData("Storköpings kommun", "Storköping")]
    public void Parse_Municipality_ShortForm(string printed, string expected) =>
        Assert.Equal(expected, (Sketch with { Municipality = printed }).Parsed().Municipality?.Value);

    [Fact]
    public void MunicipalityNames_AreAll290() => Assert.Equal(290, MunicipalityNames.Count);

    [Theory]
    [InlineData("genomfördes i oktober månad år 2022", 2022, 10)]
    [InlineData("genomfördes i mars år 2021", 2021, 3)]
    [InlineData("genomfördes den 8–10 februari 2022", 2022, 2)]
    [InlineData("genomfördes i november-december 2020", 2020, 11)]
    [InlineData("genomfördes under hösten 2022", 2022, null)]
    [InlineData("genomfördes i maj\n2019", 2019, 5)]
    [InlineData("har genomförts", null, null)]
    public void Parse_DateOfTheEvaluation(string made, int? year, int? month)
    {
        var report = (Sketch with { Made = made }).Parsed();

        Assert.Equal((year, month), (report.Year?.Value, report.Month?.Value));
        Assert.Equal(month is null, report.Warnings.Any(warning => warning.Kind == ReportWarningKind.NoDate));
    }

    [Fact]
    public void Parse_TitlePageAlone_NamesMunicipalityAndMonth_TheDateOfTheReportDoesNot()
    {
        var text = "Kommunkompassen\nAnalys av Tranemo kommun\n6-8 december 2006\n2007-02-16\n" + Table("2020-v1");

        var report = Samples.Report(ReportText.FromPlain(text));

        Assert.Equal(("Tranemo", 2006, 12, "2020-v1"), (report.Municipality!.Value, report.Year!.Value, report.Month!.Value, report.Edition!.Value));
    }

    [Theory]
    [InlineData("2020-v1")]
    [InlineData("2020-v2")]
    [InlineData("2002")]
    public void Parse_TableAlone_IsOfItsEdition(string edition)
    {
        var report = Samples.Report(ReportText.FromPlain(Table(edition)));

        Assert.Equal(edition, report.Edition!.Value);
        Assert.Equal(Samples.Edition(edition).SubAreas.Select(subArea => subArea.Code), report.SubAreas.Select(row => row.Code));
        Assert.Contains(report.Warnings, warning => warning.Kind == ReportWarningKind.NoMunicipality);
    }

    [Fact]
    public void Parse_NewEditionWithTheOldNameOfArea1_IsFoundByItsRows() =>
        Assert.Equal("2020-v2", Samples.Report(ReportText.FromPlain(Table("2020-v2").Replace("Samspel mellan förtroendevalda och medborgare", "Offentlighet och demokrati", StringComparison.Ordinal))).Edition!.Value);

    [Theory]
    [InlineData("2010")]
    [InlineData("2016")]
    [InlineData("2020")]
    public void Parse_ChaptersWithoutTable_EditionOfAreasAndTheirPoints(string key)
    {
        var edition = Samples.Edition(key);
        var chapters = edition.Areas.Select(area => $"Område {area.Number} {area.Name.Sv}\nRubriker Poäng\n{50 + area.Number}\nAllmänt\nText om området.\n");

        var report = Samples.Report(ReportText.FromPlain("Kommunkompassen\nAnalys av Västerås stad\n" + string.Concat(chapters)));

        Assert.Equal((key, "Västerås"), (report.Edition?.Value, report.Municipality?.Value));
        Assert.Contains(report.Warnings, warning => warning.Kind == ReportWarningKind.NoScores);
        Assert.Equal(436, report.ResultIn(edition).TotalFor(edition));
    }

    [Theory]
    [InlineData("", NotAReportReason.Empty)]
    [InlineData(" \n\f\n\u00A0", NotAReportReason.Empty)]
    [InlineData("Hej! Här kommer protokollet från kommunstyrelsen.", NotAReportReason.SomethingElse)]
    [InlineData("Kommunen fick 536 poäng i Kommunkompassen 2022.\nDet är vi stolta över.", NotAReportReason.SomethingElse)]
    [InlineData("1.1 Löner 20 40\n1.2 Hyror 30 40\n1.3 Resor 10 20\n2.1 Mat 5 10\n2.2 Kaffe 1 10", NotAReportReason.SomethingElse)]
    [InlineData("Kommunekompasset\nEvaluering av Lindesnes kommune 2017\nOmråde 1 Offentlighet og demokrati", NotAReportReason.OtherCountry)]
    public void Parse_WhatIsNoReport_IsRefusedWithTheReason(string text, NotAReportReason reason) =>
        Assert.Equal(new NotAReport(reason), ReportParser.Parse(ReportText.FromPlain(text), Samples.Editions));

    [Fact]
    public void Parse_LongerThanAnyReport_IsRefused()
    {
        var text = string.Concat(Enumerable.Repeat(SampleReports.Read(SampleReports.Karlskoga2022), 20));

        Assert.Equal(new NotAReport(NotAReportReason.TooLong), ReportParser.Parse(ReportText.FromPlain(text), Samples.Editions));
    }

    private static string Table(string key)
    {
        var edition = Samples.Edition(key);
        return "Kommunkompassen\n" + string.Join('\n', edition.Areas.SelectMany(area => area.SubAreas
            .Select(subArea => FormattableString.Invariant($"{subArea.Code} {subArea.Name.Sv} {subArea.MaxPoints / 2:0.#} {subArea.MaxPoints}"))
            .Prepend($"{area.Number}. {area.Name.Sv} Uppnått Max")));
    }
}
