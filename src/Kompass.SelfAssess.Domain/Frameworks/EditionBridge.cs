using System.Globalization;

namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>What answers to what between two editions, read in either direction, as a person reads it. Source: design 4, domain A.4 and A.6.</summary>
/// <param name="From">The edition to the left.</param>
/// <param name="To">The edition to the right.</param>
/// <param name="SubAreas">Every link of sub-areas, in the order of <paramref name="To"/>; those without a counterpart there come last.</param>
/// <param name="Areas">Every link of areas, in the same order.</param>
/// <param name="Gap">Why there is no link of sub-areas; null where there are some.</param>
/// <param name="Reversed">True where the links were noted from <paramref name="To"/> to <paramref name="From"/>: then no number of sub-areas is carried in this direction.</param>
public sealed record EditionBridge(
    FrameworkEdition From,
    FrameworkEdition To,
    IReadOnlyList<BridgeLink> SubAreas,
    IReadOnlyList<BridgeLink> Areas,
    BridgeGap? Gap,
    bool Reversed)
{
    /// <summary>True where nothing of the one can be set beside anything of the other.</summary>
    public bool Missing => !SameScale && SubAreas.Count == 0 && Areas.Count == 0;

    /// <summary>True where the two have the same sub-areas and maxima, so that points are compared as they are.</summary>
    public bool SameScale => Gap == BridgeGap.SameScale;

    /// <summary>The links between two editions.</summary>
    public static EditionBridge Between(FrameworkEdition from, FrameworkEdition to, Crosswalk crosswalk)
    {
        if (from.SameScaleAs(to))
        {
            return new EditionBridge(from, to, [], [], BridgeGap.SameScale, Reversed: false);
        }

        var reversed = crosswalk.Pairs.Any(pair => pair.FromEdition == to.Key && pair.ToEdition == from.Key);
        var subAreas = crosswalk.Pairs.SelectMany(pair => Link(pair.FromEdition, pair.ToEdition, new BridgeLink(pair.From, pair.To, pair.Fit, pair.Note), from, to));
        var areas = crosswalk.AreaPairs
            .SelectMany(pair => Link(pair.FromEdition, pair.ToEdition, new BridgeLink(Code(pair.From), Code(pair.To), pair.Fit, pair.Note), from, to));
        var links = InOrder(subAreas, [.. from.SubAreas.Select(subArea => subArea.Code)], [.. to.SubAreas.Select(subArea => subArea.Code)]);
        return new EditionBridge(
            from, to, links, InOrder(areas, [.. from.Areas.Select(area => Code(area.Number)!)], [.. to.Areas.Select(area => Code(area.Number)!)]),
            links.Count > 0 ? null : GapBetween(from, to), reversed);
    }

    private static BridgeGap GapBetween(FrameworkEdition from, FrameworkEdition to) =>
        !from.SubAreas.Any() || !to.SubAreas.Any() ? BridgeGap.SubAreasUnknown : BridgeGap.NoLinks;

    private static List<BridgeLink> InOrder(IEnumerable<BridgeLink> links, List<string> from, List<string> to) =>
        [.. links.OrderBy(link => link.To is null).ThenBy(link => to.IndexOf(link.To!)).ThenBy(link => from.IndexOf(link.From!))];

    private static IEnumerable<BridgeLink> Link(string pairFrom, string pairTo, BridgeLink link, FrameworkEdition from, FrameworkEdition to)
    {
        if (pairFrom == from.Key && pairTo == to.Key)
        {
            yield return link;
        }
        else if (pairFrom == to.Key && pairTo == from.Key)
        {
            yield return new BridgeLink(link.To, link.From, link.Fit.Reversed(), link.Note);
        }
    }

    private static string? Code(int? area) => area?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One link of the bridge.</summary>
/// <param name="From">Sub-area code or area number to the left; null where the other has no counterpart there.</param>
/// <param name="To">Sub-area code or area number to the right; null likewise.</param>
/// <param name="Fit">How well the left answers to the right.</param>
/// <param name="Note">Remark for the reader, in Swedish.</param>
public sealed record BridgeLink(string? From, string? To, Fit Fit, string Note);

/// <summary>Why two editions have no link of sub-areas.</summary>
public enum BridgeGap : byte
{
    /// <summary>They have the same sub-areas and maxima; nothing needs to be bridged.</summary>
    SameScale = 0,

    /// <summary>The sub-areas of one of them are not known.</summary>
    SubAreasUnknown = 1,

    /// <summary>Nobody has set them beside each other.</summary>
    NoLinks = 2,
}
