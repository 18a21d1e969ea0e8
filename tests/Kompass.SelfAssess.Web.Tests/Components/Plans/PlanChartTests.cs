using AngleSharp.Dom;
using Bunit;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Components.Plans;

namespace Kompass.SelfAssess.Web.Tests.Components.Plans;

public sealed class PlanChartTests : ComponentTestBase
{
    [Fact]
    public void Progress_KnownValues_StandAtTheirHeightAndAreTold()
    {
        var chart = Render<ProgressChart>(parameters => parameters
            .Add(own => own.Title, "Framsteg")
            .Add(own => own.Points, [new("15 jan", "15 januari 2027", 25), new("15 feb", "15 februari 2027", null), new("15 mar", "15 mars 2027", 100)]));

        // 164 px for 100 per cent, from 188 upwards.
        Assert.Equal([("147", "41"), ("24", "164")], chart.FindAll("rect").Select(bar => (bar.GetAttribute("y"), bar.GetAttribute("height"))));
        Assert.Equal(["25 %", "15 jan", "–", "15 feb", "100 %", "15 mar"], chart.FindAll("text").Select(Plain));
        // As wide however few there are, and the row begins to the left.
        Assert.All(chart.FindAll("rect"), bar => Assert.Equal("40", bar.GetAttribute("width")));
        Assert.Equal("8.33%", chart.Find("rect").GetAttribute("x"));
        Assert.Equal("15 januari 2027 25 %, 15 februari 2027 –, 15 mars 2027 100 %.", Plain(chart.Find("desc")));
    }

    [Fact]
    public void Line_Gap_IsNotDrawnOver()
    {
        var line = Render<ProgressLine>(parameters => parameters.Add(own => own.Points, [new("", "a", 0), new("", "b", 50), new("", "c", null), new("", "d", 100)]));

        var joint = Assert.Single(line.FindAll(".kp-joint"));
        Assert.Equal(("32", "18"), (joint.GetAttribute("y1"), joint.GetAttribute("y2")));
        Assert.Equal(3, line.FindAll(".kp-dot").Count);
        Assert.Equal("a 0 %, b 50 %, d 100 %", Plain(line.Find("title")));
    }

    [Fact]
    public void ScenarioRuler_EstimateAndScenario_HaveFormsOfTheirOwn()
    {
        var ruler = Render<ScenarioRuler>(parameters => parameters.Add(own => own.Max, 800).Add(own => own.Estimate, 400).Add(own => own.Scenario, 440));

        Assert.Equal("50%", ruler.Find(".kc-marker--estimated").GetAttribute("x"));
        Assert.NotNull(ruler.Find(".kc-marker--estimated circle"));
        Assert.Equal("55%", ruler.Find(".kp-scenario-marker").GetAttribute("x"));
        Assert.Empty(ruler.FindAll(".kp-scenario-marker circle"));
        Assert.Equal(("50%", "55%"), (ruler.Find(".kp-ruler-move").GetAttribute("x1"), ruler.Find(".kp-ruler-move").GetAttribute("x2")));
        Assert.Equal("Uppskattad poäng 400. Scenario 440, om åtgärdsansvarigas bedömning stämmer.", ruler.Find("desc").TextContent);
    }

    [Fact]
    public void Regression_Bands_AreDrawnAndTabledAlike()
    {
        var figure = Render<RegressionFigure>(parameters => parameters.Add(own => own.Bands,
        [
            new StartBand(0, 0.2, 0, null, 0, null), new StartBand(0.2, 0.4, 4, 0.20, 3, 0.05), new StartBand(0.4, 0.6, 0, null, 10, 0),
            new StartBand(0.6, 0.8, 0, null, 8, -0.05), new StartBand(0.8, 1, 0, null, 0, null),
        ]));

        Assert.Equal(3, figure.FindAll("svg svg.kp-untargeted").Count);
        // 0.20 is the top of the scale: 88 px above the middle at 108.
        Assert.Equal("20", Assert.Single(figure.FindAll("svg svg.kp-targeted")).GetAttribute("y"));
        Assert.Equal(["20–40 %", "3", "+5,0", "4", "+20,0"], Cells(figure.FindAll("tbody tr")[1]));
        Assert.Equal(["0–20 %", "0", "–", "0", "–"], Cells(figure.FindAll("tbody tr")[0]));
    }

    private static string Plain(IElement element) => element.TextContent.Replace('\u00A0', ' ');

    private static IEnumerable<string> Cells(IElement row) => row.QuerySelectorAll("th, td").Select(cell => Plain(cell).Trim());
}
