using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>A result beside that of one other municipality. Every difference is own minus other. Source: design 7.</summary>
/// <param name="SameScale">True where both are of one edition, so that points can be subtracted.</param>
/// <param name="SameFamily">True where the areas have the same content and maximum; otherwise the crosswalk answers, and the break is to be shown.</param>
/// <param name="Total">The total; across editions without a difference.</param>
/// <param name="Areas">Areas of the own edition in order.</param>
public sealed record PeerComparison(bool SameScale, bool SameFamily, PeerPart Total, IReadOnlyList<PeerPart> Areas)
{
    /// <summary>Sets one result beside another.</summary>
    public static PeerComparison Of(ResultProfile own, ResultProfile other, EditionFamily family, Crosswalk crosswalk)
    {
        var sameScale = own.Edition.SameScaleAs(other.Edition);
        var read = other.ReadOn(own.Edition, family, crosswalk);
        return new PeerComparison(
            sameScale,
            family.Keys.Contains(other.Edition.Key),
            Compare(Part.Total, own.Edition.MaxPoints, other.ShareOf(Part.Total), across: false),
            [.. own.Edition.Areas.Select(area => Compare(Part.Area(area.Number), area.MaxPoints, read.TryGetValue(Part.Area(area.Number), out var share) ? share : null, across: true))]);

        PeerPart Compare(Part part, decimal max, decimal? theirs, bool across)
        {
            var ours = own.ShareOf(part);
            var difference = sameScale || across ? ours - theirs : null;
            return new PeerPart(part, max, ours, theirs, sameScale ? difference * max : null, difference);
        }
    }
}

/// <summary>One number of both.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Max">Highest points in the own edition.</param>
/// <param name="Own">Own share of the maximum (0–1); null where missing or withheld.</param>
/// <param name="Other">The other's share of its own maximum (0–1); null where missing, withheld or without counterpart.</param>
/// <param name="Difference">Difference in points; null across editions.</param>
/// <param name="DifferenceShare">Difference in share of the maximum (−1–1); null for totals across editions.</param>
public sealed record PeerPart(Part Part, decimal Max, decimal? Own, decimal? Other, decimal? Difference, decimal? DifferenceShare);
