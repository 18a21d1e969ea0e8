using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Frameworks;
using MathNet.Numerics.Distributions;

namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Simulation;

/// <summary>A municipality that assesses itself and is evaluated, time after time.</summary>
public sealed class SimulatedTown
{
    public const double YearsBetween = 3;
    private const int Themes = 3;

    private readonly SimulatedWorld _world;
    private readonly Random _random;
    private readonly SubArea[] _subAreas;
    private readonly double[] _level;
    private readonly double[] _areaBias;
    private readonly double[] _subAreaBias;
    private readonly double _trend;
    private double _bias;
    private DateOnly _today = new(1996, 3, 1);

    public SimulatedTown(SimulatedWorld world, FrameworkEdition edition, IReadOnlyList<double> difficulty, Random random)
    {
        (_world, _random) = (world, random);
        _subAreas = [.. edition.SubAreas];
        var own = Normal.Sample(random, 0, world.TownSpread);
        double[] themes = [.. Enumerable.Range(0, Themes).Select(_ => Normal.Sample(random, 0, world.Correlated ? 0.35 : 0))];
        // Themes run across areas, as no model of areas expects.
        double[] areas = [.. Enumerable.Range(0, 9).Select(_ => world.Correlated ? 0 : Laplace.Sample(random, 0, 0.14))];
        _level =
        [
            .. _subAreas.Select((subArea, place) =>
                difficulty[place] + own + areas[subArea.AreaNumber] + themes[place % Themes] + Laplace.Sample(random, 0, world.Correlated ? 0.14 : 0.22)),
        ];
        _bias = world.Bias + (world.Skewed ? Lopsided(world.BiasSpread) : Normal.Sample(random, 0, world.BiasSpread));
        _trend = world.Drifting ? Normal.Sample(random, -0.02, 0.03) : 0;
        _areaBias = [.. Enumerable.Range(0, 9).Select(_ => Normal.Sample(random, 0, 0.12))];
        _subAreaBias = [.. _subAreas.Select(_ => world.Skewed ? Lopsided(0.28) : Normal.Sample(random, 0, 0.28))];
    }

    /// <summary>How hard the sub-areas are, the same for everybody (logit); about 0.6 on the whole.</summary>
    public static double[] Difficulty(FrameworkEdition edition, Random random)
    {
        double[] areas = [.. Enumerable.Range(0, 9).Select(_ => Normal.Sample(random, 0, 0.15))];
        return [.. edition.SubAreas.Select(subArea => 0.40 + areas[subArea.AreaNumber] + Normal.Sample(random, 0, 0.28))];
    }

    /// <summary>The level of the whole (0–1).</summary>
    public double Level => _subAreas.Select((subArea, place) => (double)subArea.MaxPoints * Share(_level[place])).Sum() / _subAreas.Sum(subArea => (double)subArea.MaxPoints);

    /// <summary>A round, and the evaluation half a year after it.</summary>
    public ForecastPair Next()
    {
        var estimate = Assess();
        Pass(0.5);
        var official = Evaluate();
        Pass(YearsBetween - 0.5);
        return new ForecastPair(estimate, official);
    }

    /// <summary>Lets time pass: everybody gets a little better, each at a pace of its own, as published repeats have it.</summary>
    public void Pass(double years)
    {
        _today = _today.AddDays((int)(365.25 * years));
        var pace = Math.Sqrt(years);
        var common = Normal.Sample(_random, 0.04 * years, 0.14 * pace);
        for (var place = 0; place < _level.Length; place++)
        {
            _level[place] += common + Normal.Sample(_random, 0, 0.08 * pace);
            _subAreaBias[place] += Normal.Sample(_random, 0, 0.04 * pace);
        }

        _bias += (_trend * years) + Normal.Sample(_random, 0, (_world.Drifting ? 0.12 : 0.03) * pace);
    }

    private ForecastEstimate Assess()
    {
        var air = Normal.Sample(_random, 0, 0.08);
        var people = _random.Next(12, 61);
        double[] views = [.. Enumerable.Range(0, people).Select(_ => Normal.Sample(_random, 0, 0.35))];
        var shares = new Dictionary<string, EstimatedShare>();
        for (var place = 0; place < _subAreas.Length; place++)
        {
            var seen = _level[place] + _bias + _areaBias[_subAreas[place].AreaNumber] + _subAreaBias[place] + air;
            seen += _world.Skewed ? Lopsided(0.18) : Normal.Sample(_random, 0, 0.18);
            double[] answers = [.. views.Select(view => Nearest(Share(seen + view + Normal.Sample(_random, 0, 0.7))))];
            var mean = answers.Average();
            var deviation = Math.Sqrt(answers.Sum(answer => (answer - mean) * (answer - mean)) / (people - 1));
            shares.Add(_subAreas[place].Code, new EstimatedShare(mean, deviation / Math.Sqrt(people)));
        }

        return new ForecastEstimate(_today, shares);
    }

    private ForecastOfficial Evaluate()
    {
        var team = Normal.Sample(_random, 0, 0.08);
        var shares = new Dictionary<string, OfficialShare>();
        for (var place = 0; place < _subAreas.Length; place++)
        {
            var share = Math.Clamp(Share(_level[place] + team), 0.02, 0.98);
            // A beta distribution with a standard deviation of about 0.06 in the middle.
            var given = Beta.Sample(_random, share * 65, (1 - share) * 65);
            var max = (double)_subAreas[place].MaxPoints;
            shares.Add(_subAreas[place].Code, new OfficialShare(Math.Round(given * max) / max));
        }

        return new ForecastOfficial(_today, shares, new Dictionary<int, OfficialShare>());
    }

    /// <summary>Mean 0 and the given standard deviation, with a long tail upwards.</summary>
    private double Lopsided(double spread)
    {
        const double shape = 1.5;
        return (Gamma.Sample(_random, shape, 1) - shape) / Math.Sqrt(shape) * spread;
    }

    private static double Share(double logit) => 1 / (1 + Math.Exp(-logit));

    private static double Nearest(double share)
    {
        double[] levels = [0, 0.25, 0.45, 0.62, 0.80, 1];
        return levels.MinBy(level => Math.Abs(level - share));
    }
}
