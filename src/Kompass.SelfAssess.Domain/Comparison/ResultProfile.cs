using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>The points of one result, official or estimated, as they may be shown: what is missing or withheld is not in it.</summary>
/// <param name="Edition">The edition it was given in.</param>
/// <param name="Points">Points of sub-areas, areas and the total.</param>
public sealed record ResultProfile(FrameworkEdition Edition, IReadOnlyDictionary<Part, decimal> Points)
{
    /// <summary>The points of record of an official result. Source: domain E.1.</summary>
    public static ResultProfile Of(OfficialResult result, FrameworkEdition edition)
    {
        var points = edition.SubAreas.Where(subArea => result.SubAreas.ContainsKey(subArea.Code))
            .ToDictionary(subArea => Part.SubArea(subArea.Code), subArea => result.SubAreas[subArea.Code]);
        foreach (var area in edition.Areas)
        {
            Add(points, Part.Area(area.Number), result.PointsFor(area));
        }

        Add(points, Part.Total, result.TotalFor(edition));
        return new ResultProfile(edition, points);
    }

    /// <summary>What the gate shows of an estimate.</summary>
    public static ResultProfile Of(EstimateView estimate) => new(
        estimate.Edition,
        estimate.Values.Keys.Where(part => estimate[part].Points is not null).ToDictionary(part => part, part => estimate[part].Points!.Value));

    /// <summary>Share of the maximum (0–1), null where there are no points.</summary>
    public decimal? ShareOf(Part part) => Points.TryGetValue(part, out var points) && MaxOf(part) is > 0 and var max ? points / max : null;

    /// <summary>
    /// Shares of the maximum (0–1) read on the parts of another edition. Within a family areas and total stand as they are; outside it there is
    /// no total and areas go through the crosswalk. Sub-areas always do, and only where they answer to the whole part.
    /// </summary>
    public IReadOnlyDictionary<Part, decimal> ReadOn(FrameworkEdition edition, EditionFamily family, Crosswalk crosswalk)
    {
        var together = family.Keys.Contains(Edition.Key) && family.Keys.Contains(edition.Key);
        var translated = crosswalk.Translate(ToResult(), Edition, edition);
        var shares = new Dictionary<Part, decimal>();
        foreach (var subArea in edition.SubAreas)
        {
            var there = translated.SubAreas[subArea.Code];
            Add(shares, Part.SubArea(subArea.Code), there.Fit is Fit.Same or Fit.Percent or Fit.Merge ? there.Share : null);
        }

        foreach (var part in edition.Areas.Select(area => Part.Area(area.Number)))
        {
            Add(shares, part, together ? ShareOf(part) : translated.Areas[int.Parse(part.Code, System.Globalization.CultureInfo.InvariantCulture)].Share);
        }

        Add(shares, Part.Total, together ? ShareOf(Part.Total) : null);
        return shares;
    }

    private static void Add(Dictionary<Part, decimal> points, Part part, decimal? value)
    {
        if (value is { } known)
        {
            points.Add(part, known);
        }
    }

    private decimal? MaxOf(Part part) => part.Kind switch
    {
        PartKind.Total => Edition.MaxPoints,
        PartKind.Area => Edition.Areas.FirstOrDefault(area => Part.Area(area.Number) == part)?.MaxPoints,
        PartKind.SubArea => Edition.SubAreas.FirstOrDefault(subArea => subArea.Code == part.Code)?.MaxPoints,
        _ => null,
    };

    /// <summary>As the crosswalk reads it. Areas are read where there is no sub-area, so an area that is shown though a part of it is not is lost.</summary>
    private OfficialResult ToResult() => new(
        Edition.Key,
        Edition.SubAreas.Where(subArea => Points.ContainsKey(Part.SubArea(subArea.Code))).ToDictionary(subArea => subArea.Code, subArea => Points[Part.SubArea(subArea.Code)]),
        Edition.Areas.Where(area => Points.ContainsKey(Part.Area(area.Number))).ToDictionary(area => area.Number, area => Points[Part.Area(area.Number)]),
        []);
}
