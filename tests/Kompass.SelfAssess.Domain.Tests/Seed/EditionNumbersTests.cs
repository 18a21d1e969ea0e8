using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Seed;

/// <summary>The shipped editions against the tables of domain A.3 and A.4, typed in again by hand.</summary>
public class EditionNumbersTests
{
    public static TheoryData<string, int[][]> Maxima => new()
    {
        {
            "2002",
            [[40, 40, 20], [10, 20, 20, 20, 20, 10], [30, 20, 30, 20], [30, 20, 20, 20, 10], [40, 20, 20, 20], [20, 20, 10, 20, 20, 10], [20, 20, 20, 20, 20], [40, 20, 20, 20]]
        },
        {
            "2020-v1",
            [[20, 10, 30, 10, 30], [15, 30, 30, 25], [10, 40, 30, 20], [20, 30, 30, 20], [20, 20, 20, 20, 20], [20, 20, 30, 30], [15, 40, 25, 20], [20, 20, 20, 20, 20]]
        },
        {
            "2020-v2",
            [[20, 10, 30, 10, 30], [15, 30, 30, 25], [10, 30, 25, 20, 15], [20, 20, 20, 20, 20], [20, 20, 20, 20, 20], [20, 20, 30, 30], [15, 40, 25, 20], [20, 30, 20, 30]]
        },
    };

    [Theory]
    [MemberData(nameof(Maxima))]
    public void SubAreas_OfEdition_HaveTheMaximaOfTheTable(string key, int[][] expected)
    {
        var edition = SeedFiles.Edition(key);

        Assert.Equal(expected.SelectMany(area => area).Select(points => (decimal)points), edition.SubAreas.Select(subArea => subArea.MaxPoints));
        Assert.All(edition.Areas, area => Assert.Equal(
            Enumerable.Range(1, expected[area.Number - 1].Length).Select(place => $"{area.Number}.{place}"),
            area.SubAreas.Select(subArea => subArea.Code)));
    }

    [Theory]
    [InlineData("2002", 37)]
    [InlineData("2010", 0)]
    [InlineData("2016", 0)]
    [InlineData("2020", 0)]
    [InlineData("2020-v1", 35)]
    [InlineData("2020-v2", 36)]
    public void Edition_Shipped_Has8AreasOf100AndItsSubAreas(string key, int subAreas)
    {
        var edition = SeedFiles.Edition(key);

        Assert.Equal(800, edition.MaxPoints);
        Assert.Equal(Enumerable.Range(1, 8), edition.Areas.Select(area => area.Number));
        Assert.All(edition.Areas, area => Assert.Equal(100, area.MaxPoints));
        Assert.All(edition.Areas.Where(area => area.SubAreas.Count > 0), area => Assert.Equal(100, area.SubAreas.Sum(subArea => subArea.MaxPoints)));
        Assert.Equal(subAreas, edition.SubAreas.Count());
        Assert.Equal([0m, 0.25m, 0.45m, 0.62m, 0.80m, 1m], edition.LevelShares);
    }

    [Fact]
    public void Editions_Shipped_AreSixAndOnlyTheLatestAsks()
    {
        Assert.Equal(["2002", "2010", "2016", "2020", "2020-v1", "2020-v2"], SeedFiles.EditionKeys());
        Assert.Equal("2020-v2", Assert.Single(SeedFiles.EditionKeys(), key => SeedFiles.Edition(key).Assessable));
    }

    [Theory]
    [InlineData("2010", "Verksamhetsutveckling")]
    [InlineData("2016", "Ständiga förbättringar")]
    public void Area7_Of2010And2016_IsWhatTellsThemApart(string key, string name) =>
        Assert.Equal(name, SeedFiles.Edition(key).Areas[6].Name.Sv);

    [Fact]
    public void Names_SameInSwedish_AreTheSameInEnglish() => Assert.Empty(SeedFiles.EditionKeys()
        .Select(SeedFiles.Edition)
        .SelectMany(edition => edition.Areas.Select(area => area.Name).Concat(edition.SubAreas.Select(subArea => subArea.Name)))
        .Distinct()
        .GroupBy(name => name.Sv)
        .Where(names => names.Count() > 1)
        .Select(names => names.Key));

    [Fact]
    public void Olofström2022_SubAreas_AreThoseOfTheReport() => Assert.Equal(
        [
            10, 6, 15, 3, 20, 12, 18, 20, 15, 8, 18, 13, 15, 8, 11, 9, 9, 11, 11, 9, 9, 13, 9, 13, 9, 11, 11, 12, 12, 21, 19, 11, 11, 17, 13, 20,
        ],
        SeedFiles.Edition("2020-v2").SubAreas.Select(subArea => (int)SeedFiles.Official("olofstrom-2022").SubAreas[subArea.Code]));
}
