using System.Globalization;
using Kompass.SelfAssess.App.Exports.Steering;

namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>The report to the steering group as a Word file, on the municipality's template where it has one.</summary>
public sealed class SteeringReportFile(SteeringReport report, ReportTemplates templates)
{
    /// <param name="content">What may be told.</param>
    /// <param name="culture">Language of the report.</param>
    /// <param name="stream">Where it goes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(SteeringContent content, CultureInfo culture, Stream stream, CancellationToken cancellationToken) =>
        WordReport.Write(report.Build(content, culture), await templates.ContentAsync(cancellationToken), content.ReadUtc, stream);
}
