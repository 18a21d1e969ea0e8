using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Frameworks;

public sealed class SeedLoaderTests
{
    [Fact]
    public async Task LoadAsync_Twice_ChangesNothing()
    {
        await using var database = await FreshDatabase.CreateAsync();
        await LoadAsync(database);
        var first = await StateAsync(database);

        await LoadAsync(database);

        Assert.Equal(first, await StateAsync(database));
    }

    [Fact]
    public async Task LoadAsync_FreshDatabase_HasAllEditionsAndTheCrosswalkOfTheFile()
    {
        await using var database = await FreshDatabase.CreateAsync();
        await LoadAsync(database);

        var editions = await database.InScopeAsync<EditionCatalogue, IReadOnlyList<StoredEdition>>(catalogue => catalogue.ListAsync(default));
        var crosswalk = await database.InScopeAsync<EditionCatalogue, Crosswalk>(catalogue => catalogue.CrosswalkAsync(default));

        Assert.Equal(
            [("2002", 37), ("2010", 0), ("2016", 0), ("2020", 0), ("2020-v1", 35), ("2020-v2", 36)],
            editions.Select(stored => (stored.Edition.Key, stored.Edition.SubAreas.Count())));
        var file = CrosswalkFile.Read(await File.ReadAllBytesAsync(Path.Combine(SeedFolder.Find(), "frameworks", "crosswalk.json")));
        Assert.Equal(file.Pairs, crosswalk.Pairs);
        Assert.Equal(file.AreaPairs, crosswalk.AreaPairs);
    }

    private static Task LoadAsync(FreshDatabase database) =>
        database.InScopeAsync<SeedLoader>(loader => loader.LoadAsync(SeedFolder.Find(), default));

    private static Task<string> StateAsync(FreshDatabase database) => database.InScopeAsync<KompassDbContext, string>(async db => string.Join('\n', [
        .. await db.Editions.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.Key} {row.ContentHash}").ToListAsync(),
        .. await db.Questions.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.Code}").ToListAsync(),
        .. await db.Crosswalk.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.FromCode} {row.ToCode}").ToListAsync(),
        .. await db.Evaluations.OrderBy(row => row.SeedKey).Select(row => $"{row.Id} {row.SeedKey} {row.Scores.Count} {row.Printed.Count} {row.Scores.Min(score => score.Id)}").ToListAsync(),
        .. await db.ReferenceMeans.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.Label}").ToListAsync()]));
}
