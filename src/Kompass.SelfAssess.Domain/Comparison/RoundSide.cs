using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>One of two rounds that are compared, behind the gate.</summary>
/// <param name="Edition">The version of the edition that it asked.</param>
/// <param name="Depth">How much it asked.</param>
/// <param name="GroupAreas">Per role group the area numbers that it was asked; none means all.</param>
/// <param name="Raw">What was answered.</param>
/// <param name="Final">The same with what a consensus has decided; the raw numbers where nothing is.</param>
public sealed record RoundSide(
    FrameworkEdition Edition,
    RoundDepth Depth,
    IReadOnlyDictionary<string, IReadOnlyList<int>> GroupAreas,
    DisclosedEstimate Raw,
    DisclosedEstimate Final)
{
    /// <summary>How respondents are weighed together.</summary>
    public Weighting Weighting => Raw.Weighting;

    internal ChangedSide SideOf(CellKey key)
    {
        var raw = Raw[key.Part, key.Slice];
        var final = Final[key.Part, key.Slice].Value;
        return new ChangedSide(raw.State, raw.Reason, raw.N, raw.Value.Points, raw.Value.Margin, final.Consensus ? final.Points : null);
    }

    /// <summary>
    /// At least so many degrees of freedom has the number's margin: one less than the fewest people behind any mean that it is made of. They
    /// only serve to widen a margin, and fewer of them widen it more.
    /// </summary>
    internal double FreedomOf(CellKey key)
    {
        var least = Raw.Weighting == Weighting.GroupBalanced && key.Slice == Slice.All
            ? SubAreasOf(key.Part).SelectMany(subArea => Raw.Groups.Select(group => Raw[subArea, Slice.Group(group)].N)).Where(n => n > 0).DefaultIfEmpty().Min()
            : Raw[key.Part, key.Slice].N;
        return Math.Max(1, least - 1);
    }

    private IEnumerable<Part> SubAreasOf(Part part) => Edition.Areas
        .Where(area => part.Kind == PartKind.Total || part == Part.Area(area.Number) || area.SubAreas.Any(subArea => part == Part.SubArea(subArea.Code)))
        .SelectMany(area => area.SubAreas.Select(subArea => Part.SubArea(subArea.Code)))
        .Where(subArea => part.Kind != PartKind.SubArea || subArea == part);
}
