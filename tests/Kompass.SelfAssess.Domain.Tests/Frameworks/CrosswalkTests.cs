using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Evaluations;

namespace Kompass.SelfAssess.Domain.Tests.Frameworks;

public class CrosswalkTests
{
    private static readonly Crosswalk Shipped = SeedFiles.Crosswalk();
    private static readonly FrameworkEdition V2 = SeedFiles.Edition("2020-v2");
    private static readonly TranslatedResult Lindesberg =
        Shipped.Translate(SeedFiles.Official("lindesberg-2021"), SeedFiles.Edition("2020-v1"), V2);
    private static readonly TranslatedResult Karlskoga2007 =
        Shipped.Translate(SeedFiles.Official("karlskoga-2007"), SeedFiles.Edition("2002"), V2);

    // Source of the cases: domain A.4; points from Lindesberg 2021.
    [Theory]
    [InlineData("1.1", Fit.Same, 6, 20, "1.1")]
    [InlineData("3.2", Fit.Percent, 18, 40, "3.2")]
    [InlineData("3.3", Fit.Percent, 16, 30, "3.3")]
    [InlineData("4.3", Fit.Percent, 11, 30, "4.2")]
    [InlineData("4.4", Fit.Percent, 14, 30, "4.3")]
    [InlineData("4.5", Fit.Same, 12, 20, "4.4")]
    [InlineData("8.3", Fit.Same, 15, 20, "8.4")]
    [InlineData("8.4", Fit.Percent, 9, 20, "8.5")]
    [InlineData("6.3", Fit.Partial, 9, 30, "6.3")]
    [InlineData("6.4", Fit.Partial, 14, 30, "6.4")]
    public void Translate_FirstVariantOf2020_GivesShareOfTheOldMaximum(string code, Fit fit, int points, int max, string from)
    {
        var part = Lindesberg.SubAreas[code];

        Assert.Equal(fit, part.Fit);
        Assert.Equal((decimal)points / max, part.Share);
        Assert.Equal(from, Assert.Single(part.Sources).From);
    }

    [Fact]
    public void Translate_TwoMergedSubAreas_GivesTheMeanOfTheirPercents()
    {
        var part = Lindesberg.SubAreas["8.2"];

        Assert.Equal(Fit.Merge, part.Fit);
        Assert.Equal((0.65m + 0.70m) / 2, part.Share);
        Assert.Equal(["8.2", "8.3"], part.Sources.Select(source => source.From));
    }

    [Theory]
    [InlineData("3.5")]
    [InlineData("4.2")]
    public void Translate_NewSubArea_HasNoShare(string code)
    {
        Assert.Equal(Fit.None, Lindesberg.SubAreas[code].Fit);
        Assert.Null(Lindesberg.SubAreas[code].Share);
        Assert.Empty(Lindesberg.SubAreas[code].Pointers);
    }

    [Fact]
    public void Translate_EveryPartOfTheTargetHasARow()
    {
        Assert.Equal(36, Lindesberg.SubAreas.Count);
        Assert.Equal(34, Lindesberg.SubAreas.Values.Count(part => part.Share is not null));
        Assert.Equal(8, Lindesberg.Areas.Count);
    }

    // Source of the cases: domain A.6; points from Karlskoga 2007.
    [Theory]
    [InlineData("1.3", Fit.Percent, 0.70)]
    [InlineData("1.4", Fit.Percent, 0.40)]
    [InlineData("5.1", Fit.Percent, 0.20)]
    [InlineData("6.3", Fit.Percent, 0.15)]
    [InlineData("8.4", Fit.Percent, 0.55)]
    [InlineData("4.5", Fit.Same, 0.70)]
    [InlineData("3.2", Fit.Partial, 0.45)]
    [InlineData("5.2", Fit.Partial, 0.25)]
    [InlineData("4.3", Fit.Split, 0.65)]
    [InlineData("6.4", Fit.Split, 0.65)]
    [InlineData("1.1", Fit.Split, 0.50)]
    [InlineData("1.2", Fit.Split, 0.50)]
    public void Translate_2002WithOneSource_GivesItsShare(string code, Fit fit, double share)
    {
        Assert.Equal(fit, Karlskoga2007.SubAreas[code].Fit);
        Assert.Equal((decimal)share, Karlskoga2007.SubAreas[code].Share);
        Assert.Single(Karlskoga2007.SubAreas[code].Sources);
    }

