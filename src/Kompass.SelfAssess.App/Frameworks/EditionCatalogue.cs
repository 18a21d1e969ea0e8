using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>An edition as Domain knows it, with the row ids that answers point at.</summary>
public sealed record StoredEdition(int Id, FrameworkEdition Edition, IReadOnlyDictionary<string, int> QuestionIds);

/// <summary>Reads editions. A published one never changes, so it is kept in memory once read.</summary>
public sealed class EditionCatalogue(KompassDbContext db, IMemoryCache cache)
{
    public async Task<StoredEdition?> FindAsync(int id, CancellationToken cancellationToken) =>
        cache.TryGetValue((typeof(StoredEdition), id), out StoredEdition? stored)
            ? stored
            : await ReadAsync(db.Editions.Where(edition => edition.Id == id), cancellationToken);

    public async Task<StoredEdition?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var id = await db.Editions.Where(edition => edition.Key == key).Select(edition => (int?)edition.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? await FindAsync(found, cancellationToken) : null;
    }

    private async Task<StoredEdition?> ReadAsync(IQueryable<EditionRow> query, CancellationToken cancellationToken)
    {
        var row = await query.AsNoTracking().AsSplitQuery()
            .Include(e => e.Areas).ThenInclude(a => a.SubAreas).ThenInclude(s => s.Aliases)
            .Include(e => e.Areas).ThenInclude(a => a.SubAreas).ThenInclude(s => s.Questions).ThenInclude(q => q.Evidence)
            .Include(e => e.Areas).ThenInclude(a => a.SubAreas).ThenInclude(s => s.Questions).ThenInclude(q => q.Groups)
            .Include(e => e.Areas).ThenInclude(a => a.SubAreas).ThenInclude(s => s.Questions).ThenInclude(q => q.Levels)
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var stored = new StoredEdition(
            row.Id,
            ToEdition(row),
            row.Areas.SelectMany(a => a.SubAreas).SelectMany(s => s.Questions).ToDictionary(q => q.Code, q => q.Id));
        if (row.PublishedUtc is not null)
        {
            cache.Set((typeof(StoredEdition), row.Id), stored);
        }

        return stored;
    }

    private static FrameworkEdition ToEdition(EditionRow row) => new(
        row.Key,
        new LocalizedText(row.NameSv, row.NameEn),
        row.Assessable,
        row.MaxPoints,
        [row.Share0, row.Share1, row.Share2, row.Share3, row.Share4, row.Share5],
        [.. row.Areas.OrderBy(a => a.Number).Select(a => new Area(
            a.Number,
            new LocalizedText(a.NameSv, a.NameEn),
            a.MaxPoints,
            [.. a.SubAreas.OrderBy(s => s.Position).Select(ToSubArea)]))]);

    private static SubArea ToSubArea(SubAreaRow row) => new(
        row.Code,
        new LocalizedText(row.NameSv, row.NameEn),
        [.. row.Aliases.OrderBy(a => a.Id).Select(a => a.Name)],
        row.MaxPoints,
        [.. row.Questions.OrderBy(q => q.Position).Select(ToQuestion)]);

    private static Question ToQuestion(QuestionRow row) => new(
        row.Code,
        row.Core,
        row.Text,
        row.Why,
        [.. row.Evidence.OrderBy(e => e.Position).Select(e => new EvidenceHint(e.Kind, e.Hint))],
        [.. row.Groups.OrderBy(g => g.Id).Select(g => g.Group)],
        row.Weight,
        [.. row.Levels.OrderBy(l => l.Level).Select(l => new RubricLevel(l.Descriptor))]);
}
