using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public class PeerComparisonTests
{
    private static readonly Crosswalk Shipped = SeedFiles.Crosswalk();
    private static readonly FrameworkEdition V2 = SeedFiles.Edition("2020-v2");
    private static readonly FrameworkEdition[] All = [.. SeedFiles.EditionKeys().Select(SeedFiles.Edition)];
    private static readonly ResultProfile Karlskoga = ResultProfile.Of(SeedFiles.Official("karlskoga-2022"), V2);

    // Domain E.4: 536 against 452, area 1 74 against 54.
    [Fact]
    public void Of_SameEdition_SubtractsPoints()
    {
        var compared = Compare(ResultProfile.Of(SeedFiles.Official("olofstrom-2022"), V2));

        Assert.True(compared is { SameScale: true, SameFamily: true });
        Assert.Equal((84m, 0.105m), (compared.Total.Difference, compared.Total.DifferenceShare));
        Assert.Equal((20m, 0.2m), (compared.Areas[0].Difference, compared.Areas[0].DifferenceShare));
    }

    // 423 and 47 in the first variant: the same areas, but another edition.
    [Fact]
    public void Of_OtherVariant_ComparesAreasInShares_AndSubtractsNoTotals()
    {
        var compared = Compare(ResultProfile.Of(SeedFiles.Official("lindesberg-2021"), SeedFiles.Edition("2020-v1")));

        Assert.True(compared is { SameScale: false, SameFamily: true });
        Assert.Equal((0.52875m, null, null), (compared.Total.Other, compared.Total.Difference, compared.Total.DifferenceShare));
        Assert.Equal((0.47m, null, 0.27m), (compared.Areas[0].Other, compared.Areas[0].Difference, compared.Areas[0].DifferenceShare));
    }

    [Fact]
    public void Of_OtherFamily_HasItsTotalForTheReaderAndNothingToSubtract()
    {
        var compared = Compare(ResultProfile.Of(SeedFiles.Official("karlskoga-2007"), SeedFiles.Edition("2002")));

        Assert.True(compared is { SameScale: false, SameFamily: false });
        Assert.Equal((457.5m / 800, null), (compared.Total.Other, compared.Total.DifferenceShare));
        Assert.All(compared.Areas, area => Assert.True(area is { Own: not null, Other: null, DifferenceShare: null }));
    }

    [Fact]
    public void Of_PartThatOneSideLacks_HasNoDifference()
    {
        var compared = Compare(new ResultProfile(V2, new Dictionary<Part, decimal> { [Part.Area(2)] = 60 }));

        Assert.Equal((null, null), (compared.Total.Other, compared.Total.Difference));
        Assert.Equal([null, 8m, null], compared.Areas.Take(3).Select(area => area.Difference));
    }

    private static PeerComparison Compare(ResultProfile other) => PeerComparison.Of(Karlskoga, other, EditionFamily.Of(V2, All, Shipped), Shipped);
}
