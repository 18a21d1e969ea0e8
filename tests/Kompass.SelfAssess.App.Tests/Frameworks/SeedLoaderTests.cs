using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Frameworks;

public sealed class SeedLoaderTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_Again_ChangesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await StateAsync(database);

        await LoadAsync(database);

        Assert.Equal(first, await StateAsync(database));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task LoadAsync_TestDatabase_HasAllEditionsAndTheCrosswalkOfTheFile(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var editions = await database.WithAsync<EditionCatalogue, IReadOnlyList<StoredEdition>>(null, catalogue => catalogue.ListAsync(default));
        var crosswalk = await database.WithAsync<EditionCatalogue, Crosswalk>(null, catalogue => catalogue.CrosswalkAsync(default));

        Assert.Equal(
            [("2002", 37), ("2010", 0), ("2016", 0), ("2020", 0), ("2020-v1", 35), ("2020-v2", 36)],
            editions.Select(stored => (stored.Edition.Key, stored.Edition.SubAreas.Count())));
        var file = CrosswalkFile.Read(await File.ReadAllBytesAsync(Path.Combine(SeedFolder.Find(), "frameworks", "crosswalk.json")));
        Assert.Equal(file.Pairs, crosswalk.Pairs);
        Assert.Equal(file.AreaPairs, crosswalk.AreaPairs);
    }

    private static async Task LoadAsync(TestDatabase database)
    {
        await using var scope = database.Scope();
        await scope.ServiceProvider.GetRequiredService<SeedLoader>().LoadAsync(SeedFolder.Find(), default);
    }

    private static Task<string> StateAsync(TestDatabase database) => database.QueryAsync(null, async db => string.Join('\n', [
        .. await db.Editions.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.Key} {row.ContentHash}").ToListAsync(),
        .. await db.Questions.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.Code}").ToListAsync(),
        .. await db.Crosswalk.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.FromCode} {row.ToCode}").ToListAsync(),
        .. await db.Evaluations.OrderBy(row => row.SeedKey).Select(row => $"{row.Id} {row.SeedKey} {row.Scores.Count} {row.Printed.Count} {row.Scores.Min(score => score.Id)}").ToListAsync(),
        .. await db.ReferenceMeans.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.Label}").ToListAsync()]));
}
