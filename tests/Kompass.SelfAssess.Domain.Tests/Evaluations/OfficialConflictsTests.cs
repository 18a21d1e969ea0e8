using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations;

public class OfficialConflictsTests
{
    private static readonly FrameworkEdition Edition = TestEditions.Tiny(("1.1", 30, []), ("1.2", 70, []), ("2.1", 100, []));

    [Fact]
    public void Find_Karlskoga2022_HeaderOfArea6DiffersFromTheSum() =>
        Assert.Equal([new OfficialConflict(ConflictKind.AreaHeader, 6, null, 64, 65)], FindShipped("karlskoga-2022"));

    [Fact]
    public void Find_Lindesberg2021_HeaderSummaryTotalAndOneTruncatedPercent()
    {
        var conflicts = FindShipped("lindesberg-2021");

        Assert.Equal(
            [
                new(ConflictKind.AreaHeader, 1, null, 46, 47),
                new(ConflictKind.AreaHeader, 4, null, 45, 46),
                new(ConflictKind.AreaHeader, 5, null, 51, 52),
                new(ConflictKind.AreaSummary, 1, null, 46, 47),
                new(ConflictKind.AreaSummary, 4, null, 45, 46),
                new(ConflictKind.AreaSummary, 5, null, 51, 52),
                new(ConflictKind.Total, null, null, 420, 423),
                new(ConflictKind.PercentTruncated, 4, "4.2", 36, 1100m / 30),
            ],
            conflicts);
        Assert.Equal("4.2", Assert.Single(conflicts, conflict => conflict.IsNote).Code);
        Assert.DoesNotContain(conflicts, conflict => conflict.IsFault);
    }

    [Theory]
    [InlineData("karlskrona-2022")]
    [InlineData("olofstrom-2022")]
    [InlineData("karlskoga-2007")]
    public void Find_ReportThatAgreesWithItself_HasNoConflicts(string key) => Assert.Empty(FindShipped(key));

    [Fact]
    public void Find_Karlskoga2007WithIts2003Column_StatedDifferencesAgree() =>
        Assert.Empty(OfficialConflicts.Find(SeedFiles.Official("karlskoga-2007"), SeedFiles.Edition("2002"), Karlskoga2003()));

    [Fact]
    public void Find_StatedDifferenceWrong_IsFound()
    {
        var official = SeedFiles.Official("karlskoga-2007") with { Printed = [new(PrintedKind.Difference, 4, null, 5)] };

        Assert.Equal(
            [new OfficialConflict(ConflictKind.Difference, 4, null, 5, 4.5m)],
            OfficialConflicts.Find(official, SeedFiles.Edition("2002"), Karlskoga2003()));
    }

    [Fact]
    public void Find_Karlskoga2003_PrintedTotalIsHalfAPointLow()
    {
        var official = Karlskoga2003() with { Printed = [new(PrintedKind.TotalTable, null, null, 346)] };

        Assert.Equal(
            [new OfficialConflict(ConflictKind.TotalTable, null, null, 346, 346.5m)],
            OfficialConflicts.Find(official, SeedFiles.Edition("2002")));
    }

    [Fact]
    public void Find_EveryPlaceOfAnArea_IsCheckedAgainstTheSum()
    {
        var conflicts = Find(Full(), new(PrintedKind.AreaHeader, 1, null, 61), new(PrintedKind.AreaTable, 1, null, 62),
            new(PrintedKind.AreaSummary, 1, null, 63), new(PrintedKind.AreaText, 1, null, 64), new(PrintedKind.AreaTable, 2, null, 50));

        Assert.Equal(
            [ConflictKind.AreaHeader, ConflictKind.AreaTable, ConflictKind.AreaSummary, ConflictKind.AreaText],
            conflicts.Select(conflict => conflict.Kind));
        Assert.All(conflicts, conflict => Assert.Equal(60, conflict.Computed));
    }

    // 1.1 has 11 of 30: exactly 36.67 per cent.
    [Theory]
    [InlineData(37, null)]
    [InlineData(36, ConflictKind.PercentTruncated)]
    [InlineData(36.7, null)]
    [InlineData(37.6, null)]
    [InlineData(35.6, ConflictKind.Percent)]
    [InlineData(38, ConflictKind.Percent)]
    public void Find_Percent_AcceptsOneUnitAndNotesTruncation(double printed, ConflictKind? expected)
    {
        var conflicts = Find(Full(), new PrintedNumber(PrintedKind.Percent, 1, "1.1", (decimal)printed));

        Assert.Equal(expected is { } kind ? [kind] : [], conflicts.Select(conflict => conflict.Kind));
    }

