using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports.Findings;

public class ParsedWordsTests
{
    [Theory]
    [InlineData(SampleReports.Karlskoga2022, 6, 0)]
    [InlineData(SampleReports.Lindesberg2021, 0, 8)]
    [InlineData(SampleReports.Karlskrona2022, 0, 0)]
    [InlineData(SampleReports.Karlskoga2007, 0, 8)]
    public void Parse_Sample_HasEverythingTheEvaluatorsSay(string key, int recommendations, int summaries)
    {
        var report = Assert.IsType<ReportRead>(ReportParser.Parse(Samples.Text(key), Samples.Editions)).Report;

        Assert.Equal(FindingTruth.Of(key).Select(finding => finding.Text), report.Findings.Select(finding => finding.Text));
        Assert.Equal(recommendations, report.Recommendations.Count);
        Assert.Equal(summaries, report.Areas.Count(area => area.Summary is not null));
        Assert.All(report.Findings, finding => Assert.DoesNotContain('<', finding.Text));
        Assert.All(report.Findings.Where(finding => finding.SubArea is not null), finding => Assert.StartsWith($"{finding.Area}.", finding.SubArea, StringComparison.Ordinal));
    }
}
