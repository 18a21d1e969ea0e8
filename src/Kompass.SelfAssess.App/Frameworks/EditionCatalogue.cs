using System.Collections.Frozen;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>The editions and the crosswalk between them. Published editions never change, so they are read once and kept.</summary>
public sealed class EditionCatalogue(KompassDbContext db, IMemoryCache cache)
{
    private const string CrosswalkKey = "crosswalk";

    /// <summary>The edition of a row id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public async Task<StoredEdition> GetAsync(int id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw new KeyNotFoundException($"There is no edition {id}.");

    /// <summary>The edition of a row id, or null.</summary>
    public async Task<StoredEdition?> FindAsync(int id, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue((typeof(StoredEdition), id), out StoredEdition? kept))
        {
            return kept;
        }

        var row = await WithAll(db.Editions).SingleOrDefaultAsync(edition => edition.Id == id, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var stored = Stored(row);
        return row.PublishedUtc is null ? stored : cache.Set((typeof(StoredEdition), id), stored);
    }

    /// <summary>The edition of a key such as <c>2020-v2</c>, or null.</summary>
    public async Task<StoredEdition?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var id = await db.Editions.Where(edition => edition.Key == key).Select(edition => (int?)edition.Id).SingleOrDefaultAsync(cancellationToken);
        return id is { } found ? await GetAsync(found, cancellationToken) : null;
    }

    /// <summary>All editions in order of key.</summary>
    public async Task<IReadOnlyList<StoredEdition>> ListAsync(CancellationToken cancellationToken)
    {
        var ids = await db.Editions.OrderBy(edition => edition.Key).Select(edition => edition.Id).ToListAsync(cancellationToken);
        var editions = new List<StoredEdition>();
        foreach (var id in ids)
        {
            editions.Add(await GetAsync(id, cancellationToken));
        }

        return editions;
    }

    /// <summary>The crosswalk between all editions.</summary>
    public async Task<Crosswalk> CrosswalkAsync(CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(CrosswalkKey, out Crosswalk? kept))
        {
            return kept!;
        }

        var rows = await db.Crosswalk.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return cache.Set(CrosswalkKey, CrosswalkRows.ToCrosswalk(rows));
    }

    internal void ForgetCrosswalk() => cache.Remove(CrosswalkKey);

    internal static IQueryable<EditionRow> WithAll(IQueryable<EditionRow> editions) => editions
        .AsNoTracking()
        .AsSplitQuery()
        .Include(edition => edition.Areas).ThenInclude(area => area.SubAreas).ThenInclude(subArea => subArea.Aliases)
        .Include(edition => edition.Areas).ThenInclude(area => area.SubAreas).ThenInclude(subArea => subArea.Questions).ThenInclude(question => question.Evidence)
        .Include(edition => edition.Areas).ThenInclude(area => area.SubAreas).ThenInclude(subArea => subArea.Questions).ThenInclude(question => question.Groups)
        .Include(edition => edition.Areas).ThenInclude(area => area.SubAreas).ThenInclude(subArea => subArea.Questions).ThenInclude(question => question.Levels);

    private static StoredEdition Stored(EditionRow row)
    {
        var questions = row.Areas.SelectMany(area => area.SubAreas).SelectMany(subArea => subArea.Questions).ToList();
        return new StoredEdition(
            row.Id,
            EditionRowMapping.ToEdition(row),
            row.PublishedUtc,
            questions.ToFrozenDictionary(question => question.Id, question => question.Code),
            questions.ToFrozenDictionary(question => question.Code, question => question.Id));
    }
}
