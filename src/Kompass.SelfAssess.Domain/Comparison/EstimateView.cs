using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison;

/// <summary>The estimate of a round as it may be shown: what a comparison is made of. Source: design 6 and 7.</summary>
/// <param name="Edition">The edition that the round asked.</param>
/// <param name="Values">Sub-areas, areas and the total; a part that is not here has no estimate.</param>
public sealed record EstimateView(FrameworkEdition Edition, IReadOnlyDictionary<Part, EstimatedValue> Values)
{
    /// <summary>What the gate lets through of everybody's estimate: a withheld number is gone, not only marked.</summary>
    /// <exception cref="ArgumentException">The estimate is of another edition.</exception>
    public static EstimateView From(FrameworkEdition edition, RoundEstimate estimate, SuppressionPlan plan)
    {
        if (estimate.EditionKey != edition.Key)
        {
            throw new ArgumentException($"The estimate is of {estimate.EditionKey}, not of {edition.Key}.", nameof(edition));
        }

        IEnumerable<Part> parts =
        [
            .. edition.SubAreas.Select(subArea => Part.SubArea(subArea.Code)),
            .. edition.Areas.Select(area => Part.Area(area.Number)),
            Part.Total,
        ];
        return new EstimateView(edition, parts.ToDictionary(part => part, part => ValueOf(estimate[part, Slice.All], plan)));
    }

    /// <summary>The estimate of a part, empty where there is none or where it is withheld.</summary>
    public EstimatedValue this[Part part] => Values.TryGetValue(part, out var value)
        ? value.Withheld ? EstimatedValue.WithheldValue : value
        : EstimatedValue.Missing;

    private static EstimatedValue ValueOf(ScoreCell cell, SuppressionPlan plan) =>
        plan.ReasonFor(cell.Key) is null ? new EstimatedValue(cell.Points, cell.Margin) : EstimatedValue.WithheldValue;
}

/// <summary>An estimated number as it may be shown.</summary>
/// <param name="Points">Estimated points, unrounded; null where missing or withheld.</param>
/// <param name="Margin">Half the 95 % interval in points (felmarginal); null where there is none.</param>
/// <param name="Withheld">True where the gate keeps the number back.</param>
public sealed record EstimatedValue(decimal? Points, decimal? Margin, bool Withheld = false)
{
    /// <summary>No estimate.</summary>
    public static EstimatedValue Missing { get; } = new(null, null);

    /// <summary>An estimate that may not be shown.</summary>
    public static EstimatedValue WithheldValue { get; } = new(null, null, Withheld: true);
}
