using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public class BenchmarkTests
{
    private static readonly Crosswalk Shipped = SeedFiles.Crosswalk();
    private static readonly FrameworkEdition V2 = SeedFiles.Edition("2020-v2");
    private static readonly FrameworkEdition V1 = SeedFiles.Edition("2020-v1");
    private static readonly FrameworkEdition Plain = SeedFiles.Edition("2020");
    private static readonly FrameworkEdition[] All = [.. SeedFiles.EditionKeys().Select(SeedFiles.Edition)];
    private static readonly EditionFamily Family = EditionFamily.Of(V2, All, Shipped);

    [Theory]
    [InlineData("2020-v2", "2020", "2020-v1", "2020-v2")]
    [InlineData("2020-v1", "2020", "2020-v1", "2020-v2")]
    [InlineData("2020", "2020", "2020-v1", "2020-v2")]
    // Area 7 of 2016 has only partly the content of 2010.
    [InlineData("2010", "2010")]
    [InlineData("2016", "2016")]
    [InlineData("2002", "2002")]
    public void Family_ShippedEditions_AreThoseWithTheSameAreas(string key, params string[] family) =>
        Assert.Equal(family, EditionFamily.Of(SeedFiles.Edition(key), All, Shipped).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Family_OwnEditionOfTheScale_BelongsToIt()
    {
        var own = V2 with { Key = "egen" };

        Assert.Equal(["2020", "2020-v1", "2020-v2", "egen"], EditionFamily.Of(own, [.. All, own], Shipped).Keys.Order(StringComparer.Ordinal));
        Assert.Contains("egen", EditionFamily.Of(Plain, [.. All, own], Shipped).Keys);
    }

    [Fact]
    public void Family_AreaMissingInTheCrosswalk_KeepsThemApart()
    {
        var lacking = Shipped with { AreaPairs = [.. Shipped.AreaPairs.Where(pair => pair.From != 8)] };

        Assert.Equal(["2020-v2"], EditionFamily.Of(V2, All, lacking).Keys);
    }

    // Domain E.4: 536 among 423, 452, 497 and a total of 648 without areas; area 1 74 among 47, 54, 66.
    [Fact]
    public void Of_KarlskogaAmongTheReports_StandsWhereTheNumbersSay()
    {
        var result = Benchmark.Of(Profile("karlskoga-2022", V2), Others(), Family, Shipped);

        Assert.Equal((3, 0, 4), (result.Total.Standing!.Below, result.Total.Standing.Equal, result.Total.Spread!.N));
        Assert.Equal([0.52875m, 0.565m, 0.62125m, 0.81m, null], result.Total.Others);
        Assert.Equal((0.74m, 3, 3), (result.Areas[0].Own, result.Areas[0].Standing!.Below, result.Areas[0].Spread!.N));
        Assert.Null(result.Areas[0].Others[3]);
        Assert.Null(result.Total.Standing.Percentile);
    }

    [Fact]
    public void Of_SubAreas_AreReadThroughTheCrosswalkWhereTheWholePartAnswers()
    {
        var result = Benchmark.Of(Profile("karlskoga-2022", V2), Others(), Family, Shipped);

        // 4.3 was 4.2 in the first variant, 11 of 30; 6.3 has only partly the same content and 3.5 no predecessor.
        Assert.Equal(11m / 30, SubArea("4.3").Others[0]);
        Assert.Null(SubArea("6.3").Others[0]);
        Assert.Null(SubArea("3.5").Others[0]);
        Assert.Equal(2, SubArea("3.5").Spread!.N);

        BenchmarkPart SubArea(string code) => result.SubAreas.Single(part => part.Part.Code == code);
    }

    [Fact]
    public void Of_ResultOfAnotherFamily_CountsNowhere()
    {
        var alone = Benchmark.Of(Profile("karlskoga-2022", V2), [Profile("karlskoga-2007", SeedFiles.Edition("2002"))], Family, Shipped);

        Assert.All(alone.Areas.Concat(alone.SubAreas).Append(alone.Total), part => Assert.True(part.Standing is null && part.Spread is null));
    }

    [Fact]
    public void Of_WithheldEstimate_StandsNowhereInThatPart()
    {
        var estimate = Estimates.Of(V2, V2.SubAreas.Select(subArea => subArea.MaxPoints / 2))
            .With(Part.SubArea("1.1"), EstimatedValue.WithheldValue).With(Part.Area(1), EstimatedValue.WithheldValue).With(Part.Total, EstimatedValue.WithheldValue);

        var result = Benchmark.Of(ResultProfile.Of(estimate), Others(), Family, Shipped);

        Assert.Equal((null, null, null), (result.Total.Own, result.Areas[0].Standing, result.SubAreas[0].Own));
        Assert.Equal(3, result.Areas[0].Spread!.N);
        Assert.Equal((0.5m, 1), (result.Areas[1].Own, result.Areas[1].Standing!.Below));
    }

    [Fact]
    public void ReadOn_OtherFamily_HasNoTotalAndAreasOnlyThroughTheCrosswalk()
    {
        var y2010 = SeedFiles.Edition("2010");
        var older = new ResultProfile(y2010, new Dictionary<Part, decimal> { [Part.Total] = 509, [Part.Area(1)] = 69, [Part.Area(7)] = 73 });

        var on2016 = older.ReadOn(SeedFiles.Edition("2016"), EditionFamily.Of(SeedFiles.Edition("2016"), All, Shipped), Shipped);
        var onV2 = older.ReadOn(V2, Family, Shipped);

        Assert.Equal(0.69m, on2016[Part.Area(1)]);
        Assert.False(on2016.ContainsKey(Part.Total));
        Assert.Empty(onV2);
    }

    private static ResultProfile Profile(string key, FrameworkEdition edition) => ResultProfile.Of(SeedFiles.Official(key), edition);

    private static ResultProfile[] Others() =>
    [
        Profile("lindesberg-2021", V1),
        Profile("olofstrom-2022", V2),
        Profile("karlskrona-2022", V2),
        ResultProfile.Of(new OfficialResult("2020", new Dictionary<string, decimal>(), new Dictionary<int, decimal>(), [new PrintedNumber(PrintedKind.Total, null, null, 648)]), Plain),
        new ResultProfile(Plain, new Dictionary<Part, decimal>()),
    ];
}