    [Fact]
    public void Translate_2002SeveralPieces_GivesTheirMeanAsPartial()
    {
        // 5.3 from 2.2 (65 %) and 2.5 (40 %); 3.3 from 3.3 (65 %), 5.1 (65 %) and 5.4 (60 %); 7.2 from 6.1 (40 %) and 6.6 (50 %).
        Assert.Equal((Fit.Partial, 0.525m), (Karlskoga2007.SubAreas["5.3"].Fit, Karlskoga2007.SubAreas["5.3"].Share));
        Assert.Equal((Fit.Partial, 1.90m / 3), (Karlskoga2007.SubAreas["3.3"].Fit, Karlskoga2007.SubAreas["3.3"].Share));
        Assert.Equal((Fit.Partial, 0.45m), (Karlskoga2007.SubAreas["7.2"].Fit, Karlskoga2007.SubAreas["7.2"].Share));
    }

    [Fact]
    public void Translate_2002ThreeStrongPredecessors_AreMerged()
    {
        // 8.1 (80 %), 8.2 (90 %) and 8.3 (80 %) together became 2.4.
        Assert.Equal((Fit.Merge, 2.5m / 3), (Karlskoga2007.SubAreas["2.4"].Fit, Karlskoga2007.SubAreas["2.4"].Share));
    }

    [Fact]
    public void Translate_StrongAndPartialPredecessors_OnlyTheStrongOneCounts()
    {
        var part = Karlskoga2007.SubAreas["3.4"];

        Assert.Equal((Fit.Same, 0.60m), (part.Fit, part.Share));
        Assert.Equal("3.4", Assert.Single(part.Sources).From);
        Assert.Equal("3.2", Assert.Single(part.Pointers).From);
    }

    [Fact]
    public void Translate_WeakPredecessorsOnly_AreListedButGiveNoNumber()
    {
        var part = Karlskoga2007.SubAreas["8.2"];

        Assert.Equal(Fit.Weak, part.Fit);
        Assert.Null(part.Share);
        Assert.Empty(part.Sources);
        Assert.Equal(["4.1", "4.4", "4.5"], part.Pointers.Select(pointer => pointer.From));
    }

    [Fact]
    public void Translate_WeakBesideASource_DoesNotMoveTheNumber()
    {
        // 5.5 from 2.3 (55 %) and 2.5 (40 %); 2.4 (60 %) is weak.
        var part = Karlskoga2007.SubAreas["5.5"];

        Assert.Equal(0.475m, part.Share);
        Assert.Equal("2.4", Assert.Single(part.Pointers).From);
    }

    [Fact]
    public void Translate_MergeWithOnePartMissing_HasNoShare()
    {
        var official = SeedFiles.Official("lindesberg-2021");
        var withoutOne = official with { SubAreas = official.SubAreas.Where(subArea => subArea.Key != "8.3").ToDictionary() };

        Assert.Null(Shipped.Translate(withoutOne, SeedFiles.Edition("2020-v1"), V2).SubAreas["8.2"].Share);
    }

    [Fact]
    public void Translate_WithinAnEdition_EveryPartAnswersToItself()
    {
        var official = SeedFiles.Official("karlskoga-2022");
        var translated = Crosswalk.Empty.Translate(official, V2, V2);

        Assert.All(V2.SubAreas, subArea => Assert.Equal(
            (Fit.Same, official.SubAreas[subArea.Code] / subArea.MaxPoints), (translated.SubAreas[subArea.Code].Fit, translated.SubAreas[subArea.Code].Share)));
        Assert.Equal(0.65m, translated.Areas[6].Share);
    }

