using Bunit;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class RadarTests : ComponentTestBase
{
    private static readonly IReadOnlyList<SeriesView> Series =
        [new(SeriesKind.Estimated, "Uppskattad"), new(SeriesKind.Official, "Officiell"), new(SeriesKind.Previous, "Föregående")];

    [Fact]
    public void Markers_KnownValues_StandOnTheirAxis()
    {
        var radar = Radar([.. Enumerable.Range(1, 8).Select(number => Axis(number, number == 1 ? 100 : 50))]);
        var places = radar.FindAll(".kc-marker--estimated").Select(marker => (marker.GetAttribute("x"), marker.GetAttribute("y"))).ToList();
        Assert.Equal(("310", "98"), places[0]);
        Assert.Equal(("405", "288"), places[2]);
        Assert.Equal(("310", "383"), places[4]);
        Assert.Equal(("215", "288"), places[6]);
    }

    [Fact]
    public void Path_AllShown_IsClosedAndFilled()
    {
        var path = Radar([.. Enumerable.Range(1, 8).Select(number => Axis(number, 50))]).Find("path.kc-line--estimated");
        Assert.EndsWith("Z", path.GetAttribute("d"), StringComparison.Ordinal);
        Assert.Contains("kc-radar-path--closed", path.ClassList);
    }

    [Fact]
    public void Path_WithheldArea_BreaksTheLineThere()
    {
        var radar = Radar([.. Enumerable.Range(1, 8).Select(number => number == 4 ? Axis(4, 50) with { Estimate = CellView.Withheld(4) with { Points = 77.7m } } : Axis(number, 50))]);
        var path = radar.Find("path.kc-line--estimated");
        Assert.DoesNotContain("Z", path.GetAttribute("d")!, StringComparison.Ordinal);
        Assert.DoesNotContain("kc-radar-path--closed", path.ClassList);
        Assert.Equal(7, radar.FindAll(".kc-marker--estimated").Count);
        Assert.DoesNotContain("77,7", radar.Markup, StringComparison.Ordinal);
        Assert.Contains("Delområde 4\u00A0..", radar.FindAll(".kc-radar-name").Select(name => name.TextContent));
        Assert.Contains("färre än", radar.Find(".k-legend").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Path_LoneValue_HasMarkerButNoLine()
    {
        var radar = Radar([.. Enumerable.Range(1, 8).Select(number => number == 3 ? Axis(3, 50) : Axis(number, 50) with { Estimate = CellView.Missing() })]);
        Assert.Equal("", radar.Find("path.kc-line--estimated").GetAttribute("d"));
        Assert.Single(radar.FindAll(".kc-marker--estimated"));
    }

    [Fact]
    public void Path_BrokenAtTwoAxes_HasTwoRuns()
    {
        decimal?[] shares = [0.5m, 0.5m, null, 0.5m, 0.5m, null, 0.5m, 0.5m];
        var path = RadarGeometry.Path(shares);
        Assert.Equal(2, path.Count(character => character == 'M'));
        Assert.Equal(4, path.Count(character => character == 'L'));
    }

    [Fact]
    public void Text_AllSeries_IsInDescriptionAndTable()
    {
        var radar = Radar([Axis(1, 68.9m) with { Official = 74, Previous = CellView.Shown(66, null, 100, 40) }, Axis(2, 50), Axis(3, 50)]);
        var svg = radar.Find("svg.kc-radar-picture");
        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal(radar.Find("title").Id, svg.GetAttribute("aria-labelledby"));
        Assert.StartsWith("1 Delområde 1: Uppskattad 68,9, Officiell 74, Föregående 66,0. 2 ", radar.Find("desc").TextContent, StringComparison.Ordinal);
        Assert.Equal(["68,9", "74", "66,0", "48"], radar.FindAll("tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal(["50,0", "–", "–", "48"], radar.FindAll("tbody tr")[1].QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    private static RadarAxisView Axis(int number, decimal points) => new(number, $"Namn {number}", $"Delområde {number}", 100, CellView.Shown(points, null, 100, 48));

    private IRenderedComponent<Radar> Radar(IReadOnlyList<RadarAxisView> axes) => Render<Radar>(parameters => parameters.Add(radar => radar.Axes, axes).Add(radar => radar.Series, Series));
}
