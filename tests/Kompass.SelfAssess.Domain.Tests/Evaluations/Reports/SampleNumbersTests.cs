using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>The sample reports against what people read in them: every number, every conflict of domain E.1.</summary>
public class SampleNumbersTests
{
    public static TheoryData<string> Keys => [.. SampleReports.All];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Parse_Sample_WhoseWhenAndWhichEdition(string key)
    {
        var (report, truth) = (Samples.Report(key), OfficialFile.Read(key));

        Assert.Equal(
            (truth.Municipality, truth.Year, truth.Month, truth.Edition),
            (report.Municipality!.Value, report.Year!.Value, report.Month!.Value, report.Edition!.Value));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Parse_Sample_EverySubAreaAndNoOther(string key)
    {
        var report = Samples.Report(key);
        var edition = Samples.Edition(report.Edition!.Value);

        Assert.Equal(OfficialFile.Read(key).SubAreas.Select(row => (row.Code, row.Points)), report.SubAreas.Select(row => (row.Code, row.Points)));
        Assert.Equal(edition.SubAreas.Select(subArea => (decimal?)subArea.MaxPoints), report.SubAreas.Select(row => row.Max));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Parse_Sample_EveryPrintedNumberAndNoOther(string key) => Assert.Equal(
        OfficialFile.Read(key).Printed.Select(number => new PrintedNumber(number.What, number.Area, number.Code, number.Value)),
        Samples.Report(key).Printed.Select(number => number.Value));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Parse_Sample_EveryNumberStandsInItsPassage(string key)
    {
        var (report, text) = (Samples.Report(key), Samples.Text(key));

        Assert.All(report.Printed, number => Assert.Contains(Printed(Math.Abs(number.Value.Value)), text.Quote(number.Passage), StringComparison.Ordinal));
        Assert.All(report.SubAreas, row => Assert.Contains(Printed(row.Points), text.Quote(row.Passage), StringComparison.Ordinal));
        Assert.All(report.SubAreas, row => Assert.StartsWith(row.Code, text.Quote(row.Passage).Split('\t').Last(cell => cell.Contains(row.Code, StringComparison.Ordinal)).Trim(), StringComparison.Ordinal));
        Assert.Contains(Printed(report.Year!.Value), text.Quote(report.Year.Passage), StringComparison.Ordinal);
        Assert.Contains(report.Municipality!.Value, text.Quote(report.Municipality.Passage), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Parse_Sample_HasNothingToWarnOf(string key) =>
        Assert.DoesNotContain(Samples.Report(key).Warnings, warning => warning.Kind is not (ReportWarningKind.FlattenedColumns or ReportWarningKind.NoFindings));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Parse_Sample_EarlierPointsAndNoOther(string key) => Assert.Equal(
        OfficialFile.Read(key).Earlier.Select(earlier => (earlier.Year, Areas(earlier.Areas.ToDictionary(area => area.Number, area => area.Points)), earlier.PrintedTotal)),
        Samples.Report(key).Earlier.Where(earlier => earlier.Areas.Count > 0 || earlier.PrintedTotal is not null)
            .Select(earlier => (earlier.Year, Areas(earlier.Areas), earlier.PrintedTotal)));

    [Fact]
    public void Parse_Karlskrona_EarlierYearsWithoutPoints()
    {
        var earlier = Samples.Report(SampleReports.Karlskrona2022).Earlier;

        Assert.Equal([2011, 2014, 2018], earlier.Select(result => result.Year));
        Assert.All(earlier, result => Assert.Null(result.ComputedTotal));
    }

    [Theory]
    [InlineData(SampleReports.Karlskoga2022)]
    [InlineData(SampleReports.Lindesberg2021)]
    public void Parse_FirstEvaluation_HasNoEarlier(string key) => Assert.Empty(Samples.Report(key).Earlier);

    [Fact]
    public void Parse_Karlskoga2003_TotalIsHalfAPointLow()
    {
        var earlier = Assert.Single(Samples.Report(SampleReports.Karlskoga2007).Earlier);

        Assert.Equal((346m, 346.5m), (earlier.PrintedTotal, earlier.ComputedTotal));
    }

    [Theory]
    [InlineData(SampleReports.Karlskoga2022, "AreaHeader 6 64≠65")]
    [InlineData(SampleReports.Karlskoga2007, "")]
    [InlineData(SampleReports.Lindesberg2021,
        "AreaHeader 1 46≠47, AreaHeader 4 45≠46, AreaHeader 5 51≠52, AreaSummary 1 46≠47, AreaSummary 4 45≠46, AreaSummary 5 51≠52, Total  420≠423, PercentTruncated 4 36≠36.67")]
    [InlineData(SampleReports.Karlskrona2022, "")]
    public void Parse_Sample_EveryConflict(string key, string expected)
    {
        var report = Samples.Report(key);
        var edition = Samples.Edition(report.Edition!.Value);
        var earlier = report.Earlier.FirstOrDefault(result => result.Areas.Count > 0);

        var conflicts = OfficialConflicts.Find(
            report.ResultIn(edition), edition, earlier is null ? null : new OfficialResult(edition.Key, new Dictionary<string, decimal>(), earlier.Areas, []));

        Assert.Equal(expected, string.Join(", ", conflicts.Select(conflict => FormattableString.Invariant($"{conflict.Kind} {conflict.Area} {conflict.Printed}≠{conflict.Computed:0.##}"))));
    }

    [Theory]
    [InlineData(SampleReports.Karlskoga2022, 1, "Samspel mellan förtroendevalda och medborgare")]
    [InlineData(SampleReports.Lindesberg2021, 1, "Samspel mellan förtroendevalda och medborgare")]
    [InlineData(SampleReports.Karlskoga2007, 3, "Tydlighet i samspelet politiker – tjänstemän")]
    public void Parse_Sample_AreaIsCalledAsItsChapterIs(string key, int area, string name) =>
        Assert.Equal(name, Samples.Report(key).Areas.Single(read => read.Number == area).Name);

    [Theory]
    [InlineData(SampleReports.Karlskoga2022, "3.4", "Samspel mellan rollerna som förtroendevald respektive tjänsteperson")]
    [InlineData(SampleReports.Karlskrona2022, "2.4", "CIVILSAMHÄLLE, NÄRINGSLIV OCH KULTUR")]
    [InlineData(SampleReports.Karlskoga2007, "5.3", "Strategier för att synliggöra kostnader")]
    [InlineData(SampleReports.Karlskoga2007, "8.4", "Kommunens internationella kontakter")]
    public void Parse_Sample_SubAreaIsCalledAsInTheTable(string key, string code, string label) =>
        Assert.Equal(label, Samples.Report(key).SubAreas.Single(row => row.Code == code).Label);

    private static string Printed(decimal value) => value.ToString("0.##", System.Globalization.CultureInfo.GetCultureInfo("sv-SE"));

    private static string Areas(IReadOnlyDictionary<int, decimal> areas) =>
        string.Join(' ', areas.OrderBy(area => area.Key).Select(area => FormattableString.Invariant($"{area.Key}:{area.Value}")));
}
