using System.Collections.Frozen;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>
/// The editions that the organisation may use, everyone's and its own, and the crosswalk between them. Published editions never change, so
/// they are read once and kept.
/// </summary>
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
            return kept!.OrganisationId is null || kept.OrganisationId == db.Tenant.OrganisationId ? kept : null;
        }

        var row = await WithAll(db.Editions).SingleOrDefaultAsync(edition => edition.Id == id, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var stored = Stored(row);
        return row.PublishedUtc is null ? stored : cache.Set((typeof(StoredEdition), id), stored);
    }

    /// <summary>
    /// The newest version of a key such as <c>2020-v2</c>, or the one asked for; null where there is none. Should everyone's have come to the
    /// key of an own edition, the own one is meant.
    /// </summary>
    public async Task<StoredEdition?> FindAsync(string key, CancellationToken cancellationToken, int? version = null)
    {
        var id = await db.Editions
            .Where(edition => edition.Key == key && (version == null || edition.Version == version))
            .OrderBy(edition => edition.OrganisationId == null)
            .ThenByDescending(edition => edition.Version)
            .Select(edition => (int?)edition.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? await GetAsync(found, cancellationToken) : null;
    }

    /// <summary>The newest version of every key, in order of key.</summary>
    public async Task<IReadOnlyList<StoredEdition>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Editions.Select(edition => new { edition.Id, edition.Key, edition.OrganisationId, edition.Version }).ToListAsync(cancellationToken);
        var newest = rows
            .GroupBy(row => row.Key)
            .OrderBy(key => key.Key, StringComparer.Ordinal)
            .Select(key => key.OrderBy(row => row.OrganisationId is null).ThenByDescending(row => row.Version).First().Id);
        return await GetAllAsync(newest, cancellationToken);
    }

    /// <summary>All versions of the edition's key and owner, newest first.</summary>
    public async Task<IReadOnlyList<EditionVersion>> VersionsAsync(StoredEdition edition, CancellationToken cancellationToken) => await db.Editions
        .Where(row => row.Key == edition.Edition.Key && row.OrganisationId == edition.OrganisationId)
        .OrderByDescending(row => row.Version)
        .Select(row => new EditionVersion(row.Id, row.Version, row.PublishedUtc))
        .ToListAsync(cancellationToken);

    /// <summary>Row ids of all editions and versions whose results stand on the scale of this one.</summary>
    public async Task<IReadOnlyList<int>> SameScaleAsync(FrameworkEdition edition, CancellationToken cancellationToken)
    {
        var ids = await db.Editions.Select(row => row.Id).ToListAsync(cancellationToken);
        return [.. (await GetAllAsync(ids, cancellationToken)).Where(stored => stored.Edition.SameScaleAs(edition)).Select(stored => stored.Id)];
    }

    /// <summary>The crosswalk between all editions. An own edition answers as those of everyone's that have its scale.</summary>
    public async Task<Crosswalk> CrosswalkAsync(CancellationToken cancellationToken)
    {
        var crosswalk = await SharedCrosswalkAsync(cancellationToken);
        if (db.Tenant.OrganisationId is null || !await db.Editions.AnyAsync(edition => edition.OrganisationId != null, cancellationToken))
        {
            return crosswalk;
        }

        var all = await ListAsync(cancellationToken);
        FrameworkEdition[] shared = [.. all.Where(stored => stored.OrganisationId is null).Select(stored => stored.Edition)];
        return all.Where(stored => stored.OrganisationId is not null).Aggregate(crosswalk, (known, own) => known.Including(own.Edition, shared));
    }

    internal void ForgetCrosswalk() => cache.Remove(CrosswalkKey);

    private async Task<IReadOnlyList<StoredEdition>> GetAllAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        var editions = new List<StoredEdition>();
        foreach (var id in ids)
        {
            editions.Add(await GetAsync(id, cancellationToken));
        }

        return editions;
    }

    private async Task<Crosswalk> SharedCrosswalkAsync(CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(CrosswalkKey, out Crosswalk? kept))
        {
            return kept!;
        }

        var rows = await db.Crosswalk.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return cache.Set(CrosswalkKey, CrosswalkRows.ToCrosswalk(rows));
    }

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
            questions.ToFrozenDictionary(question => question.Code, question => question.Id))
        {
            OrganisationId = row.OrganisationId,
            Version = row.Version,
        };
    }
}

/// <summary>One version of an edition's key.</summary>
public sealed record EditionVersion(int Id, int Version, DateTime? PublishedUtc);
