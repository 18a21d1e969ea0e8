using Kompass.SelfAssess.App.Exports.Charts;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>How large a chart stands on paper: a radar nearly square, bars as high as there are bars.</summary>
internal static class WordChartSize
{
    private const long Centimetre = 360_000;

    /// <param name="chart">The chart.</param>
    /// <param name="room">Between the margins, in EMU.</param>
    public static (long Width, long Height) Of(Chart chart, long room) => chart.Kind == ChartKind.Radar
        ? (Math.Min(room, 14 * Centimetre), 10 * Centimetre)
        : (room, Math.Min(20 * Centimetre, (long)((3.4 + (chart.Categories.Count * PerCategory(chart))) * Centimetre)));

    private static double PerCategory(Chart chart) => chart.Kind == ChartKind.StackedBars ? 0.8 : 0.6 + (0.3 * chart.Series.Count);
}
