using MathNet.Numerics.LinearAlgebra;

namespace Kompass.SelfAssess.Domain.Comparison.Forecasting;

/// <summary>
/// How far official results fell from what was forecast of them at the time, against how far they were expected to. A municipality whose own
/// results were forecast well gets narrower intervals, one of surprises wider: a variance estimated from few, so shrunk towards the assumed one.
/// </summary>
internal sealed class ForecastSurprise(ForecastScale scale)
{
    // The assumed variance counts as this many results.
    private const double Assumed = 2;

    // What one result is worth: its numbers hang together, so that 36 of them say far less than 36 results would.
    private const double SubAreaWorth = 4;
    private const double AreaWorth = 2;
    private const double TotalWorth = 1;

    // However few surprises there were, or many.
    private const double Least = 0.5;
    private const double Most = 3;

    private readonly List<double> _subAreas = [];
    private readonly List<double> _areas = [];
    private readonly List<double> _totals = [];

    /// <summary>Factors (around 1) on the variance of a sub-area, an area and the total.</summary>
    public (double SubArea, double Area, double Total) Factors =>
        (Factor(_subAreas, SubAreaWorth), Factor(_areas, AreaWorth), Factor(_totals, TotalWorth));

    /// <param name="weights">What the parts are made of, one row each, over the sub-areas.</param>
    /// <param name="error">What was published minus what was forecast, of each part.</param>
    /// <param name="expected">Covariance of that.</param>
    public void Add(Matrix<double> weights, Vector<double> error, Matrix<double> expected)
    {
        var places = Enumerable.Range(0, error.Count).ToList();
        // A part that is one sub-area has all its weight in it.
        var single = places.Where(row => weights.Row(row).AbsoluteMaximum() == 1).ToList();
        if (single.Count > 0)
        {
            _subAreas.Add(single.Average(row => error[row] * error[row] / expected[row, row]));
        }

        _areas.Add(places.GroupBy(row => scale.SubAreas[weights.Row(row).AbsoluteMaximumIndex()].AreaNumber).Average(rows => Square(rows)));
        _totals.Add(Square(places));

        double Square(IEnumerable<int> rows)
        {
            var sum = Vector<double>.Build.Dense(error.Count);
            foreach (var row in rows)
            {
                sum[row] = weights.Row(row).Select((weight, place) => weight > 0 ? scale.Max[place] : 0).Sum();
            }

            return (sum * error) * (sum * error) / (sum * expected * sum);
        }
    }

    private static double Factor(List<double> squares, double worth) =>
        Math.Clamp((Assumed + (worth * squares.Sum())) / (Assumed + (worth * squares.Count)), Least, Most);
}
