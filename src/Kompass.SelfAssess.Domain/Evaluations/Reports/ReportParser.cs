using Kompass.SelfAssess.Domain.Evaluations.Reports.Findings;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Reads an evaluators' report: scores, printed sums, earlier results, findings and recommendations. Pure; its time grows linearly with the
/// text. Source: domain A.4 and E.
/// </summary>
public static class ReportParser
{
    private const int MostCharacters = 2_000_000;
    private const int MostLines = 40_000;
    private const int FewestRows = 5;
    private const int FewestAreas = 3;

    /// <summary>Reads the text as a report of one of the editions.</summary>
    /// <param name="text">The lines of the report.</param>
    /// <param name="editions">The editions a report may be of; those without sub-areas are recognised by their areas.</param>
    public static ReportReading Parse(ReportText text, IReadOnlyList<FrameworkEdition> editions)
    {
        if (text.Lines.All(line => line.IsEmpty))
        {
            return new NotAReport(NotAReportReason.Empty);
        }

        if (text.Lines.Count > MostLines || text.Lines.Sum(line => (long)line.Text.Length) > MostCharacters)
        {
            return new NotAReport(NotAReportReason.TooLong);
        }

        var (swedish, other) = Names(text);
        if (other > swedish)
        {
            return new NotAReport(NotAReportReason.OtherCountry);
        }

        var outline = ReportOutline.Of(text, editions);
        var (report, edition) = NumberReader.Read(text, outline, editions);
        if (!IsReport(report, outline, swedish > 0))
        {
            return new NotAReport(NotAReportReason.SomethingElse);
        }

        return new ReportRead(WithWords(report, text, edition is null ? outline : outline.WithSections(text, edition), edition, editions));
    }

    /// <summary>The report with what the evaluators say beside its numbers.</summary>
    private static ParsedReport WithWords(
        ParsedReport report, ReportText text, ReportOutline outline, FrameworkEdition? edition, IReadOnlyList<FrameworkEdition> editions)
    {
        var vocabulary = new ReportVocabulary(text);
        var read = FindingReader.Read(text, outline, vocabulary, FindingSource.Of(text, outline, edition, editions));
        var summaries = new AreaSummaryReader(text, outline, vocabulary);
        return report with
        {
            Findings = read.Findings,
            Recommendations = RecommendationReader.Read(text, outline, vocabulary),
            Areas = [.. report.Areas.Select(area => area with { Summary = outline.Areas.FirstOrDefault(chapter => chapter.Number == area.Number) is { } chapter ? summaries.Of(chapter) : null })],
            Warnings = [.. report.Warnings, .. read.Warnings],
        };
    }

    /// <summary>How often the instrument is called by its Swedish name, and by its Norwegian and Danish one.</summary>
    private static (int Swedish, int Other) Names(ReportText text) => (
        text.Lines.Count(line => line.Text.Contains("kommunkompass", StringComparison.OrdinalIgnoreCase)),
        text.Lines.Count(line => line.Text.Contains("kommunekompass", StringComparison.OrdinalIgnoreCase)));

    /// <summary>An article about an evaluation names the instrument too; a report has its table or its chapters.</summary>
    private static bool IsReport(ParsedReport report, ReportOutline outline, bool isNamed) =>
        isNamed
            ? report.SubAreas.Count >= FewestRows || outline.Areas.Count >= FewestAreas || report.Printed.Count(number => number.Value.Kind == PrintedKind.AreaSummary) >= FewestRows
            : report.SubAreas.Count >= FewestRows && report.Edition is not null;
}
