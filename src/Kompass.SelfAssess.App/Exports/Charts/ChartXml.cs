using System.Globalization;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using Formula = DocumentFormat.OpenXml.Drawing.Charts.Formula;
using Index = DocumentFormat.OpenXml.Drawing.Charts.Index;
using ShapeProperties = DocumentFormat.OpenXml.Drawing.Charts.ShapeProperties;

namespace Kompass.SelfAssess.App.Exports.Charts;

/// <summary>
/// A chart as Excel and Word draw it themselves. Its values stand in cells (of the workbook, or of the one that a Word chart carries), and are
/// kept in the chart too, so that it is right before anything recalculates. What is withheld or missing stays a gap.
/// </summary>
internal static class ChartXml
{
    private const uint CategoryAxisId = 1;
    private const uint ValueAxisId = 2;
    private const int TitleSize = 1300;
    private const int TextSize = 1000;

    /// <param name="chart">What it shows.</param>
    /// <param name="cells">Where its values stand.</param>
    /// <param name="titled">False where a caption beside it says what it shows.</param>
    public static ChartSpace Build(Chart chart, ChartCells cells, bool titled = true)
    {
        if (chart.Series.Any(series => series.Values.Count != chart.Categories.Count) || cells.Series.Count != chart.Series.Count)
        {
            throw new ArgumentException("Every series has a value per category, and cells of its own.", nameof(chart));
        }

        var plot = new PlotArea(new Layout());
        plot.Append(chart.Kind == ChartKind.Radar ? Radar(chart, cells) : Bars(chart, cells));
        plot.Append(CategoryAxis(chart), ValueAxis(chart));
        var drawn = new DocumentFormat.OpenXml.Drawing.Charts.Chart(
            ChartLook.Title(chart.Title, TitleSize, bold: true, ChartLook.Ink),
            new AutoTitleDeleted { Val = !titled },
            plot,
            new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }, ChartLook.Text(TextSize, ChartLook.Ink)),
            new PlotVisibleOnly { Val = false },
            new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap });
        if (!titled)
        {
            drawn.RemoveAllChildren<Title>();
        }

        if (chart.Series.Count < 2)
        {
            drawn.RemoveAllChildren<Legend>();
        }

        var space = new ChartSpace(new Date1904 { Val = false }, new RoundedCorners { Val = false }, drawn);
        space.Append(new ShapeProperties(ChartLook.Fill("FFFFFF"), new Outline(new NoFill())));
        space.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        space.AddNamespaceDeclaration("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        return space;
    }

    private static RadarChart Radar(Chart chart, ChartCells cells)
    {
        var radar = new RadarChart(new RadarStyle { Val = RadarStyleValues.Marker }, new VaryColors { Val = false });
        for (var at = 0; at < chart.Series.Count; at++)
        {
            var look = ChartLook.Of(chart.Series[at].Look);
            radar.Append(new RadarChartSeries(
                new Index { Val = (uint)at }, new Order { Val = (uint)at }, Name(chart, cells, at), look.Line(), look.Point(), Categories(chart, cells), Values(chart, cells, at)));
        }

        radar.Append(new AxisId { Val = CategoryAxisId }, new AxisId { Val = ValueAxisId });
        return radar;
    }

    private static BarChart Bars(Chart chart, ChartCells cells)
    {
        var stacked = chart.Kind == ChartKind.StackedBars;
        var bars = new BarChart(
            new BarDirection { Val = BarDirectionValues.Bar },
            new BarGrouping { Val = stacked ? BarGroupingValues.Stacked : BarGroupingValues.Clustered },
            new VaryColors { Val = false });
        for (var at = 0; at < chart.Series.Count; at++)
        {
            var series = new BarChartSeries(
                new Index { Val = (uint)at }, new Order { Val = (uint)at }, Name(chart, cells, at), ChartLook.Of(chart.Series[at].Look).Bar(), new InvertIfNegative { Val = false });
            if (stacked)
            {
                series.Append(Labels(chart.Series[at]));
            }

            series.Append(Categories(chart, cells), Values(chart, cells, at));
            bars.Append(series);
        }

        bars.Append(new GapWidth { Val = stacked ? (ushort)45 : (ushort)60 }, new Overlap { Val = stacked ? (sbyte)100 : (sbyte)0 });
        bars.Append(new AxisId { Val = CategoryAxisId }, new AxisId { Val = ValueAxisId });
        return bars;
    }

    /// <summary>The number in each piece of a stacked bar, on white so that it is read on any pattern; none where the piece is empty.</summary>
    private static DataLabels Labels(ChartSeries series)
    {
        var labels = new DataLabels();
        for (var at = 0; at < series.Values.Count; at++)
        {
            if (series.Values[at] is null or 0)
            {
                labels.Append(new DataLabel(new Index { Val = (uint)at }, new Delete { Val = true }));
            }
        }

        labels.Append(
            new ChartShapeProperties(ChartLook.Fill("FFFFFF"), new Outline(new NoFill())),
            ChartLook.Text(TextSize - 100, ChartLook.Ink),
            new DataLabelPosition { Val = DataLabelPositionValues.Center },
            new ShowLegendKey { Val = false },
            new ShowValue { Val = true },
            new ShowCategoryName { Val = false },
            new ShowSeriesName { Val = false },
            new ShowPercent { Val = false },
            new ShowBubbleSize { Val = false });
        return labels;
    }

    private static CategoryAxis CategoryAxis(Chart chart)
    {
        var radar = chart.Kind == ChartKind.Radar;
        var axis = new CategoryAxis(
            new AxisId { Val = CategoryAxisId },
            // Lying bars are counted from below; a reader begins at the top.
            new Scaling(new Orientation { Val = radar ? OrientationValues.MinMax : OrientationValues.MaxMin }),
            new Delete { Val = false },
            new AxisPosition { Val = radar ? AxisPositionValues.Bottom : AxisPositionValues.Left });
        if (radar)
        {
            axis.Append(new MajorGridlines(ChartLook.Thin(ChartLook.Grid)));
        }

        axis.Append(
            new NumberingFormat { FormatCode = "General", SourceLinked = false },
            new MajorTickMark { Val = TickMarkValues.None },
            new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.Low },
            ChartLook.Thin(ChartLook.Quiet),
            ChartLook.Text(TextSize, ChartLook.Ink),
            new CrossingAxis { Val = ValueAxisId },
            new Crosses { Val = CrossesValues.AutoZero },
            new AutoLabeled { Val = true },
            new LabelAlignment { Val = LabelAlignmentValues.Center },
            new LabelOffset { Val = 100 },
            new TickLabelSkip { Val = 1 },
            new NoMultiLevelLabels { Val = true });
        return axis;
    }

    private static ValueAxis ValueAxis(Chart chart)
    {
        var radar = chart.Kind == ChartKind.Radar;
        var scaling = new Scaling(new Orientation { Val = OrientationValues.MinMax });
        if (chart.Max is { } max)
        {
            scaling.Append(new MaxAxisValue { Val = max });
        }

        scaling.Append(new MinAxisValue { Val = 0 });
        var axis = new ValueAxis(
            new AxisId { Val = ValueAxisId },
            scaling,
            new Delete { Val = false },
            new AxisPosition { Val = radar ? AxisPositionValues.Left : AxisPositionValues.Bottom },
            new MajorGridlines(ChartLook.Thin(ChartLook.Grid)));
        if (chart.Unit is { } unit && !radar)
        {
            axis.Append(ChartLook.Title(unit, TextSize, bold: false, ChartLook.Quiet));
        }

        axis.Append(
            new NumberingFormat { FormatCode = Code(chart.Form), SourceLinked = false },
            new MajorTickMark { Val = TickMarkValues.None },
            new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
            ChartLook.Thin(ChartLook.Grid),
            ChartLook.Text(TextSize - 100, ChartLook.Quiet),
            new CrossingAxis { Val = CategoryAxisId },
            // With the first category on top, "at the end" is below.
            new Crosses { Val = radar ? CrossesValues.AutoZero : CrossesValues.Maximum },
            new CrossBetween { Val = CrossBetweenValues.Between });
        return axis;
    }

    private static SeriesText Name(Chart chart, ChartCells cells, int at) => new(new StringReference(
        new Formula(cells.Series[at].Name), Strings([chart.Series[at].Name])));

    private static CategoryAxisData Categories(Chart chart, ChartCells cells) =>
        new(new StringReference(new Formula(cells.Categories), Strings(chart.Categories)));

    private static StringCache Strings(IReadOnlyList<string> texts)
    {
        var cache = new StringCache(new PointCount { Val = (uint)texts.Count });
        for (var at = 0; at < texts.Count; at++)
        {
            cache.Append(new StringPoint(new NumericValue(texts[at])) { Index = (uint)at });
        }

        return cache;
    }

    private static Values Values(Chart chart, ChartCells cells, int series)
    {
        var values = chart.Series[series].Values;
        var cache = new NumberingCache(new FormatCode(Code(chart.Form)), new PointCount { Val = (uint)values.Count });
        for (var at = 0; at < values.Count; at++)
        {
            if (values[at] is { } value)
            {
                cache.Append(new NumericPoint(new NumericValue(value.ToString("R", CultureInfo.InvariantCulture))) { Index = (uint)at });
            }
        }

        return new Values(new NumberReference(new Formula(cells.Series[series].Values), cache));
    }

    /// <summary>On an axis: whole numbers, since a grid line needs no decimals.</summary>
    private static string Code(NumberForm form) => form switch
    {
        NumberForm.Percent => "0%",
        NumberForm.TwoDecimals => "0.00",
        _ => "#,##0",
    };
}
