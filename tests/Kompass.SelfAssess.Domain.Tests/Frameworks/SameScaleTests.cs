using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Comparison;

namespace Kompass.SelfAssess.Domain.Tests.Frameworks;

/// <summary>Which editions' results can be set side by side in points.</summary>
public class SameScaleTests
{
    private static readonly FrameworkEdition Shared = TestEditions.Tiny(("1.1", 20, []), ("1.2", 10, []), ("2.1", 40, []));

    [Fact]
    public void SameScaleAs_OtherKeyTextsAndShares_IsTrue()
    {
        var own = Shared with { Key = "egen", Name = new LocalizedText("Egen", "Own"), LevelShares = [0, 0.2m, 0.4m, 0.6m, 0.8m, 1] };

        Assert.True(own.SameScaleAs(Shared));
        Assert.True(Shared.SameScaleAs(own));
        Assert.Empty(own.ScaleDifferences(Shared));
    }

    [Fact]
    public void ScaleDifferences_OtherMaximaAndCodes_NamesEachOnceInOrder()
    {
        var other = TestEditions.Tiny(("1.1", 20, []), ("1.3", 10, []), ("2.1", 30, []));

        Assert.Equal(["2", "1.2", "1.3", "2.1"], Shared.ScaleDifferences(other));
        Assert.False(Shared.SameScaleAs(other));
    }

    [Fact]
    public void SameScaleAs_EditionsOfAreasOnly_AreToldApartByKey()
    {
        var (older, newer) = (SeedFiles.Edition("2010"), SeedFiles.Edition("2016"));

        Assert.Empty(older.ScaleDifferences(newer));
        Assert.False(older.SameScaleAs(newer));
        Assert.True(older.SameScaleAs(older with { Name = new LocalizedText("Ny", "New") }));
    }

    [Theory]
    [InlineData(20, 20, true)]
    [InlineData(20, 25, false)]
    [InlineData(25, 20, false)]
    public void SameScaleAs_EitherWayRound_FollowsTheMaxima(int first, int second, bool same)
    {
        var left = TestEditions.Tiny(("1.1", first, []));
        var right = TestEditions.Tiny(("1.1", second, [])) with { Key = "egen" };

        Assert.Equal((same, same), (left.SameScaleAs(right), right.SameScaleAs(left)));
    }

    [Fact]
    public void Compare_OwnEditionOfTheSameScale_IsComparedInPoints()
    {
        var own = Shared with { Key = "egen" };

        var result = Comparer.Compare(Estimates.Of(own, [13, 8, 30]), Estimates.Official(Shared, [11, 6, 28]), Shared, Crosswalk.Empty);

        Assert.False(result.AcrossEditions);
        Assert.Equal([2m, 2m, 2m], result.SubAreas.Select(row => row.Numbers.Difference!.Value));
        Assert.Equal(6m, result.Total.Numbers.Difference);
    }

    [Fact]
    public void Including_OwnEditionOfTheSameScale_TranslatesLikeTheShared()
    {
        var shared = SeedFiles.Edition("2020-v2");
        var own = shared with { Key = "egen" };
        var older = SeedFiles.Edition("2002");
        var official = OfficialResult.BySubArea(older, older.SubAreas.ToDictionary(subArea => subArea.Code, subArea => subArea.MaxPoints / 2), []);

        var crosswalk = SeedFiles.Crosswalk().Including(own, [shared, older]);

        Assert.Equal(
            SeedFiles.Crosswalk().Translate(official, older, shared).SubAreas.Select(part => (part.Key, part.Value.Fit, part.Value.Share)),
            crosswalk.Translate(official, older, own).SubAreas.Select(part => (part.Key, part.Value.Fit, part.Value.Share)));
        Assert.Contains(crosswalk.Translate(official, older, own).SubAreas.Values, part => part.Share is not null);
    }
}
