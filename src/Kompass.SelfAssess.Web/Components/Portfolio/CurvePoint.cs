namespace Kompass.SelfAssess.Web.Components.Portfolio;

/// <summary>What so many working days buy.</summary>
public sealed record CurvePoint(int Days, decimal Points)
{
    /// <summary>As many as can be told apart, evenly over the days, and always the first, the last and the given one.</summary>
    public static IReadOnlyList<CurvePoint> Thinned(IReadOnlyList<(int Days, decimal Points)> curve, int always, int most)
    {
        var last = curve[^1].Days;
        var kept = Enumerable.Range(0, most + 1).Select(step => curve.Last(one => one.Days <= (long)last * step / most))
            .Append(curve.Last(one => one.Days <= always));
        return [.. kept.Distinct().OrderBy(one => one.Days).Select(one => new CurvePoint(one.Days, one.Points))];
    }
}
