using Kompass.SelfAssess.Domain.Scoring;
using MathNet.Numerics.LinearAlgebra;

namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>
/// Least squares whose errors may go together within a cluster: variance after Bell and McCaffrey (Survey Methodology 28, 2002; CR2) with
/// Satterthwaite's degrees of freedom, which holds its level with few and unequal clusters (Pustejovsky and Tipton, JBES 36, 2018). Nothing in
/// it is drawn by lot.
/// </summary>
internal sealed class ClusteredRegression
{
    private const double Nothing = 1e-10;

    private readonly Matrix<double> _design;
    private readonly Matrix<double> _inverse;
    private readonly Vector<double> _residuals;
    private readonly IReadOnlyList<int[]> _clusters;

    /// <param name="rows">A row of the design per observation.</param>
    /// <param name="values">What is explained.</param>
    /// <param name="clusters">The cluster of each observation.</param>
    public ClusteredRegression(IReadOnlyList<double[]> rows, IReadOnlyList<double> values, IReadOnlyList<string> clusters)
    {
        _design = Matrix<double>.Build.DenseOfRowArrays(rows);
        var outcome = Vector<double>.Build.DenseOfEnumerable(values);
        _inverse = _design.TransposeThisAndMultiply(_design).Inverse();
        Coefficients = _inverse * _design.TransposeThisAndMultiply(outcome);
        _residuals = outcome - (_design * Coefficients);
        _clusters = [.. clusters.Select((cluster, row) => (cluster, row)).GroupBy(own => own.cluster, own => own.row).Select(own => own.ToArray())];
    }

    /// <summary>One per column of the design.</summary>
    public Vector<double> Coefficients { get; }

    /// <summary>Half the 95 % interval of a coefficient, and the degrees of freedom behind it.</summary>
    public (double Margin, double Freedom) MarginOf(int column)
    {
        // Each cluster's weight of its residuals in the coefficient: A(I−H)½ set right, and what that takes from all others.
        var weights = _clusters.Select(rows => Adjusted(rows, column)).ToList();
        var variance = weights.Zip(_clusters, (weight, rows) => Math.Pow(rows.Select((row, index) => weight[index] * _residuals[row]).Sum(), 2)).Sum();
        var spread = Matrix<double>.Build.DenseOfColumnVectors(weights.Zip(_clusters, Spread));
        var products = spread.TransposeThisAndMultiply(spread);
        var trace = products.Trace();
        var freedom = trace * trace / products.PointwiseMultiply(products).RowSums().Sum();
        return (StudentInterval.Factor(Math.Max(1, freedom), 0.05) * Math.Sqrt(variance), freedom);
    }

    private Vector<double> Adjusted(int[] rows, int column)
    {
        var own = Rows(rows);
        var within = Matrix<double>.Build.DenseIdentity(rows.Length) - (own * _inverse * own.Transpose());
        var parts = within.Evd(Symmetricity.Symmetric);
        var roots = parts.EigenValues.Map(value => value.Real > Nothing ? 1 / Math.Sqrt(value.Real) : 0);
        return parts.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(roots) * parts.EigenVectors.Transpose() * own * _inverse.Column(column);
    }

    private Vector<double> Spread(Vector<double> weight, int[] rows)
    {
        var spread = -(_design * (_inverse * (Rows(rows).Transpose() * weight)));
        for (var index = 0; index < rows.Length; index++)
        {
            spread[rows[index]] += weight[index];
        }

        return spread;
    }

    private Matrix<double> Rows(int[] rows) => Matrix<double>.Build.DenseOfRowVectors(rows.Select(row => _design.Row(row)));
}
