using Bunit;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class TrendChartTests : ComponentTestBase
{
    private static readonly IReadOnlyList<SeriesView> Series = [new(SeriesKind.Official, "Officiell"), new(SeriesKind.Estimated, "Uppskattad")];

    [Fact]
    public void TwoEditions_TheLineIsInterruptedAndTheBreakDrawnAndNamed()
    {
        var chart = Chart(
            new("2002", [Point(SeriesKind.Official, "2003", 0.4), Point(SeriesKind.Official, "2007", 0.5)]),
            new("2020-v2", [Point(SeriesKind.Official, "2022", 0.6), Point(SeriesKind.Official, "2025", 0.7)]));

        // Four values, evenly spaced; 2007 and 2022 are not joined.
        Assert.Equal(["20%", "40%", "60%", "80%"], chart.FindAll(".kc-trend-picture .kc-marker--official").Select(marker => marker.GetAttribute("x")));
        Assert.Equal([("20%", "40%"), ("60%", "80%")], chart.FindAll(".kc-trend-picture .kc-line--official").Select(line => (line.GetAttribute("x1")!, line.GetAttribute("x2")!)));
        Assert.Equal("50%", Assert.Single(chart.FindAll(".kc-trend-break")).GetAttribute("x1"));
        Assert.Equal(["2002", "2020-v2"], chart.FindAll(".kc-trend-run text").Select(ElementWords.Of));
        Assert.Contains("går inte att dra ifrån varandra", chart.Markup, StringComparison.Ordinal);
        Assert.Equal("2002: 2003 40 %, 2007 50 %. 2020-v2: 2022 60 %, 2025 70 %.", ElementWords.Of(chart.Find("desc")).Replace('\u00A0', ' '));
    }

    [Fact]
    public void OneEdition_OfficialAndEstimateAreJoinedEachWithItsOwn()
    {
        var chart = Chart(new TrendRunView("2020-v2",
            [Point(SeriesKind.Official, "2022", 0.6), Point(SeriesKind.Estimated, "2024", 0.7), Point(SeriesKind.Official, "2025", 0.65), Point(SeriesKind.Estimated, "2026", 0.8)]));

        Assert.Equal([("20%", "60%")], chart.FindAll(".kc-trend-picture .kc-line--official").Select(line => (line.GetAttribute("x1")!, line.GetAttribute("x2")!)));
        Assert.Equal([("40%", "80%")], chart.FindAll(".kc-trend-picture .kc-line--estimated").Select(line => (line.GetAttribute("x1")!, line.GetAttribute("x2")!)));
        Assert.Empty(chart.FindAll(".kc-trend-break"));
        Assert.DoesNotContain("dra ifrån", chart.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void ValueThatIsNotShown_IsASignAndInterruptsTheLine()
    {
        var chart = Chart(new TrendRunView("2020-v2",
            [Point(SeriesKind.Estimated, "2022", 0.6), Point(SeriesKind.Estimated, "2023", null) with { State = CellState.Withheld }, Point(SeriesKind.Estimated, "2024", 0.7)]));

        Assert.Equal(2, chart.FindAll(".kc-trend-picture .kc-marker--estimated").Count);
        Assert.Empty(chart.FindAll(".kc-trend-picture .kc-line--estimated"));
        Assert.Equal(["60", "..", "70"], chart.FindAll(".kc-trend-value text").Select(ElementWords.Of));
        Assert.Contains("..", chart.Find(".k-legend").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<TrendChart> Chart(params TrendRunView[] runs) => Render<TrendChart>(parameters => parameters
        .Add(chart => chart.Runs, runs).Add(chart => chart.Series, Series).Add(chart => chart.Title, "Totalt över tid"));

    private static TrendPointView Point(SeriesKind kind, string when, double? share) => new(kind, when, when, share);
}
