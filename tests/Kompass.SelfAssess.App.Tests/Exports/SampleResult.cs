using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Tests.Exports;

/// <summary>A result with awkward names, one withheld group, one withheld sub-area and one question without distribution.</summary>
internal static class SampleResult
{
    public const string DangerousUnit = "=HYPERLINK(\"http://example.org\")";

    public static FrameworkEdition Edition { get; } =
        EditionFile.Read(File.ReadAllBytes(Path.Combine(SeedFolder.Find(), "frameworks", "2020-v2.json"))).Edition!;

    public static RoundResult Build(string name = "+Våren", Func<ScoreCell, ScoreCell>? change = null)
    {
        Slice[] slices = [Slice.All, Slice.Group(RoleGroups.Managers), Slice.Group(RoleGroups.Unions), Slice.Unit(DangerousUnit)];
        var cells = slices.SelectMany(Cells).Select(cell => change?.Invoke(cell) ?? cell).ToDictionary(cell => cell.Key);
        Dictionary<CellKey, WithheldReason> withheld = cells.Keys
            .Where(key => key.Slice == Slice.Group(RoleGroups.Unions))
            .ToDictionary(key => key, _ => WithheldReason.TooFew);
        withheld[new CellKey(Part.SubArea("1.2"), Slice.All)] = WithheldReason.Complementary;
        return new RoundResult(
            new RoundHead(
                Guid.NewGuid(), name, RoundState.Closed, RoundDepth.Quick, Anonymity.Anonymous, Weighting.Respondents, 5,
                new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 20), 70, Simulated: true, new DateTime(2026, 3, 20, 22, 59, 0, DateTimeKind.Utc), null, null),
            Edition,
            new SnapshotHead(Guid.NewGuid(), SnapshotKind.Raw, new DateTime(2026, 3, 20, 23, 0, 0, DateTimeKind.Utc), "abc123", 66, 60),
            new RoundEstimate(Edition.Key, Weighting.Respondents, 60, [RoleGroups.Managers, RoleGroups.Unions], [DangerousUnit], cells),
            new SuppressionPlan(5, withheld, new HashSet<string> { "1.3.a" }));
    }

    private static IEnumerable<ScoreCell> Cells(Slice slice) =>
    [
        Cell(Part.Total, slice, Edition.MaxPoints),
        .. Edition.Areas.Select(area => Cell(Part.Area(area.Number), slice, area.MaxPoints)),
        .. Edition.SubAreas.Select(subArea => Cell(Part.SubArea(subArea.Code), slice, subArea.MaxPoints)),
        .. Edition.SubAreas.Select(subArea => Cell(Part.Question($"{subArea.Code}.a"), slice, subArea.MaxPoints)),
    ];

    private static ScoreCell Cell(Part part, Slice slice, decimal max)
    {
        var share = 0.5 + (part.Code.Sum(sign => sign) % 7 / 30.0);
        decimal? points = part.Kind == PartKind.Question ? null : max * (decimal)share;
        return new ScoreCell(
            new CellKey(part, slice), max, N: 12, LeastN: 11, Asked: 14, points, share, points is null ? null : max / 30, Disagreement: 0.4, DontKnowShare: 1 / 7.0,
            Contribution: part.Kind == PartKind.Question ? share : null, Consensus: false,
            part.Kind == PartKind.Question ? [0, 1, 4, 5, 2, 0, 2, 0, 0, 0] : [], points);
    }
}
