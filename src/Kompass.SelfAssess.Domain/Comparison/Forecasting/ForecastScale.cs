using Kompass.SelfAssess.Domain.Frameworks;
using MathNet.Numerics.LinearAlgebra;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>The sub-areas of an edition as rows of vectors and matrices.</summary>
internal sealed class ForecastScale
{
    private readonly Dictionary<string, int> _places;

    public ForecastScale(FrameworkEdition edition)
    {
        Edition = edition;
        SubAreas = [.. edition.SubAreas];
        Max = [.. SubAreas.Select(subArea => (double)subArea.MaxPoints)];
        _places = SubAreas.Select((subArea, place) => (subArea.Code, place)).ToDictionary(pair => pair.Code, pair => pair.place);
    }

    public FrameworkEdition Edition { get; }

    public IReadOnlyList<SubArea> SubAreas { get; }

    /// <summary>Highest points of each.</summary>
    public IReadOnlyList<double> Max { get; }

    public int Count => SubAreas.Count;

    public int PlaceOf(string code) => _places[code];

    /// <summary>Covariance of something that moves all sub-areas, each area and each sub-area by itself (standard deviations).</summary>
    public Matrix<double> Covariance(double common, double area, double subArea) => Matrix<double>.Build.Dense(Count, Count, (row, column) =>
        (common * common)
        + (SubAreas[row].AreaNumber == SubAreas[column].AreaNumber ? area * area : 0)
        + (row == column ? subArea * subArea : 0));

    /// <summary>Weights that make an area's share of its maximum out of the shares of its sub-areas.</summary>
    public double[] AreaWeights(Area area)
    {
        var weights = new double[Count];
        foreach (var subArea in area.SubAreas)
        {
            weights[PlaceOf(subArea.Code)] = (double)(subArea.MaxPoints / area.SubAreas.Sum(one => one.MaxPoints));
        }

        return weights;
    }

    /// <summary>Weights that make the total's share of its maximum.</summary>
    public double[] TotalWeights() => [.. Max.Select(max => max / Max.Sum())];
}
