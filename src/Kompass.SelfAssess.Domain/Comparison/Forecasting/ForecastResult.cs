namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>A forecast of the coming official score. Source: design 7.</summary>
/// <param name="SubAreas">By sub-area code, every one of the edition.</param>
/// <param name="Areas">By area number; null where a sub-area has no estimate.</param>
/// <param name="Total">The total; null where a sub-area has no estimate.</param>
/// <param name="Pairs">How many own pairs counted.</param>
/// <param name="Bias">What the own pairs, and what is assumed before them, say of the estimate.</param>
/// <param name="Weights">What the forecast is made of.</param>
public sealed record ForecastResult(
    IReadOnlyDictionary<string, ForecastInterval> SubAreas,
    IReadOnlyDictionary<int, ForecastInterval?> Areas,
    ForecastInterval? Total,
    int Pairs,
    ForecastBias Bias,
    ForecastWeights Weights)
{
    /// <summary>Fewest own pairs that a forecast may lean on; below, it is "för lite underlag".</summary>
    public const int FewestPairs = 1;

    /// <summary>False where the municipality has nothing of its own to learn its bias from.</summary>
    public bool Enough => Pairs >= FewestPairs;
}

/// <summary>A number forecast, in points.</summary>
/// <param name="Max">Highest points of the part.</param>
/// <param name="Points">The forecast, unrounded.</param>
/// <param name="Low50">The official score is expected to fall below this one time in four.</param>
/// <param name="High50">And above this one time in four.</param>
/// <param name="Low80">Below this one time in ten.</param>
/// <param name="High80">Above this one time in ten.</param>
public sealed record ForecastInterval(decimal Max, decimal Points, decimal Low50, decimal High50, decimal Low80, decimal High80)
{
    // The 75 % and 90 % quantiles of the normal distribution.
    private const double Quartile = 0.6744897501960817;
    private const double Decile = 1.2815515655446004;

    /// <summary>Whether the official points fell inside the 50 % interval.</summary>
    public bool Holds50(decimal official) => official >= Low50 && official <= High50;

    /// <summary>Whether the official points fell inside the 80 % interval.</summary>
    public bool Holds80(decimal official) => official >= Low80 && official <= High80;

    internal static ForecastInterval Of(decimal max, double mean, double deviation)
    {
        var highest = (double)max;
        return new(max, At(0), At(-Quartile), At(Quartile), At(-Decile), At(Decile));

        decimal At(double quantile) => (decimal)Math.Clamp(mean + (quantile * deviation), 0, highest);
    }
}

/// <summary>How much too high the own estimate is taken to be, plus for too high, in shares of the maximum.</summary>
/// <param name="Total">Of the total (−1–1).</param>
/// <param name="Spread">How uncertain that is (standard deviation).</param>
/// <param name="SubAreas">By sub-area code.</param>
/// <param name="Experience">How much of the uncertainty about the total's bias the own pairs have removed (0–1): 0 without any.</param>
public sealed record ForecastBias(double Total, double Spread, IReadOnlyDictionary<string, double> SubAreas, double Experience);

/// <summary>By how much the forecast of the total would rise if each source were one point higher; together 1.</summary>
/// <param name="Estimate">The current estimate.</param>
/// <param name="OwnResults">Own earlier official results, with the estimates before them.</param>
/// <param name="Published">What is published of other municipalities, and what is assumed.</param>
public sealed record ForecastWeights(double Estimate, double OwnResults, double Published);
