using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Reports;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Tests.Imports;

/// <summary>The sample reports set as PDF, in one column and in two, with tables as such reports have them, import as their texts do.</summary>
public sealed class SamplePdfTests
{
    private static readonly IReadOnlyList<FrameworkEdition> Editions = SeedEditions.Read(SeedFolder.Find());

    /// <summary>Sample, columns of text, and how far below the left the right side of a table stands.</summary>
    public static TheoryData<string, int, double> Settings { get; } = new MatrixTheoryData(SampleReports.All, [(1, 0), (1, 5), (2, 0), (2, 4)]).Data;

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Pdf_OfASample_ImportsAsItsText(string key, int columns, double drop)
    {
        var expected = Parse(ReportText.FromPlain(SampleReports.Read(key)));

        var actual = Parse(await ReadAsync(ReportSetter.Set(key, columns, drop)));

        Assert.Equal(
            (expected.Municipality!.Value, expected.Year!.Value, expected.Month?.Value, expected.Edition!.Value),
            (actual.Municipality?.Value, actual.Year?.Value, actual.Month?.Value, actual.Edition?.Value));
        Assert.Equal(expected.SubAreas.Select(Row), actual.SubAreas.Select(Row));
        Assert.Equal(expected.Printed.Select(number => number.Value.ToString()).Order(), actual.Printed.Select(number => number.Value.ToString()).Order());
        Assert.Equal(expected.Earlier.Select(Row), actual.Earlier.Select(Row));
        AssertSame(expected.Findings, actual.Findings);
        Assert.Equal(expected.Warnings.Select(warning => (warning.Kind, warning.Area)), actual.Warnings.Select(warning => (warning.Kind, warning.Area)));
    }

    [Fact]
    public async Task Pdf_OfASample_HasPagesAndNoHeadersOfPages()
    {
        var text = await ReadAsync(ReportSetter.Set(SampleReports.Lindesberg2021, columns: 1));

        Assert.InRange(text.Lines[^1].Page, 20, 80);
        Assert.DoesNotContain(text.Lines, line => line.Text == "Kommunkompassen Analys av Lindesberg kommun");
        Assert.DoesNotContain(text.Lines, line => line.Text == $"{line.Page}");
    }

    /// <summary>
    /// Findings of two columns that the report keeps apart are all the same. Where it has run them together, its text shows some page breaks
    /// by a space, which end a finding; pages set anew break elsewhere.
    /// </summary>
    private static void AssertSame(IReadOnlyList<ReadFinding> expected, IReadOnlyList<ReadFinding> actual)
    {
        if (expected.All(finding => finding.Kind != FindingKind.Unsorted))
        {
            Assert.Equal(expected.Select(Row).Order(), actual.Select(Row).Order());
            return;
        }

        var rows = actual.Select(Row).ToHashSet();
        Assert.InRange(actual.Count, expected.Count - 4, expected.Count + 4);
        Assert.InRange(expected.Count(finding => rows.Contains(Row(finding))), (int)Math.Ceiling(0.93 * expected.Count), expected.Count);
    }

    private static string Row(ReadSubArea row) => $"{row.Code} {row.Points} {row.Max}";

    private static string Row(EarlierResult earlier) =>
        $"{earlier.Year} {string.Join(' ', earlier.Areas.OrderBy(area => area.Key).Select(area => $"{area.Key}:{area.Value}"))} {earlier.PrintedTotal}";

    private static string Row(ReadFinding finding) => $"{finding.Area} {finding.Kind} {finding.GoldStar} {finding.Text}";

    private static async Task<ReportText> ReadAsync(byte[] pdf)
    {
        var read = await new ReportFileReader(new PdfText(Options.Create(new ImportsOptions()))).ReadAsync(pdf, "rapport.pdf", default);
        return read.Value!.Text;
    }

    private static ParsedReport Parse(ReportText text) => Assert.IsType<ReportRead>(ReportParser.Parse(text, Editions)).Report;

    private sealed class MatrixTheoryData
    {
        public MatrixTheoryData(IReadOnlyList<string> keys, IReadOnlyList<(int Columns, double Drop)> settings)
        {
            foreach (var key in keys)
            {
                foreach (var (columns, drop) in settings)
                {
                    Data.Add(key, columns, drop);
                }
            }
        }

        public TheoryData<string, int, double> Data { get; } = new();
    }
}
