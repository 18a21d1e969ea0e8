using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports.Findings;

public class FindingReaderTests
{
    [Theory]
    [InlineData(SampleReports.Karlskoga2007, "8+8 6+5 4+4 4+3 3+4 5+5 4+3 6+2")]
    [InlineData(SampleReports.Karlskrona2022, "7+7 12+5 8+8 7+7 7+4 5+5 4+5 6+5")]
    public void Read_StructuredSample_IsComplete(string key, string counts)
    {
        var read = Reading.Of(key);

        Assert.Equal(counts, Counts(read, finding => finding.Kind));
        Assert.Equal(
            FindingTruth.Of(key).Select(finding => (finding.Area, finding.Kind, finding.Text)),
            read.Findings.Select(finding => (finding.Area, finding.Kind, finding.Text)));
        Assert.All(read.Findings, finding => Assert.Null(finding.Suggested));
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData(SampleReports.Karlskoga2022)]
    [InlineData(SampleReports.Lindesberg2021)]
    public void Read_FlattenedSample_PartsTheRunIntoItems(string key)
    {
        var read = Reading.Of(key);

        Assert.Equal(FindingTruth.Of(key).Select(finding => (finding.Area, finding.Text)), read.Findings.Select(finding => (finding.Area, finding.Text)));
        Assert.All(read.Findings, finding => Assert.Equal(FindingKind.Unsorted, finding.Kind));
        Assert.All(read.Findings, finding => Assert.InRange(finding.Confidence!.Value, 0.5, 1));
        Assert.Equal(Enumerable.Range(1, 8), read.Warnings.Select(warning => warning.Area!.Value));
        Assert.All(read.Warnings, warning => Assert.Equal(ReportWarningKind.FlattenedColumns, warning.Kind));
    }

    // Words and weights were chosen with Karlskoga at hand: 119 of 120 at once. Lindesberg, whose lists are mostly bare nouns, was held out until the
    // first run: 101 of 122 (83 %). It then showed faults that are not its own and were mended: "stöd" taken for a verb, widths too rough, asides
    // weighed like the rest, a sub-area's very name not recognised. Since then 120 of 120 and 117 of 122 (96 %); the second is no hold-out any more.
    [Theory]
    [InlineData(SampleReports.Karlskoga2022, 118)]
    [InlineData(SampleReports.Lindesberg2021, 112)]
    public void Read_FlattenedSample_SuggestsTheRightSide(string key, int atLeast) =>
        Assert.InRange(Right(Reading.Of(key).Findings, FindingTruth.Of(key)), atLeast, FindingTruth.Of(key).Count);

    // Not looked at while the words were chosen; the truth is what stands in the report's own columns. First run: 72 of 74 (97 %) and 99 of 102
    // (97 %), at either width; 73 and 102 now. A sentence that ends with a line cannot always be told from a finding that does: 62 of 74 are parted as they were
    // at 40 letters, where nearly all of them end with a full stop.
    [Theory]
    [InlineData(SampleReports.Karlskoga2007, 40)]
    [InlineData(SampleReports.Karlskrona2022, 40)]
    [InlineData(SampleReports.Karlskoga2007, 52)]
    [InlineData(SampleReports.Karlskrona2022, 52)]
    public void Read_StructuredSampleFlattened_SuggestsTheRightSide(string key, int width)
    {
        var truth = FindingTruth.Of(key);

        var read = Reading.Of(Flattened.Text(key, width), key);

        Assert.InRange(Right(read.Findings, truth), 0.95 * truth.Count, truth.Count);
        Assert.InRange(truth.Count(finding => read.Findings.Any(other => other.Text == finding.Text)), 0.8 * truth.Count, truth.Count);
    }

    [Fact]
    public void Read_Karlskoga2022_GoldStarsAreStrengths()
    {
        var stars = Reading.Of(SampleReports.Karlskoga2022).Findings.Where(finding => finding.GoldStar).ToList();

        Assert.Equal(
            FindingTruth.Of(SampleReports.Karlskoga2022).Where(finding => finding.GoldStar).Select(finding => finding.Text),
            stars.Select(finding => finding.Text));
        Assert.Equal([1, 1, 2, 4], stars.Select(finding => finding.Area));
        Assert.All(stars, finding => Assert.Equal(FindingKind.Strength, finding.Suggested));
    }

    [Fact]
    public void Read_FlattenedSamples_SureSuggestionsAreRight()
    {
        var pairs = new[] { SampleReports.Karlskoga2022, SampleReports.Lindesberg2021 }
            .SelectMany(key => Reading.Of(key).Findings.Zip(FindingTruth.Of(key))).Where(pair => pair.First.Confidence >= 0.9).ToList();

        Assert.InRange(pairs.Count, 150, 242);
        Assert.InRange(pairs.Count(pair => pair.First.Suggested == pair.Second.Kind) / (double)pairs.Count, 0.97, 1);
    }

    [Fact]
    public void Read_Finding_NamesItsLines()
    {
        var finding = Reading.Of(SampleReports.Karlskoga2022).Findings[0];

        Assert.Equal(new Passage(541, 549), finding.Passage);
        Assert.StartsWith("Bra systematik för medborgardialog, inte minst för unga", finding.Text, StringComparison.Ordinal);
    }

    private static int Right(IReadOnlyList<ReadFinding> findings, IReadOnlyList<FindingTruth> truth) => truth.Count(right => findings.Any(finding =>
        finding.Area == right.Area && finding.Suggested == right.Kind
        && (finding.Text.Contains(right.Text, StringComparison.Ordinal) || right.Text.Contains(finding.Text, StringComparison.Ordinal))));

    private static string Counts(FindingsRead read, Func<ReadFinding, FindingKind?> kind) => string.Join(' ', read.Findings.GroupBy(finding => finding.Area)
        .Select(area => $"{area.Count(finding => kind(finding) == FindingKind.Strength)}+{area.Count(finding => kind(finding) == FindingKind.Improvement)}"));
}
