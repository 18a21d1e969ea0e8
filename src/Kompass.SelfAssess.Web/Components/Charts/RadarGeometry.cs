using System.Text;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>The radar is drawn in its own units; the first area points north and the rest follow clockwise, like a compass.</summary>
internal static class RadarGeometry
{
    public const double Width = 620;
    public const double Height = 576;
    public const double CentreX = 310;
    public const double CentreY = 288;
    public const double Radius = 190;

    public static (double X, double Y) Point(double turn, double radius)
    {
        var angle = turn * 2 * Math.PI;
        return (CentreX + (radius * Math.Sin(angle)), CentreY - (radius * Math.Cos(angle)));
    }

    public static (double X, double Y) Point(int axis, int axes, decimal share) => Point((double)axis / axes, Radius * (double)share);

    /// <summary>The line through the values. A missing value breaks it: nothing is drawn to or from that axis.</summary>
    public static string Path(IReadOnlyList<decimal?> shares)
    {
        var path = new StringBuilder();
        var gap = shares.ToList().FindIndex(share => share is null);
        if (gap < 0)
        {
            for (var axis = 0; axis < shares.Count; axis++)
            {
                Append(axis, axis == 0);
            }

            return path.Append('Z').ToString();
        }

        for (var step = 1; step < shares.Count; step++)
        {
            var axis = (gap + step) % shares.Count;
            var before = (gap + step - 1) % shares.Count;
            var after = (gap + step + 1) % shares.Count;
            if (shares[axis] is not null && (shares[before] is not null || shares[after] is not null))
            {
                Append(axis, shares[before] is null);
            }
        }

        return path.ToString();

        void Append(int axis, bool first)
        {
            var (x, y) = Point(axis, shares.Count, shares[axis]!.Value);
            path.Append(first ? 'M' : 'L').Append(Geometry.Number(x)).Append(' ').Append(Geometry.Number(y));
        }
    }

    public static bool IsClosed(IReadOnlyList<decimal?> shares) => shares.All(share => share is not null);
}
