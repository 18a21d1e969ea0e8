using Bunit;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class ComparisonTests : ComponentTestBase
{
    [Fact]
    public void Rows_Mixed_StandInThreeGroupsFromOverToUnder()
    {
        var table = Table(Row("1.1", 20, 10, 15), Row("1.2", 20, 14, 13), Row("1.3", 10, 8, 5), Row("1.4", 20, 13, 13.5m), Row("1.5", 20, 18, 15));
        Assert.Equal(["1.3", "1.5", "1.2", "1.4", "1.1"], table.FindAll(".kc-code").Select(code => code.TextContent.Trim()));
        Assert.Equal(["Överskattat · 2 delområden", "Träff, inom 10 procentenheter · 2 delområden", "Underskattat · 1 delområde"],
            table.FindAll(".kc-group-row").Select(row => row.TextContent.Trim()));
    }

    [Fact]
    public void Bar_KnownValues_HasFieldConnectorAndMarkers()
    {
        var bar = Table(Row("1.4", 10, 6.6m, 5)).Find(".kc-dumbbell");
        Assert.Equal("50%", bar.QuerySelector(".kc-marker--official")!.GetAttribute("x"));
        Assert.Equal("66%", bar.QuerySelector(".kc-marker--estimated")!.GetAttribute("x"));
        Assert.Equal("40%", bar.QuerySelector(".kc-hit-field")!.GetAttribute("x"));
        Assert.Equal("20%", bar.QuerySelector(".kc-hit-field")!.GetAttribute("width"));
        Assert.NotNull(bar.QuerySelector(".kc-connector--over[x1='50%'][x2='66%']"));
    }

    [Fact]
    public void Field_AtTheEdge_StaysOnTheAxis()
    {
        var field = Table(Row("1.4", 10, 9, 9.5m)).Find(".kc-hit-field");
        Assert.Equal("85%", field.GetAttribute("x"));
        Assert.Equal("15%", field.GetAttribute("width"));
    }

    [Fact]
    public void Row_Over_SaysPointsAndPercentagePoints()
    {
        var row = Table(Row("1.4", 10, 6.6m, 5)).FindAll("tbody tr")[1];
        Assert.Equal("+1,6 av 10", ElementWords.Of(row.QuerySelector(".kc-difference")!));
        Assert.Equal("Över +16 p.e.", row.QuerySelector(".k-tag")!.TextContent.Trim());
    }

    [Theory]
    [InlineData(Band.Hit, 0.10, "Träff +10 p.e.")]
    [InlineData(Band.Over, 0.104, "Över +10,4 p.e.")]
    [InlineData(Band.Under, -0.1003, "Under \u221210,03 p.e.")]
    [InlineData(Band.Under, -0.141, "Under \u221214 p.e.")]
    public void Tag_NearTheBound_NeverContradictsTheBand(Band band, double difference, string expected) =>
        Assert.Equal(expected, Render<OutcomeTag>(parameters => parameters.Add(tag => tag.Outcome, band).Add(tag => tag.Difference, (decimal)difference)).Find(".k-tag").TextContent.Trim());

    [Fact]
    public void Row_Withheld_CannotBeComparedAndGivesNothingAway()
    {
        var table = Table(Row("1.4", 10, 6.6m, 5) with { Estimate = CellView.Withheld(4) with { Points = 6.6m } });
        Assert.Equal("Kan inte jämföras · 1 delområde", table.Find(".kc-group-row").TextContent.Trim());
        Assert.Empty(table.FindAll("tbody :is(.kc-marker--estimated, .kc-connector, .k-tag)"));
        Assert.DoesNotMatch("6,6|1,6|16|66", table.Find("tbody").TextContent);
    }

    [Fact]
    public void Row_AcrossEditions_HasShareButNoPointsOfDifference()
    {
        var row = Table(Row("1.4", 10, 6.6m, 5) with { Official = null, Difference = null, Note = "Motsvarar två delområden" }).FindAll("tbody tr")[1];
        Assert.Equal("50\u00A0%", row.QuerySelector(".kc-official")!.TextContent.Trim());
        Assert.Equal(".", row.QuerySelector(".kc-difference .k-sign [aria-hidden]")!.TextContent);
        Assert.NotNull(row.QuerySelector(".k-tag"));
        Assert.Contains("Motsvarar två delområden", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_Accuracy_AreInPercentagePoints()
    {
        var metrics = Metrics(new Accuracy(36, 27, 3, 6, -0.027, 0.073, 0.75, 0.64));
        Assert.Equal(["27 av 36", "\u22122,7 procentenheter", "7,3 procentenheter", "0,64"],
            metrics.FindAll(".k-metric-number").Select(ElementWords.Of));
        Assert.Equal("75 procent av delområdena ligger inom 10 procentenheter.", metrics.FindAll(".k-metric-words")[0].TextContent);
        Assert.StartsWith("Så mycket lägre", metrics.FindAll(".k-metric-words")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.02, "Så mycket högre")]
    [InlineData(0.0002, "Vi överskattar och underskattar")]
    public void Metrics_Bias_IsSaidInItsDirection(double bias, string words) =>
        Assert.StartsWith(words, Metrics(new Accuracy(36, 27, 3, 6, bias, 0.073, 0.75, 0.64)).FindAll(".k-metric-words")[1].TextContent, StringComparison.Ordinal);

    [Fact]
    public void Metrics_NoPairs_ShowSignsAndSayWhy()
    {
        var metrics = Metrics(Accuracy.Of([]));
        Assert.Equal(["0 av 0", "–", "–", "–"], metrics.FindAll(".k-metric-number").Select(number => number.TextContent.Trim()));
        Assert.All(metrics.FindAll(".k-metric-words"), words => Assert.NotEmpty(words.TextContent));
    }

    private static ComparisonRowView Row(string code, decimal max, decimal own, decimal official) => new(
        code, "Namn", max, CellView.Shown(own, 1, max, 45), official, (double)(official / max), own - official, (double)((own - official) / max), Accuracy.BandOf(own / max, official / max));

    private IRenderedComponent<ComparisonMetrics> Metrics(Accuracy accuracy) => Render<ComparisonMetrics>(parameters => parameters.Add(metrics => metrics.Accuracy, accuracy));

    private IRenderedComponent<ComparisonTable> Table(params ComparisonRowView[] rows) => Render<ComparisonTable>(parameters => parameters
        .Add(table => table.Rows, rows)
        .Add(table => table.Series, [new SeriesView(SeriesKind.Estimated, "Uppskattad"), new SeriesView(SeriesKind.Official, "Officiell")]));
}
