using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Evaluations;

public sealed class OfficialSeedTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ListAsync_AfterSeed_HasEveryPublishedResultOnceAndOwnedByNobody(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var all = await ListAsync(database);

        Assert.Equal(30, all.Count);
        Assert.Equal(30, all.Select(evaluation => (evaluation.Municipality, evaluation.Year)).Distinct().Count());
        Assert.DoesNotContain(all, evaluation => evaluation.Own);
        Assert.Equal(5, all.Count(evaluation => evaluation.Result.SubAreas.Count > 0));
    }

    [Theory]
    [InlineData("karlskoga-2022", 75, 45, 6, 4)]
    [InlineData("karlskoga-2007", 40, 34, 0, 0)]
    [InlineData("lindesberg-2021", 70, 52, 0, 0)]
    [InlineData("karlskrona-2022", 56, 46, 0, 0)]
    [InlineData("olofstrom-2022", 0, 0, 0, 0)]
    public async Task LoadAsync_Report_HasTheEvaluatorsWordsInTheirOrder(string key, int strengths, int improvements, int recommendations, int stars)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await ListAsync(database);

        var findings = await database.QueryAsync(null, db => db.Evaluations
            .Where(evaluation => evaluation.SeedKey == key).SelectMany(evaluation => evaluation.Findings).OrderBy(finding => finding.Order).ToListAsync());

        Assert.Equal(Enumerable.Range(1, findings.Count), findings.Select(finding => finding.Order));
        Assert.Equal(
            (strengths, improvements, recommendations, stars),
            (findings.Count(finding => finding.Kind == FindingKind.Strength), findings.Count(finding => finding.Kind == FindingKind.Improvement),
                findings.Count(finding => finding.Kind == FindingKind.Recommendation), findings.Count(finding => finding.GoldStar)));
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
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        var evaluation = Assert.Single(await ListAsync(database), one => one.Municipality == municipality && one.Year == year);

        Assert.Equal((decimal)total, evaluation.Total);
        Assert.Equal(subAreas, evaluation.Result.SubAreas.Count);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ListAsync_Karlskoga2003_ShowsThatThePrintedTotalDiffers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var evaluation = Assert.Single(await ListAsync(database), one => one is { Municipality: "Karlskoga", Year: 2003 });

        Assert.Equal(new OfficialConflict(ConflictKind.TotalTable, null, null, 346, 346.5m), Assert.Single(evaluation.Conflicts));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task FindAsync_Karlskoga2007_ChecksItsStatedDifferencesAgainst2003(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var listed = Assert.Single(await ListAsync(database), one => one is { Municipality: "Karlskoga", Year: 2007 });

        var found = await database.WithAsync<EvaluationService, EvaluationView?>(null, service => service.FindAsync(listed.Id, default));
        await database.QueryAsync(null, db => db.Evaluations
            .Where(row => row.SeedKey == "karlskoga-2003")
            .SelectMany(row => row.Scores)
            .Where(score => score.Area == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(score => score.Points, 37m)));
        var afterChange = await database.WithAsync<EvaluationService, EvaluationView?>(null, service => service.FindAsync(listed.Id, default));

        Assert.Empty(found!.Conflicts);
        Assert.Equal(new OfficialConflict(ConflictKind.Difference, 1, null, 18, 19), Assert.Single(afterChange!.Conflicts));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_StoredNumberDiffersFromFile_IsSetRightAndKeepsItsId(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var before = Assert.Single(await ListAsync(database), one => one is { Municipality: "Lindesberg" });
        await database.QueryAsync(null, db => db.Evaluations
            .Where(row => row.Id == before.Id)
            .SelectMany(row => row.Scores)
            .Where(score => score.SubAreaCode == "1.1")
            .ExecuteUpdateAsync(set => set.SetProperty(score => score.Points, 1m)));

        await using (var scope = database.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<SeedLoader>().LoadAsync(SeedFolder.Find(), default);
        }

        var after = Assert.Single(await ListAsync(database), one => one is { Municipality: "Lindesberg" });
        Assert.Equal((before.Id, 423m), (after.Id, after.Total));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ListMeansAsync_AfterSeed_HasThreeWithDateAndSource(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var means = await database.WithAsync<EvaluationService, IReadOnlyList<ReferenceMean>>(null, service => service.ListMeansAsync(default));

        Assert.Equal([("2020", 8), ("2010", 8), ("2002", 0)], means.Select(mean => (mean.Edition, mean.Areas.Count)));
        Assert.All(means, mean => Assert.NotEmpty(mean.Source));
    }

    private static Task<IReadOnlyList<EvaluationView>> ListAsync(TestDatabase database) =>
        database.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(null, service => service.ListAsync(default));

    [Fact]
    public async Task ListAsync_MoreEvaluations_TakesNoMoreStatements()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await ListAsync(database);
        database.Commands.Reset();

        await ListAsync(database);

        Assert.Equal(3, database.Commands.Count);
    }
}
