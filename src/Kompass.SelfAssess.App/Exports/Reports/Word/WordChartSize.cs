using Kompass.SelfAssess.App.Exports.Charts;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>How large a chart stands on paper: a radar nearly square, bars as high as their names and numbers ask for and no higher, so that pages are filled.</summary>
internal static class WordChartSize
{
    private const long Centimetre = 360_000;

    /// <summary>In centimetres.</summary>
    private const double LineHeight = 0.4;

    /// <summary>Characters of a name beside the bars.</summary>
    private const double LineLength = 30;

    /// <param name="chart">The chart.</param>
    /// <param name="room">Between the margins, in EMU.</param>
    public static (long Width, long Height) Of(Chart chart, long room) => chart.Kind == ChartKind.Radar
        ? (Math.Min(room, 14 * Centimetre), 9 * Centimetre)
        : (room, Math.Min(20 * Centimetre, (long)((2.3 + (chart.Categories.Count * PerCategory(chart))) * Centimetre)));

    /// <summary>Room for the bars of a category, and for its name on so many lines: a name that does not fit is left out.</summary>
    private static double PerCategory(Chart chart) => Math.Max(
        chart.Kind == ChartKind.StackedBars ? 0.7 : 0.36 + (0.18 * chart.Series.Count),
        LineHeight * Math.Ceiling(chart.Categories.Max(category => category.Length) / LineLength));
}
