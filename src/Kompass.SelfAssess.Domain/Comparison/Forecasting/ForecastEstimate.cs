using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>A round's estimate as the forecast needs it: what the gate shows, in shares of the maximum.</summary>
/// <param name="ClosedOn">Day that the round closed.</param>
/// <param name="SubAreas">By sub-area code; a sub-area without a number is absent.</param>
public sealed record ForecastEstimate(DateOnly ClosedOn, IReadOnlyDictionary<string, EstimatedShare> SubAreas)
{
    // Half a 95 % interval of the normal distribution.
    private const double Factor = 1.96;

    /// <summary>What the gate lets through.</summary>
    public static ForecastEstimate From(EstimateView estimate, DateOnly closedOn)
    {
        var shares = new Dictionary<string, EstimatedShare>();
        foreach (var subArea in estimate.Edition.SubAreas)
        {
            if (estimate[Part.SubArea(subArea.Code)] is { Points: { } points, Margin: var margin })
            {
                shares.Add(subArea.Code, new((double)(points / subArea.MaxPoints), (double?)(margin / subArea.MaxPoints) / Factor));
            }
        }

        return new ForecastEstimate(closedOn, shares);
    }
}

/// <summary>The estimate of a sub-area.</summary>
/// <param name="Share">Share of the maximum (0–1).</param>
/// <param name="Sampling">Standard deviation from who happened to answer, in shares; null where there is no margin.</param>
public sealed record EstimatedShare(double Share, double? Sampling = null);
