using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>The JSON of <c>import-report --dry-run</c>. What the report does not say is null.</summary>
internal sealed record ImportReportDocument(
    string? Municipality,
    int? Year,
    int? Month,
    string? Edition,
    IReadOnlyList<ImportReportDocument.SubAreaRow> SubAreas,
    IReadOnlyList<ImportReportDocument.AreaRow> Areas,
    ImportReportDocument.TotalRow Total,
    IReadOnlyList<ImportReportDocument.EarlierRow> Earlier,
    IReadOnlyList<ImportReportDocument.FindingRow> Findings,
    IReadOnlyList<string> Recommendations,
    IReadOnlyList<ImportReportDocument.ConflictRow> Conflicts,
    IReadOnlyList<string> Warnings)
{
    /// <param name="report">What was read.</param>
    /// <param name="edition">Its edition, where it is known.</param>
    /// <param name="warnings">Its warnings as texts.</param>
    public static ImportReportDocument From(ParsedReport report, FrameworkEdition? edition, IReadOnlyList<string> warnings)
    {
        var result = edition is null ? null : report.ResultIn(edition);
        var areas = AreasOf(report, edition, result);
        return new ImportReportDocument(
            report.Municipality?.Value,
            report.Year?.Value,
            report.Month?.Value,
            report.Edition?.Value,
            [.. report.SubAreas.Select(row => new SubAreaRow(row.Code, row.Label, row.Points, row.Max))],
            areas,
            new TotalRow(Printed(report, PrintedKind.Total) ?? Printed(report, PrintedKind.TotalTable), report.SubAreas.Count == 0 ? null : result?.TotalFor(edition!)),
            [.. report.Earlier.Select(EarlierOf)],
            [.. report.Findings.Select(FindingOf)],
            [.. report.Recommendations.Select(recommendation => recommendation.Value)],
            [.. ConflictsOf(report, edition, result)],
            warnings);
    }

    /// <summary>Every area that the report names, gives points or prints a number of.</summary>
    private static List<AreaRow> AreasOf(ParsedReport report, FrameworkEdition? edition, OfficialResult? result)
    {
        var names = report.Areas.GroupBy(area => area.Number).ToDictionary(area => area.Key, area => area.First().Name);
        var inTable = report.SubAreas.GroupBy(row => row.Code[0] - '0').ToDictionary(area => area.Key, area => area.Sum(row => row.Points));
        return
        [
            .. names.Keys.Concat(inTable.Keys).Concat(report.Printed.Select(number => number.Value.Area).OfType<int>()).Distinct().Order()
                .Select(number => new AreaRow(
                    number,
                    names.GetValueOrDefault(number),
                    Printed(report, PrintedKind.AreaHeader, number),
                    // Reports of 2002 print the areas' sums in a table of their own.
                    Printed(report, PrintedKind.AreaTable, number) ?? Printed(report, PrintedKind.AreaSummary, number),
                    edition?.Areas.FirstOrDefault(area => area.Number == number) is { SubAreas.Count: > 0 } area
                        ? result!.SubAreas.Count > 0 ? result.PointsFor(area) : null
                        : inTable.TryGetValue(number, out var sum) ? sum : null)),
        ];
    }

    private static decimal? Printed(ParsedReport report, PrintedKind kind, int? area = null) => report.Printed
        .FirstOrDefault(number => number.Value.Kind == kind && number.Value.Area == area && number.Value.SubAreaCode is null)?.Value.Value;

    private static EarlierRow EarlierOf(EarlierResult earlier) => new(
        earlier.Year,
        [.. earlier.Areas.OrderBy(area => area.Key).Select(area => new EarlierAreaRow(area.Key, area.Value))],
        earlier.PrintedTotal,
        earlier.ComputedTotal);

    private static FindingRow FindingOf(ReadFinding finding)
    {
        var unsorted = finding.Kind == FindingKind.Unsorted;
        return new FindingRow(
            finding.Area,
            finding.SubArea,
            finding.Kind,
            unsorted ? finding.Suggested : null,
            unsorted ? finding.Confidence : null,
            finding.Text,
            finding.GoldStar);
    }

    private static IEnumerable<ConflictRow> ConflictsOf(ParsedReport report, FrameworkEdition? edition, OfficialResult? result)
    {
        // Stated differences are from the numbers that the report itself gives of the time before.
        var before = report.Earlier.Where(earlier => earlier.Areas.Count > 0 && !(earlier.Year >= report.Year?.Value)).MaxBy(earlier => earlier.Year);
        var own = edition is null
            ? []
            : OfficialConflicts.Find(
                result!, edition, before is null ? null : new OfficialResult(edition.Key, new Dictionary<string, decimal>(), before.Areas, []));
        return
        [
            .. own.Select(conflict => new ConflictRow(
                char.ToLowerInvariant(conflict.Kind.ToString()[0]) + conflict.Kind.ToString()[1..], conflict.Area, conflict.Code, conflict.Printed, conflict.Computed)),
            .. report.Earlier.Where(earlier => earlier.PrintedTotal is not null && earlier.ComputedTotal is not null && earlier.PrintedTotal != earlier.ComputedTotal)
                .Select(earlier => new ConflictRow("earlierTotal", null, null, earlier.PrintedTotal, earlier.ComputedTotal)),
        ];
    }

    internal sealed record SubAreaRow(string Code, string Label, decimal Points, decimal? Max);

    internal sealed record AreaRow(int Number, string? Name, decimal? HeaderPoints, decimal? TablePoints, decimal? ComputedPoints);

    internal sealed record TotalRow(decimal? Printed, decimal? Computed);

    internal sealed record EarlierAreaRow(int Number, decimal Points);

    internal sealed record EarlierRow(int Year, IReadOnlyList<EarlierAreaRow> Areas, decimal? PrintedTotal, decimal? ComputedTotal);

    internal sealed record FindingRow(int Area, string? SubArea, FindingKind Kind, FindingKind? Suggested, double? Confidence, string Text, bool GoldStar);

    internal sealed record ConflictRow(string Kind, int? Area, string? Code, decimal? Printed, decimal? Computed);
}
