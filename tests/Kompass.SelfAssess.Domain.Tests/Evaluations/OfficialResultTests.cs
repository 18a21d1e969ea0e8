using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations;

public class OfficialResultTests
{
    // Source: domain E.4.
    [Theory]
    [InlineData("karlskoga-2022", 36, 536, new double[] { 74, 68, 74, 62, 60, 65, 64, 69 })]
    [InlineData("karlskoga-2007", 37, 457.5, new double[] { 56, 48.5, 63, 67, 54, 50, 39, 80 })]
    [InlineData("lindesberg-2021", 35, 423, new double[] { 47, 42, 56, 46, 52, 47, 72, 61 })]
    [InlineData("olofstrom-2022", 36, 452, new double[] { 54, 65, 62, 51, 53, 43, 63, 61 })]
    [InlineData("karlskrona-2022", 36, 497, new double[] { 66, 76, 64, 59, 65, 66, 54, 47 })]
    public void BySubArea_ShippedEvaluation_SumsToTheKnownAreasAndTotal(string key, int subAreas, double total, double[] areas)
    {
        var official = SeedFiles.Official(key);
        var edition = SeedFiles.Edition(official.EditionKey);

        Assert.Equal(subAreas, official.SubAreas.Count);
        Assert.Equal(areas.Select(points => (decimal?)points), edition.Areas.Select(official.PointsFor));
        Assert.Equal((decimal)total, official.TotalFor(edition));
        Assert.Equal((decimal)total, official.Total);
    }

    [Fact]
    public void PointsFor_SomeSubAreasMissing_IsNullAndSoIsTheTotal()
    {
        var edition = TestEditions.Tiny(("1.1", 40, []), ("1.2", 60, []), ("2.1", 100, []));
        var official = OfficialResult.BySubArea(edition, new Dictionary<string, decimal> { ["1.1"] = 20, ["2.1"] = 50 }, []);

        Assert.Null(official.PointsFor(edition.Areas[0]));
        Assert.Equal(50, official.PointsFor(edition.Areas[1]));
        Assert.Null(official.TotalFor(edition));
        Assert.Equal([2], official.Areas.Keys);
    }

    [Fact]
    public void TotalFor_SomeAreasMissing_IsNull()
    {
        var edition = SeedFiles.Edition("2010");
        var official = TestResults.ByArea("2010", 50, 60);

        Assert.Equal(60, official.PointsFor(edition.Areas[1]));
        Assert.Null(official.TotalFor(edition));
    }

    [Fact]
    public void TotalFor_OnlyATotalPublished_IsThatOne()
    {
        var motala = TestResults.ByArea("2002") with { Printed = [new(PrintedKind.Total, null, null, 426.5m)] };

        Assert.Equal(426.5m, motala.TotalFor(SeedFiles.Edition("2002")));
        Assert.Null(motala.Total);
    }
}
