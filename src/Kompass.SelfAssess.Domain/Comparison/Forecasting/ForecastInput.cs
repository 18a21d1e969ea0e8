namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>What a forecast is made of. Source: design 7.</summary>
/// <param name="Prior">What is believed of any municipality; it also says which edition the forecast is in.</param>
/// <param name="Current">The estimate that says where the municipality is now.</param>
/// <param name="TargetOn">When the official evaluation is expected.</param>
public sealed record ForecastInput(OfficialPrior Prior, ForecastEstimate Current, DateOnly TargetOn)
{
    /// <summary>Earlier own estimates with the official results that followed; only those that count are used.</summary>
    public IReadOnlyList<ForecastPair> Pairs { get; init; } = [];

    /// <summary>Own official results that no pair holds; they tell of the level, not of the bias.</summary>
    public IReadOnlyList<ForecastOfficial> OwnResults { get; init; } = [];

    /// <summary>What is taken for granted.</summary>
    public ForecastAssumptions Assumptions { get; init; } = ForecastAssumptions.Default;
}
