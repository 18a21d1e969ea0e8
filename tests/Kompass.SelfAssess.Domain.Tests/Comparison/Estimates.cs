using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

/// <summary>Estimates built in code for tests.</summary>
internal static class Estimates
{
    /// <summary>An estimate with the given points per sub-area in order; areas and total are their sums. The margin is the same everywhere.</summary>
    public static EstimateView Of(FrameworkEdition edition, IEnumerable<decimal> points, decimal? margin = null)
    {
        var bySubArea = edition.SubAreas.Zip(points).ToDictionary(pair => pair.First.Code, pair => pair.Second);
        var values = bySubArea.ToDictionary(subArea => Part.SubArea(subArea.Key), subArea => new EstimatedValue(subArea.Value, margin));
        foreach (var area in edition.Areas)
        {
            values.Add(Part.Area(area.Number), new(area.SubAreas.Sum(subArea => bySubArea[subArea.Code]), margin));
        }

        values.Add(Part.Total, new(bySubArea.Values.Sum(), margin));
        return new EstimateView(edition, values);
    }

    /// <summary>The same estimate with one value exchanged.</summary>
    public static EstimateView With(this EstimateView estimate, Part part, EstimatedValue value) =>
        estimate with { Values = new Dictionary<Part, EstimatedValue>(estimate.Values) { [part] = value } };

    /// <summary>An official result with the given points per sub-area in order.</summary>
    public static OfficialResult Official(FrameworkEdition edition, IEnumerable<decimal> points) =>
        OfficialResult.BySubArea(edition, edition.SubAreas.Zip(points).ToDictionary(pair => pair.First.Code, pair => pair.Second), []);

    /// <summary>Compares within one edition.</summary>
    public static ComparisonResult CompareWith(this EstimateView estimate, OfficialResult official) =>
        Comparer.Compare(estimate, official, estimate.Edition, Crosswalk.Empty);
}
