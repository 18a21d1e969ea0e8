using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// What a round asks of whom. It is locked once the round is open and is then kept in memory; the state is not part of it and is always
/// read from the database.
/// </summary>
public sealed class RoundCatalogue(KompassDbContext db, EditionCatalogue editions, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    internal async Task<CataloguedRound?> FindAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue((typeof(CataloguedRound), roundId), out CataloguedRound? known) && known!.OrganisationId == db.Tenant.OrganisationId)
        {
            return known;
        }

        var row = await db.Rounds.AsNoTracking()
            .Include(r => r.Groups).ThenInclude(g => g.Areas)
            .Include(r => r.Units)
            .AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (row is null || await editions.FindAsync(row.EditionId, cancellationToken) is not { } edition)
        {
            return null;
        }

        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == row.OrganisationId, cancellationToken);
        var head = new AnsweredRound(
            row.Id, row.Name, organisation.Name, organisation.ContactName, organisation.ContactEmail,
            row.Anonymity, row.MinimumGroup, row.Depth, row.Simulated, edition.Edition)
        {
            PromisedMonths = row.PromisedMonths,
            PromisedBackupDays = row.PromisedBackupDays,
        };
        var round = CataloguedRound.Create(row, head, edition);
        if (row.State != RoundState.Draft)
        {
            cache.Set((typeof(CataloguedRound), roundId), round, new MemoryCacheEntryOptions { SlidingExpiration = Kept });
        }

        return round;
    }
}

/// <summary>The locked content of a round with row ids.</summary>
internal sealed record CataloguedRound(
    int OrganisationId,
    AnsweredRound Head,
    StoredEdition Edition,
    IReadOnlyList<CataloguedGroup> Groups,
    IReadOnlyList<RoundUnit> Units)
{
    /// <summary>Questions of the round's depth by code.</summary>
    public required IReadOnlyDictionary<string, int> QuestionIds { get; init; }

    public required IReadOnlyDictionary<int, string> QuestionCodes { get; init; }

    public CataloguedGroup Group(int roundGroupId) => Groups.Single(group => group.Id == roundGroupId);

    public static CataloguedRound Create(Round row, AnsweredRound head, StoredEdition stored)
    {
        var asked = stored.Edition.QuestionsFor(row.Depth).ToDictionary(question => question.Code, question => stored.QuestionIds[question.Code]);
        return new CataloguedRound(
            row.OrganisationId,
            head,
            stored,
            [.. row.Groups.OrderBy(g => g.Position).Select(group => CataloguedGroup.Create(group, row.Depth, stored.Edition))],
            [.. row.Units.OrderBy(u => u.Position)])
        {
            QuestionIds = asked,
            QuestionCodes = asked.ToDictionary(pair => pair.Value, pair => pair.Key),
        };
    }
}

/// <summary>A role group of a round with what it is asked: its areas, and of those the questions that it can answer at all.</summary>
internal sealed record CataloguedGroup(int Id, string Key, IReadOnlyList<AskedSubArea> Asked, IReadOnlySet<string> AskedCodes)
{
    public static CataloguedGroup Create(RoundGroup row, RoundDepth depth, FrameworkEdition edition)
    {
        var areas = row.Areas.Select(area => area.AreaNumber).ToHashSet();
        AskedSubArea[] asked =
        [
            .. from area in edition.Areas
               where areas.Count == 0 || areas.Contains(area.Number)
               from subArea in area.SubAreas
               let questions = subArea.QuestionsFor(depth).Where(q => q.Groups.Count == 0 || q.Groups.Contains(row.Key)).ToList()
               where questions.Count > 0
               select new AskedSubArea(area, subArea, questions),
        ];
        return new CataloguedGroup(row.Id, row.Key, asked, asked.SelectMany(s => s.Questions).Select(q => q.Code).ToHashSet());
    }
}
