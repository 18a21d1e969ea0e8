using System.Text.Json.Serialization;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>The JSON of <c>forecast</c>. Points are unrounded; a withheld estimate is null and says so.</summary>
internal sealed record ForecastDocument(
    string Organisation,
    string Edition,
    Guid Round,
    DateOnly Target,
    int Pairs,
    bool Enough,
    bool Simulated,
    IReadOnlyList<ForecastDocument.Row> SubAreas,
    IReadOnlyList<ForecastDocument.Row> Areas,
    ForecastDocument.Row Total,
    ForecastDocument.BiasNumbers Bias,
    ForecastWeights Weights,
    IReadOnlyList<ForecastDocument.OwnResult> OwnEvaluations,
    ForecastDocument.Track? TrackRecord,
    ForecastDocument.PriorNumbers Prior)
{
    public static ForecastDocument From(string organisation, RoundForecast view)
    {
        var (forecast, edition) = (view.Forecast, view.Round.Edition);
        return new ForecastDocument(
            organisation,
            edition.Key,
            view.Round.Round.Id,
            view.Target.On,
            forecast.Pairs,
            forecast.Enough,
            view.Simulated,
            [.. edition.SubAreas.Select(subArea => Of(subArea.Code, null, subArea.MaxPoints, view.Estimate[Part.SubArea(subArea.Code)], forecast.SubAreas[subArea.Code]))],
            [.. edition.Areas.Select(area => Of(null, area.Number, area.MaxPoints, view.Estimate[Part.Area(area.Number)], forecast.Areas[area.Number]))],
            Of(null, null, edition.MaxPoints, view.Estimate[Part.Total], forecast.Total),
            new BiasNumbers(forecast.Bias.Total, forecast.Bias.Spread, forecast.Bias.Experience),
            forecast.Weights,
            [.. view.Own.Select(own => new OwnResult(own.Evaluation.Id, own.Evaluation.Year, own.Round?.Id, own.Standing, own.SameScale))],
            view.Track.Pairs.Count == 0 ? null : new Track(view.Track.Pairs.Count, view.Track.Then, view.Track.LeaveOneOut),
            new PriorNumbers(view.Prior.Municipalities, view.Prior.WithSubAreas));
    }

    private static Row Of(string? code, int? number, decimal max, EstimatedValue estimate, ForecastInterval? forecast) => new(
        code, number, max, estimate.Points, forecast?.Points, forecast?.Low50, forecast?.High50, forecast?.Low80, forecast?.High80, estimate.Withheld);

    internal sealed record Row(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Number,
        decimal Max,
        decimal? Estimate,
        decimal? Forecast,
        decimal? Low50,
        decimal? High50,
        decimal? Low80,
        decimal? High80,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Withheld);

    /// <summary>Shares of the maximum (−1–1 and 0–1).</summary>
    internal sealed record BiasNumbers(double Total, double Spread, double Experience);

    internal sealed record OwnResult(Guid Evaluation, int Year, Guid? Round, PairStanding Standing, bool SameScale);

    internal sealed record Track(int Pairs, TrackedHits Then, TrackedHits LeaveOneOut);

    internal sealed record PriorNumbers(int Municipalities, int WithSubAreas);
}
