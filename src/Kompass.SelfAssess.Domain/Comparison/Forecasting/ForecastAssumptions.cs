namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>
/// What the forecast takes for granted, in shares of the maximum; standard deviations unless something else is said. Computed from the
/// reference results in seed/official where they say anything (domain C), else judged and named as such.
/// </summary>
public sealed record ForecastAssumptions
{
    /// <summary>The values that the installation works with.</summary>
    public static ForecastAssumptions Default { get; } = new();

    /// <summary>How much higher published results lie than those of all municipalities: published means against national ones (2002 0, 2010 5.5, 2020 3.3 in a hundred).</summary>
    public double PublishedLean { get; init; } = 0.04;

    /// <summary>How uncertain that is.</summary>
    public double LeanSpread { get; init; } = 0.03;

    /// <summary>A municipality against others, all sub-areas alike: published totals, 0.10 within 2010 and within 2020.</summary>
    public double TownSpread { get; init; } = 0.10;

    /// <summary>A municipality's area against its own level.</summary>
    public double AreaSpread { get; init; } = 0.05;

    /// <summary>A municipality's sub-area against its own area.</summary>
    public double SubAreaSpread { get; init; } = 0.07;

    /// <summary>How much of what sets a municipality apart is left after a year; computed from fifteen repeated totals, their common rise taken away.</summary>
    public double LevelKept { get; init; } = 0.94;

    /// <summary>The evaluators' own grain in a sub-area: 5–10 % of it (domain B.3).</summary>
    public double Grain { get; init; } = 0.06;

    /// <summary>How strict one team of evaluators is, all sub-areas alike; judged.</summary>
    public double TeamSpread { get; init; } = 0.02;

    /// <summary>How much too high a self-assessment is on the whole (domain B.3); judged. The level shares have been adapted to what an even scale underestimated.</summary>
    public double Bias { get; init; } = 0.04;

    /// <summary>How that differs between municipalities; judged.</summary>
    public double BiasSpread { get; init; } = 0.09;

    /// <summary>How the bias differs between areas of a municipality; judged.</summary>
    public double AreaBiasSpread { get; init; } = 0.03;

    /// <summary>How it differs between sub-areas of an area; judged.</summary>
    public double SubAreaBiasSpread { get; init; } = 0.06;

    /// <summary>How much of the own bias is left after a year: other people, other leaders; judged.</summary>
    public double BiasKept { get; init; } = 0.97;

    /// <summary>What moves a whole round: who was asked, what was in the air; judged.</summary>
    public double RoundSpread { get; init; } = 0.025;

    /// <summary>What moves one sub-area of one round, beyond who happened to answer; judged.</summary>
    public double RoundSubAreaSpread { get; init; } = 0.04;

    /// <summary>Who happened to answer, where a number has no margin.</summary>
    public double UnknownSampling { get; init; } = 0.03;

    /// <summary>Correlation (0–1) of that between sub-areas, as the same people answer them.</summary>
    public double SamplingCorrelation { get; init; } = 0.4;

    /// <summary>A result of another edition against the own one, all sub-areas alike.</summary>
    public double EditionSpread { get; init; } = 0.03;
}
