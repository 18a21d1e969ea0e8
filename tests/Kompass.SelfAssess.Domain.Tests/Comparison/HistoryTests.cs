using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Comparison;

public sealed class HistoryTests
{
    private static readonly FrameworkEdition V1 = SeedFiles.Edition("2020-v1");
    private static readonly FrameworkEdition V2 = SeedFiles.Edition("2020-v2");
    private static readonly Crosswalk Crosswalk = SeedFiles.Crosswalk();

    private static readonly HistoryEntry Lindesberg = Entry("2021-03-01", V1, SeedFiles.Official("lindesberg-2021"));
    private static readonly HistoryEntry Karlskoga = Entry("2022-10-01", V2, SeedFiles.Official("karlskoga-2022"));

    [Fact]
    public void Runs_ChangeOfScale_CutsThere()
    {
        var estimate = Entry("2022-05-01", V2, SeedFiles.Official("olofstrom-2022")) with { Official = false };
        var late = Entry("2019-01-01", SeedFiles.Edition("2016"), new OfficialResult("2016", new Dictionary<string, decimal>(), new Dictionary<int, decimal> { [1] = 50 }, []));

        var runs = History.Runs([Karlskoga, Lindesberg, estimate, late]);

        Assert.Equal(["2016", "2020-v1", "2020-v2"], runs.Select(run => run.Edition.Key));
        Assert.Equal([estimate, Karlskoga], runs[2].Entries);
    }

    [Fact]
    public void Runs_BackToAnEarlierScale_IsARunOfItsOwn()
    {
        var runs = History.Runs([Lindesberg, Karlskoga, Entry("2023-01-01", V1, SeedFiles.Official("lindesberg-2021"))]);

        Assert.Equal(["2020-v1", "2020-v2", "2020-v1"], runs.Select(run => run.Edition.Key));
    }

    [Fact]
    public void ReadIn_OlderEdition_GoesThroughTheCrosswalk()
    {
        var read = History.ReadIn(V2, [Karlskoga, Lindesberg], Crosswalk);

        Assert.Equal([Lindesberg, Karlskoga], read.Select(own => own.Entry));
        // Merged: the mean of the per cents of 8.2 and 8.3, both of 20 points.
        var (before, after) = (Lindesberg.Numbers.SubAreas["8.2"], Lindesberg.Numbers.SubAreas["8.3"]);
        Assert.Equal((Fit.Merge, ((before / 20) + (after / 20)) / 2), (read[0].Parts.SubAreas["8.2"].Fit, read[0].Parts.SubAreas["8.2"].Share));
        Assert.Equal((Fit.None, null), (read[0].Parts.SubAreas["3.5"].Fit, read[0].Parts.SubAreas["3.5"].Share));
        Assert.True(read[1].Bridge.SameScale);
        Assert.Equal(Karlskoga.Numbers.SubAreas["3.5"] / 15, read[1].Parts.SubAreas["3.5"].Share);
    }

    [Fact]
    public void ReadingEdition_IsTheNewestWithSubAreas()
    {
        var areasOnly = Entry("2024-01-01", SeedFiles.Edition("2020"), new OfficialResult("2020", new Dictionary<string, decimal>(), new Dictionary<int, decimal> { [1] = 50 }, []));

        Assert.Equal("2020-v2", History.ReadingEdition([areasOnly, Karlskoga, Lindesberg])!.Key);
        Assert.Null(History.ReadingEdition([areasOnly]));
    }

    [Fact]
    public void InOrder_SameDay_TheEstimateComesBeforeTheOfficialResult()
    {
        var estimate = Karlskoga with { Official = false };

        Assert.Equal([estimate, Karlskoga], History.InOrder([Karlskoga, estimate]));
    }

    private static HistoryEntry Entry(string date, FrameworkEdition edition, OfficialResult numbers) => new(
        Guid.NewGuid(), Official: true, "Prov", DateOnly.Parse(date, null), edition, numbers, new HistoryTotal(numbers.TotalFor(edition), null));
}
