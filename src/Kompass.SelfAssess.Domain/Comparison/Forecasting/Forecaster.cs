using MathNet.Numerics.LinearAlgebra;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>
/// Forecasts the coming official score. Source: design 7.
/// </summary>
/// <remarks>
/// In shares of the maximum, for sub-area s at time t: official = level + team + grain, estimate = level + bias + round + who answered.
/// The level is the municipality's own: a prior mean per sub-area plus what sets the municipality, its area and its sub-area apart. The bias
/// is the municipality's, its area's and its sub-area's. Level and bias fall back on their prior as years pass (Ornstein–Uhlenbeck), team and
/// round move all sub-areas alike, so that a total is not taken for more certain than it is. All of it is normal, so that the answer is exact
/// (Kalman filter); the ends are cut at 0 and the maximum.
/// </remarks>
public static class Forecaster
{
    /// <summary>Forecasts every sub-area, and areas and total where all of their sub-areas have an estimate.</summary>
    public static ForecastResult Forecast(ForecastInput input) => new ForecastRun(input).Run();
}

/// <summary>One forecast at work.</summary>
internal sealed class ForecastRun
{
    private const int Observed = 0;
    private const int EstimateRaised = 1;
    private const int OwnRaised = 2;
    private const double DaysPerYear = 365.25;

    private readonly ForecastInput _input;
    private readonly ForecastAssumptions _assumptions;
    private readonly ForecastScale _scale;
    private readonly GaussianState _state;
    private readonly ForecastSurprise _surprise;
    private ForecastBias? _bias;
    private int _target;

    public ForecastRun(ForecastInput input)
    {
        _input = input;
        _assumptions = input.Assumptions;
        _scale = input.Prior.Scale;
        _surprise = new ForecastSurprise(_scale);
        var none = Matrix<double>.Build.Dense(_scale.Count, _scale.Count);
        var bias = _scale.Covariance(_assumptions.BiasSpread, _assumptions.AreaBiasSpread, _assumptions.SubAreaBiasSpread);
        _state = new GaussianState(
            input.Prior.Covariance.Append(none).Stack(none.Append(bias)),
            [.. Enumerable.Repeat(_assumptions.LevelKept, _scale.Count), .. Enumerable.Repeat(_assumptions.BiasKept, _scale.Count)],
            columns: 3);
    }

    private int Count => _scale.Count;

    public ForecastResult Run()
    {
        ForecastPair[] pairs = [.. _input.Pairs.Where(pair => pair.StandingIn(_scale.Edition) == PairStanding.Counts)];
        DateOnly? now = null;
        foreach (var (day, happens) in Events(pairs).OrderBy(one => one.Day))
        {
            _state.Wait((day.DayNumber - (now ?? day).DayNumber) / DaysPerYear);
            happens();
            now = day;
        }

        return Result(pairs.Length);
    }

    private IEnumerable<(DateOnly Day, Action Happens)> Events(ForecastPair[] pairs)
    {
        // The first result is forecast from assumptions alone: how far they were off says nothing of the forecasts that come after.
        var first = pairs.Select(pair => pair.Official.On).DefaultIfEmpty().Min();
        foreach (var pair in pairs)
        {
            yield return (pair.Estimate.ClosedOn, () => See(pair.Estimate, OwnRaised));
            yield return (pair.Official.On, () => See(pair.Official, forecast: pair.Official.On > first));
        }

        foreach (var official in _input.OwnResults)
        {
            yield return (official.On, () => See(official, forecast: false));
        }

        yield return (_input.Current.ClosedOn, SeeCurrent);
        var target = _input.TargetOn > _input.Current.ClosedOn ? _input.TargetOn : _input.Current.ClosedOn;
        yield return (target, () => _target = _state.Keep(Count));
    }

    private void SeeCurrent()
    {
        _bias = Bias();
        See(_input.Current, EstimateRaised);
    }

    private void See(ForecastOfficial official, bool forecast)
    {
        if (OfficialRows.Of(official, _scale, _assumptions) is not { } rows)
        {
            return;
        }

        var expected = rows.Weights * Vector<double>.Build.DenseOfEnumerable(_input.Prior.Mean);
        var values = Matrix<double>.Build.Dense(rows.Shares.Length, 3);
        for (var row = 0; row < rows.Shares.Length; row++)
        {
            values[row, Observed] = rows.Shares[row] - expected[row];
            values[row, OwnRaised] = 1;
        }

        if (forecast)
        {
            var level = _state.Covariance.SubMatrix(0, Count, 0, Count);
            var error = values.Column(Observed) - (rows.Weights * _state.Mean.Column(Observed, 0, Count));
            _surprise.Add(rows.Weights, error, (rows.Weights * level).TransposeAndMultiply(rows.Weights) + rows.Noise);
        }

        _state.Observe(rows.Weights, values, rows.Noise);
    }

