using System.Globalization;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>SVG coordinates: percentages for whatever follows the width of the page, plain numbers for the rest.</summary>
internal static class Geometry
{
    /// <summary>The place of a value on an axis from 0 to <paramref name="max"/>, as a share kept within the axis.</summary>
    public static decimal Share(decimal value, decimal max) => max <= 0 ? 0 : Math.Clamp(value / max, 0, 1);

    public static string Percent(decimal share) => Number(Math.Clamp(share, 0, 1) * 100) + "%";

    public static string Percent(decimal value, decimal max) => Percent(Share(value, max));

    /// <summary>The distance between two places, as a width.</summary>
    public static string PercentBetween(decimal fromShare, decimal toShare) => Percent(Math.Clamp(toShare, 0, 1) - Math.Clamp(fromShare, 0, 1));

    public static string Number(decimal value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Number(double value) => Number((decimal)value);
}
