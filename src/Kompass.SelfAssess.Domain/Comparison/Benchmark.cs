using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>A result among others of the same family of editions. All numbers are shares of the maximum (0–1), which within a family of one scale are points.</summary>
/// <param name="Total">The total.</param>
/// <param name="Areas">Areas in order.</param>
/// <param name="SubAreas">Sub-areas in order, among those others that are given by sub-area.</param>
public sealed record Benchmark(BenchmarkPart Total, IReadOnlyList<BenchmarkPart> Areas, IReadOnlyList<BenchmarkPart> SubAreas)
{
    /// <summary>Places a result among others.</summary>
    /// <param name="own">The result.</param>
    /// <param name="others">The others; those outside the family count nowhere, and one that lacks a part does not count there.</param>
    /// <param name="family">The family of the result's edition.</param>
    /// <param name="crosswalk">How sub-areas answer to each other.</param>
    public static Benchmark Of(ResultProfile own, IReadOnlyList<ResultProfile> others, EditionFamily family, Crosswalk crosswalk)
    {
        List<IReadOnlyDictionary<Part, decimal>> read =
            [.. others.Select(other => family.Keys.Contains(other.Edition.Key) ? other.ReadOn(own.Edition, family, crosswalk) : new Dictionary<Part, decimal>())];
        return new Benchmark(
            Place(Part.Total, own.Edition.MaxPoints),
            [.. own.Edition.Areas.Select(area => Place(Part.Area(area.Number), area.MaxPoints))],
            [.. own.Edition.SubAreas.Select(subArea => Place(Part.SubArea(subArea.Code), subArea.MaxPoints))]);

        BenchmarkPart Place(Part part, decimal max)
        {
            List<decimal?> values = [.. read.Select(shares => shares.TryGetValue(part, out var share) ? share : (decimal?)null)];
            decimal[] known = [.. values.OfType<decimal>()];
            var share = own.ShareOf(part);
            return new BenchmarkPart(part, max, share, values, Spread.Of(known), share is { } there ? Standing.Among(there, known) : null);
        }
    }
}

/// <summary>One number among those of others, in shares of the maximum (0–1).</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Max">Highest points in the edition of the own result.</param>
/// <param name="Own">The own one; null where missing or withheld.</param>
/// <param name="Others">Those of the others in their order; null where one has none.</param>
/// <param name="Spread">How the others are spread; null where none has it.</param>
/// <param name="Standing">Where the own one stands; null where a side is missing.</param>
public sealed record BenchmarkPart(Part Part, decimal Max, decimal? Own, IReadOnlyList<decimal?> Others, Spread? Spread, Standing? Standing);
