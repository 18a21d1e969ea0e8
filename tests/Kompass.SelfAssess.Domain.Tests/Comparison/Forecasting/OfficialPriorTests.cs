using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using static Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting.Forecasts;

namespace Kompass.SelfAssess.Domain.Tests.Comparison.Forecasting;

public sealed class OfficialPriorTests
{
    private static readonly DateOnly On = new(2022, 1, 1);

    [Fact]
    public void From_NothingPublished_StandsInTheMiddleAndIsWide()
    {
        var prior = Prior();

        Assert.Equal(0, prior.Municipalities);
        Assert.All(prior.Shares.Values, share => Assert.Equal(0.60, share, 9));
        Assert.True(Width(prior) > 1.1m * Width(Prior(0.6, 0.6, 0.6, 0.6)), $"{Width(prior)} {Width(Prior(0.6, 0.6, 0.6, 0.6))}");
    }

    [Fact]
    public void From_ManyAlike_ComesToTheirShareLessTheLean()
    {
        var prior = Prior([.. Enumerable.Repeat(0.70, 40)]);

        Assert.Equal(40, prior.Municipalities);
        Assert.All(prior.Shares.Values, share => Assert.InRange(share, 0.655, 0.662));
    }

    [Fact]
    public void From_FewMunicipalities_BorrowsFromAreaAndWhole()
    {
        // 1.4 is far below everything else; one municipality alone is not believed in full.
        var one = OfficialPrior.From(Edition, [Result("A", 0.30)], ForecastAssumptions.Default).Shares["1.4"];
        var four = OfficialPrior.From(Edition, [Result("A", 0.30), Result("B", 0.30), Result("C", 0.30), Result("D", 0.30)], ForecastAssumptions.Default).Shares["1.4"];

        Assert.InRange(one, 0.40, 0.58);
        Assert.InRange(four, 0.26, one - 0.05);

        static PublishedResult Result(string town, double lowest) => new(town, Official(Edition, place => place == 3 ? lowest : 0.65, On));
    }

    [Fact]
    public void From_SameMunicipalityTwice_CountsTheLatest()
    {
        var twice = OfficialPrior.From(
            Edition, [new("A", Official(0.4, On)), new("a", Official(0.7, On.AddYears(3))), new("B", Official(0.6, On))], ForecastAssumptions.Default);
        var once = OfficialPrior.From(Edition, [new("A", Official(0.7, On)), new("B", Official(0.6, On))], ForecastAssumptions.Default);

        Assert.Equal(2, twice.Municipalities);
        Assert.Equal(once.Shares["5.2"], twice.Shares["5.2"], 9);
    }

    [Fact]
    public void From_AreasOnly_MovesTheirSubAreas()
    {
        var areas = Edition.Areas.ToDictionary(area => area.Number, area => new OfficialShare(area.Number == 2 ? 0.9 : 0.5));
        var only = new ForecastOfficial(On, new Dictionary<string, OfficialShare>(), areas);

        var prior = OfficialPrior.From(Edition, [new("A", only)], ForecastAssumptions.Default);

        Assert.Equal((1, 0), (prior.Municipalities, prior.WithSubAreas));
        Assert.True(prior.Shares["2.3"] > prior.Shares["3.3"] + 0.03);
    }

    private static decimal Width(OfficialPrior prior) => ForecasterTests.Width(Forecaster.Forecast(new ForecastInput(prior, Estimate(0.6), Target)).Total!);
}
