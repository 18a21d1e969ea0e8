using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Frameworks;

public sealed class EditionBridgeTests
{
    private static readonly Crosswalk Crosswalk = SeedFiles.Crosswalk();

    [Fact]
    public void Between_V1AndV2_HasEverySubAreaOfBothOnceAtLeast()
    {
        var bridge = Between("2020-v1", "2020-v2");

        Assert.Null(bridge.Gap);
        Assert.False(bridge.Reversed);
        Assert.Equal(SeedFiles.Edition("2020-v2").SubAreas.Select(subArea => subArea.Code), bridge.SubAreas.Select(link => link.To).OfType<string>().Distinct());
        Assert.Equal(
            SeedFiles.Edition("2020-v1").SubAreas.Select(subArea => subArea.Code).Order(StringComparer.Ordinal),
            bridge.SubAreas.Select(link => link.From).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        // Domain A.4: 8.2 and 8.3 became 8.2; 3.5 and 4.2 are new.
        Assert.Equal([("8.2", Fit.Merge), ("8.3", Fit.Merge)], bridge.SubAreas.Where(link => link.To == "8.2").Select(link => (link.From!, link.Fit)));
        Assert.Equal([(null, Fit.None), (null, Fit.None)], bridge.SubAreas.Where(link => link.To is "3.5" or "4.2").Select(link => (link.From, link.Fit)));
        Assert.Equal(("4.2", Fit.Percent), bridge.SubAreas.Where(link => link.To == "4.3").Select(link => (link.From!, link.Fit)).Single());
    }

    [Fact]
    public void Between_ReadBackwards_TurnsMergesIntoSplits()
    {
        var bridge = Between("2020-v2", "2020-v1");

        Assert.True(bridge.Reversed);
        Assert.Equal(Between("2020-v1", "2020-v2").SubAreas.Count, bridge.SubAreas.Count);
        Assert.Equal(new BridgeLink("8.2", "8.3", Fit.Split, "8.2 och 8.3 slogs ihop till 8.2. Jämför med medelvärdet av de två procenttalen."), bridge.SubAreas.Single(link => link.To == "8.3"));
        // What has no counterpart in the older edition stands last.
        Assert.Equal(["3.5", "4.2"], bridge.SubAreas.Where(link => link.To is null).Select(link => link.From));
        Assert.Null(bridge.SubAreas[^1].To);
    }

    [Theory]
    [InlineData("2016", "2020-v2", BridgeGap.SubAreasUnknown, 0, true)]
    [InlineData("2010", "2016", BridgeGap.SubAreasUnknown, 8, false)]
    [InlineData("2020", "2020-v2", BridgeGap.SubAreasUnknown, 8, false)]
    [InlineData("2002", "2020-v1", BridgeGap.NoLinks, 0, true)]
    [InlineData("2020-v2", "2020-v2", BridgeGap.SameScale, 0, false)]
    public void Between_NoLinksOfSubAreas_SaysWhy(string from, string to, BridgeGap gap, int areas, bool missing)
    {
        var bridge = Between(from, to);

        Assert.Equal(gap, bridge.Gap);
        Assert.Empty(bridge.SubAreas);
        Assert.Equal(areas, bridge.Areas.Count);
        Assert.Equal(missing, bridge.Missing);
    }

    private static EditionBridge Between(string from, string to) => EditionBridge.Between(SeedFiles.Edition(from), SeedFiles.Edition(to), Crosswalk);
}
