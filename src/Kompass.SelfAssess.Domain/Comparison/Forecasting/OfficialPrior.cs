using Kompass.SelfAssess.Domain.Frameworks;
using MathNet.Numerics.LinearAlgebra;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>
/// What is believed of a municipality's level before anything of its own is known: learned from the published results, whose sub-areas
/// borrow from their area and the areas from the whole where municipalities are few, and moved down, as results get published when they are
/// good. Source: design 7, domain C.
/// </summary>
public sealed class OfficialPrior
{
    // Before any result is read: a share of about 0.6 anywhere, areas and sub-areas differing as they do in the reports of domain E.
    private const double Middle = 0.60;
    private const double MiddleSpread = 0.15;
    private const double AreaMeanSpread = 0.04;
    private const double SubAreaMeanSpread = 0.07;

    private OfficialPrior(ForecastScale scale, double[] mean, Matrix<double> covariance)
    {
        Scale = scale;
        Mean = mean;
        Covariance = covariance;
    }

    /// <summary>How many municipalities it was learned from.</summary>
    public int Municipalities { get; private init; }

    /// <summary>How many of them have sub-areas published.</summary>
    public int WithSubAreas { get; private init; }

    /// <summary>Expected share of the maximum (0–1) of each sub-area, by code.</summary>
    public IReadOnlyDictionary<string, double> Shares => Scale.SubAreas.ToDictionary(subArea => subArea.Code, subArea => Mean[Scale.PlaceOf(subArea.Code)]);

    internal ForecastScale Scale { get; }

    internal double[] Mean { get; }

    /// <summary>Of a municipality's own level: how uncertain the mean is, and how municipalities differ.</summary>
    internal Matrix<double> Covariance { get; }

    /// <summary>Learns from published results, the latest of each municipality.</summary>
    /// <param name="edition">The edition of the forecast.</param>
    /// <param name="published">Other municipalities' results, read in it.</param>
    /// <param name="assumptions">What is taken for granted.</param>
    public static OfficialPrior From(FrameworkEdition edition, IEnumerable<PublishedResult> published, ForecastAssumptions assumptions)
    {
        var scale = new ForecastScale(edition);
        PublishedResult[] latest =
        [
            .. published.Where(result => !result.Official.Empty)
                .GroupBy(result => result.Municipality, StringComparer.OrdinalIgnoreCase)
                .Select(own => own.MaxBy(result => result.Official.On)!)
                .OrderBy(result => result.Municipality, StringComparer.Ordinal),
        ];
        var towns = scale.Covariance(assumptions.TownSpread, assumptions.AreaSpread, assumptions.SubAreaSpread);
        var mean = new GaussianState(
            scale.Covariance(MiddleSpread, AreaMeanSpread, SubAreaMeanSpread), [.. Enumerable.Repeat(1.0, scale.Count)], columns: 1);
        foreach (var rows in latest.Select(result => OfficialRows.Of(result.Official, scale, assumptions)).OfType<OfficialRows>())
        {
            var values = Matrix<double>.Build.Dense(rows.Shares.Length, 1, (row, _) => rows.Shares[row] - Middle);
            mean.Observe(rows.Weights, values, rows.Noise + (rows.Weights * towns).TransposeAndMultiply(rows.Weights));
        }

        var lean = latest.Length == 0 ? 0 : assumptions.PublishedLean;
        return new OfficialPrior(
            scale,
            [.. mean.Mean.Column(0).Select(deviation => Middle + deviation - lean)],
            mean.Covariance + towns + (latest.Length == 0 ? 0 : assumptions.LeanSpread * assumptions.LeanSpread))
        {
            Municipalities = latest.Length,
            WithSubAreas = latest.Count(result => result.Official.SubAreas.Count > 0),
        };
    }

    /// <summary>A prior that is given instead of learned: for cases computed by hand.</summary>
    internal static OfficialPrior Given(FrameworkEdition edition, double mean, double common, double area, double subArea)
    {
        var scale = new ForecastScale(edition);
        return new OfficialPrior(scale, [.. Enumerable.Repeat(mean, scale.Count)], scale.Covariance(common, area, subArea));
    }
}

/// <summary>A municipality's published result.</summary>
/// <param name="Municipality">Whose it is.</param>
/// <param name="Official">The result, read in the edition of the forecast.</param>
public sealed record PublishedResult(string Municipality, ForecastOfficial Official);
