using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>A result of three areas with two sub-areas each, all at 60 % unless a test says otherwise.</summary>
internal static class SmallResult
{
    public static FrameworkEdition Edition { get; } = new(
        "liten",
        new LocalizedText("Liten", "Small"),
        Assessable: true,
        300,
        [0, 0.25m, 0.45m, 0.62m, 0.8m, 1],
        [
            .. Enumerable.Range(1, 3).Select(area => new Area(area, new LocalizedText($"Område {area}", $"Area {area}"), 100, [
                new SubArea($"{area}.1", new LocalizedText($"Första {area}", $"First {area}"), [], 60, []),
                new SubArea($"{area}.2", new LocalizedText($"Andra {area}", $"Second {area}"), [], 40, []),
            ])),
        ]);

    public static RoundResult Build(
        Func<ScoreCell, ScoreCell>? change = null, IReadOnlyDictionary<CellKey, WithheldReason>? withheld = null, bool intact = true, string name = "Våren")
    {
        Slice[] slices = [Slice.All, Slice.Group(RoleGroups.Managers), Slice.Group(RoleGroups.Unions)];
        var cells = slices.SelectMany(Cells).Select(cell => change?.Invoke(cell) ?? cell).ToDictionary(cell => cell.Key);
        return new RoundResult(
            new RoundHead(Guid.NewGuid(), name, RoundState.Closed, RoundDepth.Quick, Anonymity.Anonymous, Weighting.Respondents, 5, default, default, 70, false, null, null, null),
            Edition,
            new SnapshotHead(Guid.NewGuid(), SnapshotKind.Raw, default, new string('a', 64), 12, 12) { Intact = intact },
            new RoundEstimate("liten", Weighting.Respondents, 12, [RoleGroups.Managers, RoleGroups.Unions], [], cells),
            new SuppressionPlan(5, withheld ?? new Dictionary<CellKey, WithheldReason>(), new HashSet<string>()));
    }

    public static EvaluationView Official(decimal perArea) => new(
        Guid.NewGuid(), true, "Småköping", 2022, 10, "prov", null, null, Edition,
        new OfficialResult("liten", new Dictionary<string, decimal>(), Enumerable.Range(1, 3).ToDictionary(area => area, _ => perArea), []), []);

    private static IEnumerable<ScoreCell> Cells(Slice slice) =>
    [
        Cell(Part.Total, slice, 300),
        .. Edition.Areas.Select(area => Cell(Part.Area(area.Number), slice, 100)),
        .. Edition.SubAreas.Select(subArea => Cell(Part.SubArea(subArea.Code), slice, subArea.MaxPoints)),
    ];

    private static ScoreCell Cell(Part part, Slice slice, decimal max) => new(
        new CellKey(part, slice), max, 12, 12, 12, max * 0.6m, 0.6, max / 20, part.Kind == PartKind.SubArea ? 0.2 : null, 0.1, null, false, [], max * 0.6m);
}
