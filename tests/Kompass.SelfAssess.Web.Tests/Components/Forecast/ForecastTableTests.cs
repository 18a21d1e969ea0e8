using Bunit;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Web.Components.Forecast;

namespace Kompass.SelfAssess.Web.Tests.Components.Forecast;

public sealed class ForecastTableTests : ComponentTestBase
{
    private static readonly ForecastInterval Interval = new(100, 60, 55, 65, 50, 70);

    [Fact]
    public void Band_KnownValues_StandsAtItsShareOfTheMaximum()
    {
        var table = Table(new ForecastRowView("1 Samspel", new EstimatedValue(64, 3), Interval, 58));

        Assert.Equal(("50%", "20%"), (table.Find(".kf-eighty").GetAttribute("x"), table.Find(".kf-eighty").GetAttribute("width")));
        Assert.Equal(("55%", "10%"), (table.Find(".kf-fifty").GetAttribute("x"), table.Find(".kf-fifty").GetAttribute("width")));
        Assert.Equal("60%", table.Find(".kc-end").GetAttribute("x1"));
        Assert.Equal("64%", table.Find(".kc-marker--estimated").GetAttribute("x"));
        Assert.Equal("58%", table.Find(".kc-marker--official").GetAttribute("x"));
        Assert.Equal("Prognos 60,0 poäng, troligen 50,0–70,0 av 100. Uppskattad poäng 64,0. Senaste officiella resultat 58.", table.Find("title").TextContent);
    }

    [Fact]
    public void Row_KnownValues_HasTheSameNumbersInItsCells()
    {
        var table = Table(new ForecastRowView("1 Samspel", new EstimatedValue(64, 3), Interval, 58));

        Assert.Equal(["64,0", "60,0", "55,0–65,0", "50,0–70,0", "58"], table.FindAll("td[data-numeric]").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Row_WithheldEstimate_IsNeitherDrawnNorWritten()
    {
        var table = Table(new ForecastRowView("1 Samspel", new EstimatedValue(64, 3, Withheld: true), Interval, null));

        Assert.Empty(table.FindAll(".kc-marker--estimated"));
        Assert.DoesNotContain("64", table.Markup, StringComparison.Ordinal);
        Assert.Contains("..", table.Find("td[data-numeric]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_NoForecast_HasNoBand()
    {
        var table = Table(new ForecastRowView("3 Styrning", EstimatedValue.Missing, null, null));

        Assert.Empty(table.FindAll(".kf-band"));
        Assert.All(table.FindAll("td[data-numeric]"), cell => Assert.StartsWith("–", cell.TextContent.Trim(), StringComparison.Ordinal));
    }

    private IRenderedComponent<ForecastTable> Table(ForecastRowView row) => Render<ForecastTable>(parameters => parameters
        .Add(table => table.Rows, [row])
        .Add(table => table.Caption, "Prognos per område")
        .Add(table => table.Head, "Område")
        .Add(table => table.Id, "prov"));
}
