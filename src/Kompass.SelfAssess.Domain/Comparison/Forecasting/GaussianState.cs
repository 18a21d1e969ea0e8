using MathNet.Numerics.LinearAlgebra;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>
/// What is known of unknowns that vary jointly after the normal distribution and fall back on their prior with time: a Kalman filter. It
/// holds deviations from the prior mean, in several columns: what was observed, and how the answer would follow if some of that were one higher.
/// </summary>
internal sealed class GaussianState
{
    private readonly Matrix<double> _prior;
    private double[] _kept;

    /// <param name="prior">Prior covariance.</param>
    /// <param name="kept">How much of each deviation is left after a year (0–1).</param>
    /// <param name="columns">Columns of <see cref="Mean"/>.</param>
    public GaussianState(Matrix<double> prior, IReadOnlyList<double> kept, int columns)
    {
        _prior = prior;
        _kept = [.. kept];
        Covariance = prior.Clone();
        Mean = Matrix<double>.Build.Dense(prior.RowCount, columns);
    }

    /// <summary>Deviation from the prior mean.</summary>
    public Matrix<double> Mean { get; private set; }

    public Matrix<double> Covariance { get; private set; }

    /// <summary>Lets time pass.</summary>
    public void Wait(double years)
    {
        if (years <= 0)
        {
            return;
        }

        double[] factor = [.. _kept.Select(kept => Math.Pow(kept, years))];
        Mean.MapIndexedInplace((row, _, value) => factor[row] * value);
        // What falls away is replaced by what the prior says, so that with nothing observed the prior stands at any time.
        Covariance.MapIndexedInplace((row, column, value) =>
        {
            var both = factor[row] * factor[column];
            return (both * value) + (row < _prior.RowCount && column < _prior.RowCount ? (1 - both) * _prior[row, column] : 0);
        });
    }

    /// <summary>Learns from observations that are sums of the unknowns.</summary>
    /// <param name="weights">One row per observation.</param>
    /// <param name="values">The same rows, as deviations from what the prior expects, in the columns of <see cref="Mean"/>.</param>
    /// <param name="noise">Covariance of what else they carry.</param>
    public void Observe(Matrix<double> weights, Matrix<double> values, Matrix<double> noise)
    {
        var seen = Pad(weights);
        var cross = seen * Covariance;
        var solver = (cross.TransposeAndMultiply(seen) + noise).Cholesky();
        Mean += cross.TransposeThisAndMultiply(solver.Solve(values - (seen * Mean)));
        Covariance -= cross.TransposeThisAndMultiply(solver.Solve(cross));
        Covariance = (Covariance + Covariance.Transpose()) / 2;
    }

    /// <summary>Keeps the first unknowns as they are now, as further ones that time does not change; gives their place back.</summary>
    public int Keep(int count)
    {
        var place = Mean.RowCount;
        Mean = Mean.Stack(Mean.SubMatrix(0, count, 0, Mean.ColumnCount));
        var above = Covariance.SubMatrix(0, count, 0, place);
        Covariance = Covariance.Append(above.Transpose()).Stack(above.Append(Covariance.SubMatrix(0, count, 0, count)));
        _kept = [.. _kept, .. Enumerable.Repeat(1.0, count)];
        return place;
    }

    private Matrix<double> Pad(Matrix<double> weights) =>
        weights.ColumnCount == Mean.RowCount ? weights : weights.Append(Matrix<double>.Build.Dense(weights.RowCount, Mean.RowCount - weights.ColumnCount));
}
