using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>Points in running text: whose and of which year they are decides.</summary>
public class ReportProseTests
{
    private static readonly ReportSketch Olofstrom = new()
    {
        Edition = Samples.Edition("2020-v2"),
        Points = OfficialFile.Read("olofstrom-2022").SubAreas.ToDictionary(row => row.Code, row => row.Points),
    };

    [Theory]
    [InlineData("Olofström får totalt 452 poäng av 800 möjliga poäng.", "Total 452")]
    [InlineData("Kommunen fick 452\npoäng.", "Total 452")]
    [InlineData("Kommunens totalpoäng är 452.", "Total 452")]
    [InlineData("Resultatet blev 452 av 800 möjliga poäng.", "Total 452")]
    [InlineData("Kommunen får 452 poäng, vilket är 60 poäng mer än 2017 då kommunen fick 392 poäng.", "Total 452, Difference 60, 2017 392")]
    [InlineData("Resultatet har ökat från 392 poäng 2017 till 452 poäng 2022.", "Total 452, 2017 392")]
    [InlineData("Kommunen fick 392 poäng (2017) och får nu 452 poäng.", "Total 452, 2017 392")]
    [InlineData("Vid utvärderingen 2017 fick kommunen 392 poäng.", "2017 392")]
    [InlineData("Den förra utvärderingen genomfördes 2017. Då fick kommunen 392 poäng.", "2017 392")]
    [InlineData("Det är kommunens andra utvärdering. Den tidigare genomfördes 2017 och gav 392 poäng.", "2017 392")]
    [InlineData("Kommunen har tidigare utvärderats 2017 och fick då 392 poäng.", "2017 392")]
    [InlineData("Det var kommunens andra utvärdering (2017, 392 poäng) enligt kriterierna.", "2017 392")]
    [InlineData("Olofström har förbättrat sig sedan 2017 då man fick 392 poäng.", "2017 392")]
    [InlineData("Det är 60 poäng mer än vid föregående utvärdering (392 poäng år 2017).", "Difference 60, 2017 392")]
    [InlineData("Utvärdering 2017: 392 poäng", "2017 392")]
    [InlineData("Det är kommunens andra utvärdering. Den första genomfördes 2017.", "2017 –")]
    [InlineData("Utvärderingen 2017 gav ett resultat under genomsnittet, 392 poäng.", "2017 392")]
    [InlineData("Sedan 2017 har kommunen gjort mycket, och resultatet är 452 poäng.", "Total 452")]
    [InlineData("Kommunen har tidigare utvärderats 2011, 2014 och 2017.", "2011 –, 2014 –, 2017 –")]
    [InlineData("Det finns utvärderingar 2011, 2014, 2018 och 2022 av kommunen.", "2011 –, 2014 –, 2018 –")]
    [InlineData("Kommunen har tidigare utvärderats 2011 (364 poäng) och 2017, då resultatet blev 392 poäng.", "2011 364, 2017 392")]
    [InlineData("Kommunen tappar 12 poäng jämfört med 2017.", "Difference -12")]
    [InlineData("Nacka kommun har fått 644 poäng.", "")]
    [InlineData("Karlshamns kommun fick 455 poäng 2021 medan Olofström får 452 poäng.", "Total 452")]
    [InlineData("Kommunen får 452 poäng, jämfört med Höganäs 679 poäng.", "Total 452")]
    [InlineData("Genomsnittet för kommunerna är 517 poäng.", "")]
    [InlineData("Kommunen hade drygt 450 poäng i Svenskt Näringslivs ranking.", "")]
    [InlineData("SKR har utvärderat över 200 kommuner sedan 2002 och alla utvärderingar från 2016 finns på nätet.", "")]
    [InlineData("Starkast är arbetsliv med 63 poäng och svagast kvalitetsutveckling med 43 poäng.", "AreaSummary 7 63, AreaSummary 6 43")]
    [InlineData("Området styrning och\nkontroll fick 62 poäng. Brukarens fokus genererar 53 av 100 poäng.", "AreaSummary 3 62, AreaSummary 5 53")]
    [InlineData("Område 4 fick 51 poäng, en minskning med 3,5 poäng.", "AreaSummary 4 51, Difference 4 -3.5")]
    [InlineData("Delområdet transparens kring resultat inom samhällsutveckling fick 3 poäng.", "")]
    [InlineData("Samspel mellan förtroende-\nvalda och medborgare får 54 poäng.", "AreaSummary 1 54")]
    public void Parse_Summary_TakesWhatIsMeant(string summary, string expected)
    {
        var report = (Olofstrom with { SummaryText = summary, Header = null, SumLabel = null }).Parsed();

        Assert.Equal(expected, Told(report));
    }

    [Theory]
    [InlineData("Området får 54 poäng, en förbättring med 4,5 poäng.", "AreaText 1 54, Difference 1 4.5")]
    [InlineData("Inom området uppnår kommunen 54 poäng. Det är en försämring med hela 3 poäng i förhållande till 2017.", "AreaText 1 54, Difference 1 -3")]
    [InlineData("Medborgarna kan samla poäng och 54 procent gör det.", "")]
    [InlineData("Skolorna fick 54 poäng i en tävling.", "")]
    [InlineData("Inom området fick Nacka 84 poäng.", "")]
    [InlineData("Området fick 47 poäng 2017.", "2017 1:47")]
    public void Parse_Chapter_TakesWhatIsMeant(string sentence, string expected)
    {
        var text = (Olofstrom with { Header = null, SumLabel = null }).Plain().Replace("Den har 13 000 invånare", sentence + " Den har 13 000 invånare", StringComparison.Ordinal);

        var report = Samples.Report(ReportText.FromPlain(text[..text.IndexOf("Område 2 Samhällsutveckling", StringComparison.Ordinal)] + After(text)));

        Assert.Equal(expected, Told(report));
    }

    [Fact]
    public void Parse_TableOfPeriods_ThisYearsColumnAndTheEarlierOnes()
    {
        var areas = Olofstrom.Edition.Areas.Select(area => $"{area.Number} {area.Name.Sv}\t{40 + area.Number}\t{50 + area.Number}\t+10");

        var report = (Olofstrom with { SummaryText = $"Kommunkompassen\t2017\t2022\tFörändring\n{string.Join('\n', areas)}\nTOTALT\t356\t436\t+80", Header = null, SumLabel = null }).Parsed();

        var earlier = Assert.Single(report.Earlier);
        Assert.Equal((2017, 356m, 356m), (earlier.Year, earlier.PrintedTotal, earlier.ComputedTotal));
        Assert.Equal(Enumerable.Range(51, 8).Select(points => (decimal)points), report.Printed.Where(number => number.Value.Kind == PrintedKind.AreaSummary).Select(number => number.Value.Value));
        Assert.Equal(436, report.Printed.Single(number => number.Value.Kind == PrintedKind.TotalTable).Value.Value);
        Assert.Equal(9, report.Printed.Count(number => number.Value.Kind == PrintedKind.Difference));
    }

    private static string After(string text) => text[text.IndexOf(" 4. Översikt", StringComparison.Ordinal)..];

    private static string Told(ParsedReport report) => string.Join(", ", report.Printed
        .Select(number => FormattableString.Invariant($"{number.Value.Kind} {number.Value.Area} {number.Value.Value}").Replace("  ", " ", StringComparison.Ordinal))
        .Concat(report.Earlier.Select(earlier => FormattableString.Invariant($"{earlier.Year} {earlier.PrintedTotal?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Join(' ', earlier.Areas.Select(area => $"{area.Key}:{area.Value}").DefaultIfEmpty("–"))}"))));
}