    private void See(ForecastEstimate estimate, int raised)
    {
        (int Place, EstimatedShare Seen)[] rows =
            [.. _scale.SubAreas.Where(subArea => estimate.SubAreas.ContainsKey(subArea.Code)).Select(subArea => (_scale.PlaceOf(subArea.Code), estimate.SubAreas[subArea.Code]))];
        if (rows.Length == 0)
        {
            return;
        }

        var weights = Matrix<double>.Build.Dense(rows.Length, 2 * Count);
        var values = Matrix<double>.Build.Dense(rows.Length, 3);
        for (var row = 0; row < rows.Length; row++)
        {
            var (place, seen) = rows[row];
            weights[row, place] = weights[row, Count + place] = 1;
            values[row, Observed] = seen.Share - _input.Prior.Mean[place] - _assumptions.Bias;
            values[row, raised] = 1;
        }

        _state.Observe(weights, values, Noise([.. rows.Select(row => row.Seen.Sampling ?? _assumptions.UnknownSampling)]));
    }

    /// <summary>What a round adds to level and bias: its own air, and who happened to answer, who are the same people in all sub-areas.</summary>
    private Matrix<double> Noise(double[] sampling) => Matrix<double>.Build.Dense(sampling.Length, sampling.Length, (row, column) =>
        (_assumptions.RoundSpread * _assumptions.RoundSpread)
        + (row == column
            ? (sampling[row] * sampling[row]) + (_assumptions.RoundSubAreaSpread * _assumptions.RoundSubAreaSpread)
            : _assumptions.SamplingCorrelation * sampling[row] * sampling[column]));

    private ForecastBias Bias()
    {
        var total = Vector<double>.Build.DenseOfArray(_scale.TotalWeights());
        var mean = _state.Mean.Column(Observed, Count, Count) + _assumptions.Bias;
        var variance = total * _state.Covariance.SubMatrix(Count, Count, Count, Count) * total;
        var before = total * _scale.Covariance(_assumptions.BiasSpread, _assumptions.AreaBiasSpread, _assumptions.SubAreaBiasSpread) * total;
        return new ForecastBias(
            total * mean,
            Math.Sqrt(variance),
            _scale.SubAreas.ToDictionary(subArea => subArea.Code, subArea => mean[_scale.PlaceOf(subArea.Code)]),
            Math.Clamp(1 - (variance / before), 0, 1));
    }

    private ForecastResult Result(int pairs)
    {
        var mean = _state.Mean.Column(Observed, _target, Count) + Vector<double>.Build.DenseOfEnumerable(_input.Prior.Mean);
        var covariance = _state.Covariance.SubMatrix(_target, Count, _target, Count) + _scale.Covariance(_assumptions.TeamSpread, 0, _assumptions.Grain);
        var (subAreaFactor, areaFactor, totalFactor) = _surprise.Factors;
        var subAreas = _scale.SubAreas.ToDictionary(
            subArea => subArea.Code, subArea => Interval([subArea], subArea.MaxPoints, mean, covariance * subAreaFactor));
        var areas = _scale.Edition.Areas.ToDictionary(
            area => area.Number, area => Estimated(area.SubAreas) ? Interval(area.SubAreas, area.MaxPoints, mean, covariance * areaFactor) : null);
        var total = Estimated(_scale.SubAreas) ? Interval(_scale.SubAreas, _scale.Edition.MaxPoints, mean, covariance * totalFactor) : null;
        var weights = Vector<double>.Build.DenseOfArray(_scale.TotalWeights());
        var estimate = weights * _state.Mean.Column(EstimateRaised, _target, Count);
        var own = weights * _state.Mean.Column(OwnRaised, _target, Count);
        return new ForecastResult(subAreas, areas, total, pairs, _bias!, new ForecastWeights(estimate, own, 1 - estimate - own));
    }

    private bool Estimated(IReadOnlyList<Frameworks.SubArea> subAreas) =>
        subAreas.Count > 0 && subAreas.All(subArea => _input.Current.SubAreas.ContainsKey(subArea.Code));

    /// <summary>The sum of some sub-areas. Its middle is the sum of theirs as they are shown, so that the forecast adds up.</summary>
    private ForecastInterval Interval(IReadOnlyList<Frameworks.SubArea> subAreas, decimal max, Vector<double> mean, Matrix<double> covariance)
    {
        var points = Vector<double>.Build.Dense(Count);
        var middle = 0.0;
        foreach (var place in subAreas.Select(subArea => _scale.PlaceOf(subArea.Code)))
        {
            points[place] = _scale.Max[place];
            middle += _scale.Max[place] * Math.Clamp(mean[place], 0, 1);
        }

        // Never finer than the evaluators themselves.
        var grain = _assumptions.Grain * points.L2Norm();
        return ForecastInterval.Of(max, middle, Math.Max(grain, Math.Sqrt(points * covariance * points)));
    }
}
