using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Tests.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

public sealed class OfficialSeedTests
{
    [Fact]
    public async Task ListAsync_AfterSeed_HasEveryPublishedResultOnceAndOwnedByNobody()
    {
        await using var database = await FreshDatabase.SeededAsync();

        var all = await ListAsync(database);

        Assert.Equal(30, all.Count);
        Assert.Equal(30, all.Select(evaluation => (evaluation.Municipality, evaluation.Year)).Distinct().Count());
        Assert.DoesNotContain(all, evaluation => evaluation.Own);
        Assert.Equal(5, all.Count(evaluation => evaluation.Result.SubAreas.Count > 0));
    }

    [Theory]
    [InlineData("Karlskoga", 2022, 536, 36)]
    [InlineData("Karlskoga", 2007, 457.5, 37)]
    [InlineData("Lindesberg", 2021, 423, 35)]
    [InlineData("Olofström", 2022, 452, 36)]
    [InlineData("Karlskrona", 2022, 497, 36)]
    [InlineData("Karlskoga", 2003, 346.5, 0)]
    [InlineData("Kramfors", 2011, 363, 0)]
    [InlineData("Höganäs", 2023, 679, 0)]
    [InlineData("Karlskoga", 2010, 384, 0)]
    public async Task ListAsync_AfterSeed_HasTheTotalOfRecord(string municipality, int year, double total, int subAreas)
    {
        await using var database = await FreshDatabase.SeededAsync();

        var evaluation = Assert.Single(await ListAsync(database), one => one.Municipality == municipality && one.Year == year);

        Assert.Equal((decimal)total, evaluation.Total);
        Assert.Equal(subAreas, evaluation.Result.SubAreas.Count);
    }

    [Fact]
    public async Task ListAsync_Karlskoga2003_ShowsThatThePrintedTotalDiffers()
    {
        await using var database = await FreshDatabase.SeededAsync();

        var evaluation = Assert.Single(await ListAsync(database), one => one is { Municipality: "Karlskoga", Year: 2003 });

        Assert.Equal(new OfficialConflict(ConflictKind.TotalTable, null, null, 346, 346.5m), Assert.Single(evaluation.Conflicts));
    }

    [Fact]
    public async Task FindAsync_Karlskoga2007_ChecksItsStatedDifferencesAgainst2003()
    {
        await using var database = await FreshDatabase.SeededAsync();
        var listed = Assert.Single(await ListAsync(database), one => one is { Municipality: "Karlskoga", Year: 2007 });

        var found = await database.InScopeAsync<EvaluationService, EvaluationView?>(service => service.FindAsync(listed.Id, default));
        await database.InScopeAsync<KompassDbContext>(db => db.Evaluations
            .Where(row => row.SeedKey == "karlskoga-2003")
            .SelectMany(row => row.Scores)
            .Where(score => score.Area == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(score => score.Points, 37m)));
        var afterChange = await database.InScopeAsync<EvaluationService, EvaluationView?>(service => service.FindAsync(listed.Id, default));

        Assert.Empty(found!.Conflicts);
        Assert.Equal(new OfficialConflict(ConflictKind.Difference, 1, null, 18, 19), Assert.Single(afterChange!.Conflicts));
    }

    [Fact]
    public async Task LoadAsync_StoredNumberDiffersFromFile_IsSetRightAndKeepsItsId()
    {
        await using var database = await FreshDatabase.SeededAsync();
        var before = Assert.Single(await ListAsync(database), one => one is { Municipality: "Lindesberg" });
        await database.InScopeAsync<KompassDbContext>(db => db.Evaluations
            .Where(row => row.Id == before.Id)
            .SelectMany(row => row.Scores)
            .Where(score => score.SubAreaCode == "1.1")
            .ExecuteUpdateAsync(set => set.SetProperty(score => score.Points, 1m)));

        await database.InScopeAsync<SeedLoader>(loader => loader.LoadAsync(SeedFolder.Find(), default));

        var after = Assert.Single(await ListAsync(database), one => one is { Municipality: "Lindesberg" });
        Assert.Equal((before.Id, 423m), (after.Id, after.Total));
    }

    [Fact]
    public async Task ListMeansAsync_AfterSeed_HasThreeWithDateAndSource()
    {
        await using var database = await FreshDatabase.SeededAsync();

        var means = await database.InScopeAsync<EvaluationService, IReadOnlyList<ReferenceMean>>(service => service.ListMeansAsync(default));

        Assert.Equal([("2020", 8), ("2010", 8), ("2002", 0)], means.Select(mean => (mean.Edition, mean.Areas.Count)));
        Assert.All(means, mean => Assert.NotEmpty(mean.Source));
    }

    private static Task<IReadOnlyList<EvaluationView>> ListAsync(FreshDatabase database) =>
        database.InScopeAsync<EvaluationService, IReadOnlyList<EvaluationView>>(service => service.ListAsync(default));
}
