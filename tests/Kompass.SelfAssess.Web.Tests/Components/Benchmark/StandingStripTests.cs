using Bunit;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Web.Components.Benchmark;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Benchmark;

public sealed class StandingStripTests : ComponentTestBase
{
    private static readonly StripDot[] Six =
        [new("Höganäs", 0.84875m), new("Karlskrona", 0.62125m), new("Lindesberg", 0.52875m), new("Olofström", 0.565m), new("Tomelilla", 0.6825m), new("Vallentuna", 0.81m)];

    [Fact]
    public void Strip_KnownValues_StandWhereTheNumbersSay()
    {
        var strip = Render(View(SeriesKind.Official, 0.67m, Six));

        Assert.Equal("67%", strip.Find(".kc-marker--official").GetAttribute("x"));
        Assert.Equal(["52.88%", "56.5%", "62.12%", "68.25%", "81%", "84.88%"], strip.FindAll(".kc-strip-dot").Select(dot => dot.GetAttribute("x")));
        Assert.Equal("65.19%", strip.Find(".kc-strip-median").GetAttribute("x1"));
        Assert.Equal(("57.91%", "19.91%"), (strip.Find(".kc-strip-half").GetAttribute("x"), strip.Find(".kc-strip-half").GetAttribute("width")));
    }

    [Fact]
    public void Strip_SaysEveryNumberThatItDraws()
    {
        var strip = Render(View(SeriesKind.Official, 0.67m, Six));
        var svg = strip.Find("svg");

        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal("Totalpoäng: ert resultat bland 6 publicerade", strip.Find($"#{svg.GetAttribute("aria-labelledby")}").TextContent);
        Assert.Equal(
            "Ert resultat är 536. De andra: Höganäs 679, Karlskrona 497, Lindesberg 423, Olofström 452, Tomelilla 546, Vallentuna 648. "
            + "Hälften ligger mellan 463,3 och 622,5, medianen är 521,5.",
            strip.Find($"#{svg.GetAttribute("aria-describedby")}").TextContent);
    }

    [Fact]
    public void Strip_OfAnEstimate_HasACircleAndOneDecimal()
    {
        var strip = Render(View(SeriesKind.Estimated, 0.6996m, Six));

        Assert.NotNull(strip.Find(".kc-marker--estimated circle"));
        Assert.Empty(strip.FindAll(".kc-marker--official"));
        Assert.Equal("559,7", strip.Find(".kc-strip-own text").TextContent);
    }

    [Fact]
    public void Strip_FewOthers_HasNoMiddleHalf()
    {
        var strip = Render(View(SeriesKind.Official, null, Six[..4]));

        Assert.Empty(strip.FindAll(".kc-strip-half"));
        Assert.Empty(strip.FindAll(".kc-marker"));
        Assert.EndsWith("Medianen är 474,5.", strip.Find("desc").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Strip_NothingToShow_IsAnEmptyAxis() =>
        Assert.Empty(Render(View(SeriesKind.Official, null, [])).FindAll(".kc-strip-dot"));

    [Fact]
    public void Placed_NumbersThatLieOnEachOtherOrOnTheOwn_AreInRowsOfTheirOwn()
    {
        var placed = View(SeriesKind.Official, 0.5m, [new("A", 0.3m), new("B", 0.3m), new("C", 0.31m), new("D", 0.49m), new("E", 0.6m)]).Placed;

        Assert.Equal([("A", 0), ("B", 1), ("C", -1), ("D", 1), ("E", 0)], placed.Select(own => (own.Dot.Name, own.Row)));
    }

    private static StripView View(SeriesKind kind, decimal? own, StripDot[] others) =>
        new("Totalpoäng", 800, kind, own, others, Spread.Of([.. others.Select(dot => dot.Share)]));

    private IRenderedComponent<StandingStrip> Render(StripView view) =>
        Render<StandingStrip>(parameters => parameters.Add(strip => strip.View, view).Add(strip => strip.Id, "prov").Add(strip => strip.Large, true));
}