    [Fact]
    public void Translate_AreasOfUnknownVariant_AreReadBackwards()
    {
        var unknown = SeedFiles.Edition("2020");
        var vallentuna = TestResults.ByArea("2020", 73, 75, 80, 83, 86, 82, 86, 83);
        var translated = Shipped.Translate(vallentuna, unknown, V2);

        Assert.Equal((Fit.Same, 0.73m), (translated.Areas[1].Fit, translated.Areas[1].Share));
        Assert.Equal((Fit.Percent, 0.80m), (translated.Areas[3].Fit, translated.Areas[3].Share));
        Assert.All(translated.SubAreas.Values, part => Assert.Null(part.Share));
    }

    [Fact]
    public void Translate_AreasOf2010To2020_HaveNoCounterpart()
    {
        var grastorp = TestResults.ByArea("2010", 61, 60, 73, 53, 70, 56, 65, 68);

        Assert.All(Shipped.Translate(grastorp, SeedFiles.Edition("2010"), V2).Areas.Values, part => Assert.Equal((Fit.None, null), (part.Fit, part.Share)));
    }

    [Fact]
    public void Translate_AreaPairReadBackwards_MergeBecomesSplit()
    {
        var old = TestEditions.Tiny(("1.1", 10, []), ("2.1", 10, [])) with { Key = "old" };
        var young = TestEditions.Tiny(("1.1", 40, [])) with { Key = "young" };
        var crosswalk = new Crosswalk([], [new("old", 1, "young", 1, Fit.Merge, ""), new("old", 2, "young", 1, Fit.Merge, "")]);

        var forwards = crosswalk.Translate(TestResults.ByArea("old", 2, 8), old, young).Areas[1];
        var backwards = crosswalk.Translate(TestResults.ByArea("young", 30), young, old);

        Assert.Equal((Fit.Merge, 0.5m), (forwards.Fit, forwards.Share));
        Assert.All(backwards.Areas.Values, part => Assert.Equal((Fit.Split, 0.75m), (part.Fit, part.Share)));
    }

    [Fact]
    public void Translate_ResultOfAnotherEdition_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Shipped.Translate(SeedFiles.Official("karlskoga-2022"), SeedFiles.Edition("2020-v1"), V2));

    [Fact]
    public void ShippedCrosswalk_NamesOnlyPartsThatExist()
    {
        var editions = SeedFiles.EditionKeys().Select(SeedFiles.Edition).ToDictionary(edition => edition.Key);

        Assert.All(Shipped.Pairs, pair =>
        {
            Assert.True(pair.From is null || editions[pair.FromEdition].SubAreas.Any(subArea => subArea.Code == pair.From), $"{pair.FromEdition} {pair.From}");
            Assert.True(pair.To is null || editions[pair.ToEdition].SubAreas.Any(subArea => subArea.Code == pair.To), $"{pair.ToEdition} {pair.To}");
        });
        Assert.All(Shipped.AreaPairs, pair =>
        {
            Assert.Contains(editions[pair.FromEdition].Areas, area => area.Number == pair.From);
            Assert.Contains(editions[pair.ToEdition].Areas, area => area.Number == pair.To);
        });
    }

    [Fact]
    public void ShippedCrosswalk_SameMeansSameMaximum()
    {
        var editions = SeedFiles.EditionKeys().Select(SeedFiles.Edition).ToDictionary(edition => edition.Key);

        Assert.All(Shipped.Pairs.Where(pair => pair.Fit is Fit.Same or Fit.Percent), pair => Assert.Equal(
            pair.Fit == Fit.Same,
            editions[pair.FromEdition].SubAreas.Single(subArea => subArea.Code == pair.From).MaxPoints
                == editions[pair.ToEdition].SubAreas.Single(subArea => subArea.Code == pair.To).MaxPoints));
    }

    [Theory]
    [InlineData("2020-v1", 35)]
    [InlineData("2002", 37)]
    public void ShippedCrosswalk_EverySubAreaOfBothEditionsIsNamed(string older, int count)
    {
        var pairs = Shipped.Pairs.Where(pair => pair.FromEdition == older && pair.ToEdition == "2020-v2").ToArray();

        Assert.Equal(count, pairs.Select(pair => pair.From).OfType<string>().Distinct().Count());
        Assert.Equal(36, pairs.Select(pair => pair.To).OfType<string>().Distinct().Count());
    }
}
