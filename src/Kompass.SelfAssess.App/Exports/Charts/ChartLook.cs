using DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace Kompass.SelfAssess.App.Exports.Charts;

/// <summary>How a series looks in print: a colour of the product's, and a line, marker or pattern that tells it from the others without the colour.</summary>
internal sealed record ChartLook(string Colour, PresetLineDashValues Dash, C.MarkerStyleValues Marker, PresetPatternValues? Pattern)
{
    public const string Ink = "1C2A2D";
    public const string Quiet = "51605F";
    public const string Grid = "DFD9CE";

    private const int LineWidth = 28575;
    private const int EdgeWidth = 9525;

    public static ChartLook Of(SeriesLook look) => look switch
    {
        SeriesLook.Estimate => new("1D5660", PresetLineDashValues.Solid, C.MarkerStyleValues.Circle, null),
        SeriesLook.Official => new("A8451D", PresetLineDashValues.Dash, C.MarkerStyleValues.Diamond, PresetPatternValues.WideUpwardDiagonal),
        SeriesLook.Previous => new("6B655B", PresetLineDashValues.SystemDot, C.MarkerStyleValues.Square, PresetPatternValues.Percent25),
        SeriesLook.Forecast => new("2C5784", PresetLineDashValues.DashDot, C.MarkerStyleValues.Triangle, PresetPatternValues.NarrowHorizontal),
        SeriesLook.Planned => new("B9B1A4", PresetLineDashValues.Solid, C.MarkerStyleValues.Circle, null),
        SeriesLook.InProgress => new("2C5784", PresetLineDashValues.Solid, C.MarkerStyleValues.Circle, PresetPatternValues.WideUpwardDiagonal),
        SeriesLook.Done => new("2A6641", PresetLineDashValues.Solid, C.MarkerStyleValues.Circle, null),
        SeriesLook.Paused => new("7A4F00", PresetLineDashValues.Solid, C.MarkerStyleValues.Circle, PresetPatternValues.Percent25),
        SeriesLook.Cancelled => new("51605F", PresetLineDashValues.Solid, C.MarkerStyleValues.Circle, PresetPatternValues.WideDownwardDiagonal),
        _ => throw new ArgumentOutOfRangeException(nameof(look), look, "Unknown look."),
    };

    /// <summary>A line with its dashes.</summary>
    public C.ChartShapeProperties Line() => new(new Outline(Fill(Colour), new PresetDash { Val = Dash }, new Round()) { Width = LineWidth });

    /// <summary>The point on the line.</summary>
    public C.Marker Point() => new(
        new C.Symbol { Val = Marker },
        new C.Size { Val = 7 },
        new C.ChartShapeProperties(Fill(Colour), new Outline(Fill("FFFFFF")) { Width = EdgeWidth }));

    /// <summary>A bar: plain, or its colour in stripes within an edge.</summary>
    public C.ChartShapeProperties Bar() => new(
        Pattern is { } pattern
            ? new PatternFill(new ForegroundColor(new RgbColorModelHex { Val = Colour }), new BackgroundColor(new RgbColorModelHex { Val = "FFFFFF" })) { Preset = pattern }
            : Fill(Colour),
        new Outline(Fill(Colour)) { Width = EdgeWidth });

    public static SolidFill Fill(string colour) => new(new RgbColorModelHex { Val = colour });

    /// <summary>A thin line in one colour.</summary>
    public static C.ChartShapeProperties Thin(string colour) => new(new Outline(Fill(colour)) { Width = EdgeWidth });

    /// <summary>The text of an axis, a legend or a label.</summary>
    /// <param name="hundredths">Size in hundredths of a point.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="bold">True for a heading.</param>
    public static C.TextProperties Text(int hundredths, string colour, bool bold = false) => new(
        new BodyProperties(),
        new ListStyle(),
        new Paragraph(
            new ParagraphProperties(new DefaultRunProperties(Fill(colour)) { FontSize = hundredths, Bold = bold }),
            new EndParagraphRunProperties { Language = "sv-SE" }));

    /// <summary>A title in one line.</summary>
    public static C.Title Title(string text, int hundredths, bool bold, string colour) => new(
        new C.ChartText(new C.RichText(
            new BodyProperties(),
            new ListStyle(),
            new Paragraph(
                new ParagraphProperties(new DefaultRunProperties(Fill(colour)) { FontSize = hundredths, Bold = bold }),
                new Run(new RunProperties(Fill(colour)) { FontSize = hundredths, Bold = bold }, new DocumentFormat.OpenXml.Drawing.Text(text))))),
        new C.Overlay { Val = false });

}
