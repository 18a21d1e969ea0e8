using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Frameworks;
using Kompass.SelfAssess.TestKit.Reports;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>The sample reports and the shipped editions, read once.</summary>
internal static class Samples
{
    public static IReadOnlyList<FrameworkEdition> Editions { get; } = [.. SeedFiles.EditionKeys().Select(SeedFiles.Edition)];

    private static readonly Dictionary<string, Lazy<ParsedReport>> Reports =
        SampleReports.All.ToDictionary(key => key, key => new Lazy<ParsedReport>(() => Report(Text(key))));

    public static ReportText Text(string key) => ReportText.FromPlain(SampleReports.Read(key));

    public static ReportOutline Outline(string key) => ReportOutline.Of(Text(key), Editions);

    public static ParsedReport Report(string key) => Reports[key].Value;

    /// <summary>What was read; fails where the text was taken for no report.</summary>
    public static ParsedReport Report(ReportText text) => Assert.IsType<ReportRead>(ReportParser.Parse(text, Editions)).Report;

    public static FrameworkEdition Edition(string key) => Editions.Single(edition => edition.Key == key);
}
