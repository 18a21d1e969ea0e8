namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Simulation;

/// <summary>
/// How simulated municipalities come about. None of these is the model of the forecast: levels and biases live on a logit scale, evaluators give
/// whole points after a beta distribution, estimates are means of a few people's rubric levels.
/// </summary>
public sealed record SimulatedWorld(string Name)
{
    /// <summary>Errors of the estimate are gamma distributed: mostly small, now and then far too high.</summary>
    public bool Skewed { get; init; }

    /// <summary>Sub-areas hang together across areas through three hidden themes.</summary>
    public bool Correlated { get; init; }

    /// <summary>The bias wanders from round to round and has a trend.</summary>
    public bool Drifting { get; init; }

    /// <summary>Only municipalities in the better half publish.</summary>
    public bool Leaning { get; init; }

    /// <summary>How far municipalities differ in their bias (logit).</summary>
    public double BiasSpread { get; init; } = 0.30;

    /// <summary>The mean bias (logit).</summary>
    public double Bias { get; init; } = 0.20;

    /// <summary>How far municipalities differ in their level (logit).</summary>
    public double TownSpread { get; init; } = 0.45;

    /// <summary>The worlds of the table in src/README.md.</summary>
    public static IReadOnlyList<SimulatedWorld> All { get; } =
    [
        new("even"),
        new("skewed errors") { Skewed = true },
        new("correlated sub-areas") { Correlated = true },
        new("drifting bias") { Drifting = true },
        new("leaning priors") { Leaning = true },
        new("all together") { Skewed = true, Correlated = true, Drifting = true, Leaning = true },
    ];

    /// <summary>Other worlds, on which the assumptions were tuned; none of their numbers is in the table.</summary>
    public static IReadOnlyList<SimulatedWorld> Tuning { get; } =
    [
        new("tuning, modest and alike") { BiasSpread = 0.20, Bias = 0.05, TownSpread = 0.35 },
        new("tuning, boastful and unlike") { BiasSpread = 0.40, Bias = 0.40, TownSpread = 0.50, Skewed = true, Leaning = true },
        new("tuning, wandering") { BiasSpread = 0.30, Bias = 0.20, Drifting = true, Correlated = true },
    ];
}
