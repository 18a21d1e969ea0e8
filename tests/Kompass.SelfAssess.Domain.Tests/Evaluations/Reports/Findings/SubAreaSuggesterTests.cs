using Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports.Findings;

public class SubAreaSuggesterTests
{
    // Placed by hand, some with two sub-areas that are equally right. Weights were chosen with Karlskoga: 103 of 120 (86 %), Karlskrona 89 of 102
    // (87 %), counted over all findings, also those without a suggestion.
    [Theory]
    [InlineData(SampleReports.Karlskoga2022, 0.8)]
    [InlineData(SampleReports.Karlskrona2022, 0.8)]
    public void Suggest_HandPlacedFindings_MostlyTheSame(string key, double atLeast)
    {
        var truth = FindingTruth.Of(key);
        var found = Reading.Of(key).Findings.ToDictionary(finding => (finding.Area, finding.Text), finding => finding.SubArea);

        Assert.All(truth, finding => Assert.NotEmpty(finding.SubAreas));
        var right = truth.Count(finding => found[(finding.Area, finding.Text)] is { } subArea && finding.SubAreas.Contains(subArea));

        Assert.InRange(right / (double)truth.Count, atLeast, 1);
    }

    [Fact]
    public void Suggest_Karlskoga2022_TheSurerTheMoreOftenRight()
    {
        var truth = FindingTruth.Of(SampleReports.Karlskoga2022).ToDictionary(finding => (finding.Area, finding.Text), finding => finding.SubAreas);
        var suggested = Reading.Of(SampleReports.Karlskoga2022).Findings.Where(finding => finding.SubArea is not null).ToList();

        double Share(Func<double, bool> sure) => suggested.Where(finding => sure(finding.SubAreaConfidence!.Value))
            .Average(finding => truth[(finding.Area, finding.Text)].Contains(finding.SubArea!) ? 1.0 : 0);

        Assert.InRange(Share(confidence => confidence >= 0.8), 0.9, 1);
        Assert.True(Share(confidence => confidence < 0.8) < Share(confidence => confidence >= 0.8));
    }

    [Fact]
    public void Suggest_WordsNobodyHasUsed_IsNull()
    {
        var suggester = new SubAreaSuggester([new("1.1", ["Strategi för dialog"], ["Kommunen har en strategi."], []), new("1.2", ["Information"], ["Webbplatsen visar protokoll."], [])]);

        Assert.Null(suggester.Suggest("Guldkantad tillvaro"));
        Assert.Equal("1.2", suggester.Suggest("Protokollen på webbplatsen")!.Code);
    }
}
