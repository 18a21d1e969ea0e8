using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>
/// An area's points as a group sees them that was not asked everything: counted on what it was asked, scaled to the area's maximum. Made of
/// numbers that are shown anyway, so it tells nothing new.
/// </summary>
/// <param name="Points">Scaled to the area.</param>
/// <param name="MaxPoints">The area's.</param>
/// <param name="N">The fewest people behind any of its sub-areas.</param>
/// <param name="Asked">Sub-areas that it was asked.</param>
/// <param name="Count">Sub-areas of the area.</param>
public sealed record PartialArea(decimal Points, decimal MaxPoints, int N, int Asked, int Count)
{
    /// <returns>Null where the group was asked all or nothing, or something of it is not shown.</returns>
    public static PartialArea? Find(RoundResult result, Area area, Slice slice)
    {
        var asked = AskedOf(result, area, slice);
        return result.Disclosed[Part.Area(area.Number), slice].State == CellState.Missing
            && asked.Count > 0 && asked.Count < area.SubAreas.Count && asked.All(cell => cell.Shown)
            ? new PartialArea(
                asked.Sum(cell => cell.Value.Points!.Value) / asked.Sum(cell => cell.Value.MaxPoints) * area.MaxPoints,
                area.MaxPoints,
                asked.Min(cell => cell.N),
                asked.Count,
                area.SubAreas.Count)
            : null;
    }

    /// <summary>What the group was asked of the area.</summary>
    public static IReadOnlyList<Disclosed<ScoreCell>> AskedOf(RoundResult result, Area area, Slice slice) =>
        [.. area.SubAreas.Select(subArea => result.Disclosed[Part.SubArea(subArea.Code), slice]).Where(cell => cell.Value.Asked > 0)];
}
