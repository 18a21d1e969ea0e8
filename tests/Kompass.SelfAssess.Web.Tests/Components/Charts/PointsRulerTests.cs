using Bunit;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class PointsRulerTests : ComponentTestBase
{
    private static readonly RulerMark Official = new(536, "officiell");
    private static readonly RulerMark Previous = new(483, "hösten 2021");

    [Fact]
    public void Markers_KnownValues_StandAtTheirShareOfTheScale()
    {
        var ruler = Ruler(CellView.Shown(512, 14, 800, 48), Official, Previous);
        Assert.Equal("64%", ruler.Find(".kc-marker--estimated").GetAttribute("x"));
        Assert.Equal("67%", ruler.Find(".kc-marker--official").GetAttribute("x"));
        Assert.Equal("60.38%", ruler.Find(".kc-marker--previous").GetAttribute("x"));
        Assert.Equal("62.25%", ruler.Find(".kc-band").GetAttribute("x"));
        Assert.Equal("3.5%", ruler.Find(".kc-band").GetAttribute("width"));
        Assert.Equal(41, ruler.FindAll(".kc-ruler-scale line:not(.kc-ruler-axis)").Count);
    }

    [Fact]
    public void Text_KnownValues_SaysAllThreeAndTheInterval()
    {
        var ruler = Ruler(CellView.Shown(512, 14, 800, 48), Official, Previous);
        Assert.Equal("img", ruler.Find("svg.kc-ruler").GetAttribute("role"));
        Assert.Equal("Uppskattad poäng 512, troligen mellan 498 och 526. 536 officiell. 483 hösten 2021.", ruler.Find("desc").TextContent);
        Assert.Equal(["512", "498–526", "536", "483"], ruler.FindAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Estimate_Withheld_IsNeitherDrawnNorWritten()
    {
        var ruler = Ruler(CellView.Withheld(4) with { Points = 123.4m, Low = 120, High = 127, Margin = 3 }, Official);
        Assert.Empty(ruler.FindAll(".kc-marker--estimated, .kc-band, .kc-end"));
        Assert.DoesNotContain("123", ruler.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("120", ruler.Markup, StringComparison.Ordinal);
        Assert.Equal("..", ruler.Find("td").TextContent);
    }

    [Fact]
    public void Interval_AbsentMargin_HasNoBand() => Assert.Empty(Ruler(CellView.Shown(512, null, 800, 1)).FindAll(".kc-band"));

    [Fact]
    public void Label_NameWithMarkup_IsWrittenAsText()
    {
        var ruler = Ruler(CellView.Shown(512, 14, 800, 48), new RulerMark(600, "<script>alert(1)</script>"));
        Assert.Empty(ruler.FindAll("script"));
        Assert.Contains("<script>", ruler.Find("desc").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(512, 536, 483)]
    [InlineData(0, 0, 0)]
    [InlineData(20, 24, 18)]
    [InlineData(780, 790, 760)]
    [InlineData(800, 800, 800)]
    [InlineData(400, 401, 399)]
    [InlineData(512, 510, 508)]
    public void Labels_AnyValues_AreClearOfEachOtherOnEveryWidth(int estimate, int official, int previous)
    {
        var labels = RulerLabels.Place(800,
        [
            (SeriesKind.Estimated, estimate, $"{estimate}"),
            (SeriesKind.Official, official, $"{official} officiell"),
            (SeriesKind.Previous, previous, $"{previous} hösten 2021"),
        ]);
        Assert.Equal(3, labels.Count);
        for (var width = 280; width <= 1180; width += 20)
        {
            foreach (var row in labels.GroupBy(label => label.Row))
            {
                var extents = row.Select(label => RulerLabels.Extent(label, width)).OrderBy(extent => extent.Left).ToList();
                Assert.All(extents.Zip(extents.Skip(1)), pair => Assert.True(pair.First.Right < pair.Second.Left));
                Assert.All(extents, extent => Assert.InRange(extent.Left, -20, extent.Right));
                Assert.All(extents, extent => Assert.InRange(extent.Right, 0, width + 20));
            }
        }
    }

    [Fact]
    public void Labels_AsPictured_StandOnOneRow() => Assert.All(
        RulerLabels.Place(800, [(SeriesKind.Estimated, 512, "512"), (SeriesKind.Official, 536, "536 officiell"), (SeriesKind.Previous, 483, "483 hösten 2021")]),
        label => Assert.Equal(0, label.Row));

    private IRenderedComponent<PointsRuler> Ruler(CellView estimate, RulerMark? official = null, RulerMark? previous = null) => Render<PointsRuler>(parameters => parameters
        .Add(ruler => ruler.Max, 800)
        .Add(ruler => ruler.Estimate, estimate)
        .Add(ruler => ruler.Official, official)
        .Add(ruler => ruler.Previous, previous));
}
