using MathNet.Numerics.LinearAlgebra;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>An official result as observations of the municipality's level.</summary>
/// <param name="Weights">One row per published part, over the sub-areas.</param>
/// <param name="Shares">What was published.</param>
/// <param name="Noise">Covariance of what the evaluators and the crosswalk add.</param>
internal sealed record OfficialRows(Matrix<double> Weights, double[] Shares, Matrix<double> Noise)
{
    /// <returns>Null where the result has no part of the edition.</returns>
    public static OfficialRows? Of(ForecastOfficial official, ForecastScale scale, ForecastAssumptions assumptions)
    {
        var rows = new List<(double[] Weights, OfficialShare Part)>();
        foreach (var subArea in scale.SubAreas.Where(subArea => official.SubAreas.ContainsKey(subArea.Code)))
        {
            var weights = new double[scale.Count];
            weights[scale.PlaceOf(subArea.Code)] = 1;
            rows.Add((weights, official.SubAreas[subArea.Code]));
        }

        foreach (var area in scale.Edition.Areas.Where(area => area.SubAreas.Count > 0 && official.Areas.ContainsKey(area.Number)))
        {
            rows.Add((scale.AreaWeights(area), official.Areas[area.Number]));
        }

        if (rows.Count == 0)
        {
            return null;
        }

        var matrix = Matrix<double>.Build.DenseOfRowArrays(rows.Select(row => row.Weights));
        var common = assumptions.TeamSpread * assumptions.TeamSpread;
        common += official.SameScale ? 0 : assumptions.EditionSpread * assumptions.EditionSpread;
        var noise = matrix.TransposeAndMultiply(matrix) * (assumptions.Grain * assumptions.Grain) + common;
        for (var row = 0; row < rows.Count; row++)
        {
            noise[row, row] += rows[row].Part.Looseness * rows[row].Part.Looseness;
        }

        return new OfficialRows(matrix, [.. rows.Select(row => row.Part.Share)], noise);
    }
}