    [Fact]
    public void Find_PercentOfAreaAndTotal_AreCheckedToo()
    {
        var conflicts = Find(Full(), new(PrintedKind.Percent, 1, null, 62), new(PrintedKind.Percent, null, null, 55), new(PrintedKind.Percent, 2, null, 50));

        Assert.Equal([new OfficialConflict(ConflictKind.Percent, 1, null, 62, 60)], conflicts);
    }

    [Fact]
    public void Find_PointsOutsideBoundsAndUnknownParts_AreFaults()
    {
        var official = OfficialResult.BySubArea(Edition, new Dictionary<string, decimal> { ["1.1"] = 31, ["1.2"] = -1, ["2.1"] = 50, ["9.9"] = 3 }, []);
        var conflicts = OfficialConflicts.Find(
            official with { Areas = new Dictionary<int, decimal>(official.Areas) { [3] = 10 }, Printed = [new(PrintedKind.AreaTable, 4, null, 10), new(PrintedKind.Percent, 1, "1.9", 10)] },
            Edition);

        Assert.Equal(
            [
                new(ConflictKind.UnknownSubArea, null, "9.9", 3, null),
                new(ConflictKind.UnknownArea, 3, null, 10, null),
                new(ConflictKind.AboveMaximum, 1, "1.1", 31, 30),
                new(ConflictKind.BelowZero, 1, "1.2", -1, 0),
                new(ConflictKind.UnknownArea, 4, null, 10, null),
                new(ConflictKind.UnknownSubArea, 1, "1.9", 10, null),
            ],
            conflicts);
        Assert.All(conflicts, conflict => Assert.True(conflict.IsFault));
    }

    [Fact]
    public void Find_SubAreaMissing_IsNamedAndItsSumIsNotInvented()
    {
        var official = OfficialResult.BySubArea(Edition, new Dictionary<string, decimal> { ["1.1"] = 11, ["2.1"] = 50 },
            [new(PrintedKind.AreaTable, 1, null, 60), new(PrintedKind.Total, null, null, 110)]);

        Assert.Equal([new OfficialConflict(ConflictKind.MissingSubArea, 1, "1.2", null, null)], OfficialConflicts.Find(official, Edition));
    }

    [Fact]
    public void Find_RecordOfAnAreaIsNotItsSum_IsFound()
    {
        var official = Full() with { Areas = new Dictionary<int, decimal> { [1] = 59, [2] = 50 } };

        Assert.Equal([new OfficialConflict(ConflictKind.AreaRecord, 1, null, 59, 60)], OfficialConflicts.Find(official, Edition));
    }

    [Fact]
    public void Find_AreasOnly_TotalIsCheckedAgainstTheirSum()
    {
        // Kramfors 2011: 359 printed, 363 summed (domain C.1).
        var kramfors = TestResults.ByArea("2010", 51, 45, 62, 34, 52, 27, 39, 53) with { Printed = [new(PrintedKind.Total, null, null, 359)] };

        Assert.Equal([new OfficialConflict(ConflictKind.Total, null, null, 359, 363)], OfficialConflicts.Find(kramfors, SeedFiles.Edition("2010")));
    }

    [Fact]
    public void Find_LeavesTheResultAsItWas()
    {
        var official = SeedFiles.Official("lindesberg-2021");
        var before = (official.TotalFor(SeedFiles.Edition("2020-v1")), official.Printed.Count, official.Areas[1]);

        OfficialConflicts.Find(official, SeedFiles.Edition("2020-v1"));

        Assert.Equal(before, (official.TotalFor(SeedFiles.Edition("2020-v1")), official.Printed.Count, official.Areas[1]));
    }

    [Fact]
    public void Find_ResultOfAnotherEdition_IsRefused() =>
        Assert.Throws<ArgumentException>(() => OfficialConflicts.Find(SeedFiles.Official("karlskoga-2022"), SeedFiles.Edition("2020-v1")));

    private static OfficialResult Full() =>
        OfficialResult.BySubArea(Edition, new Dictionary<string, decimal> { ["1.1"] = 11, ["1.2"] = 49, ["2.1"] = 50 }, []);

    private static OfficialResult Karlskoga2003() =>
        TestResults.ByArea("2002", 38, 37.5m, 60, 62.5m, 29, 30.5m, 18, 71);

    private static IReadOnlyList<OfficialConflict> Find(OfficialResult official, params PrintedNumber[] printed) =>
        OfficialConflicts.Find(official with { Printed = printed }, Edition);

    private static IReadOnlyList<OfficialConflict> FindShipped(string key)
    {
        var official = SeedFiles.Official(key);
        return OfficialConflicts.Find(official, SeedFiles.Edition(official.EditionKey));
    }
}
