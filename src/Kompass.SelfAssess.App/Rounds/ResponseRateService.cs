using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>How many have submitted: all that anyone is told of an open round.</summary>
public sealed class ResponseRateService(KompassDbContext db)
{
    public async Task<ResponseRate?> LoadAsync(Guid roundId, CancellationToken cancellationToken) =>
        (await LoadAsync([roundId], cancellationToken)).GetValueOrDefault(roundId);

    /// <summary>Of several rounds, with as many statements as for one; those that do not exist are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, ResponseRate>> LoadAsync(IReadOnlyCollection<Guid> roundIds, CancellationToken cancellationToken)
    {
        if (roundIds.Count == 0)
        {
            return new Dictionary<Guid, ResponseRate>();
        }

        var rounds = await db.Rounds.AsNoTracking().Include(r => r.Groups).Include(r => r.Units).AsSplitQuery()
            .Where(r => roundIds.Contains(r.Id)).ToListAsync(cancellationToken);

        var counts = (await db.Participants.Where(p => roundIds.Contains(p.RoundId))
            .GroupBy(p => new { p.RoundId, p.RoundGroupId, p.RoundUnitId, Named = p.Email != null, Submitted = p.State == ParticipantState.Submitted })
            .Select(g => new { g.Key.RoundId, Row = new CountRow(g.Key.RoundGroupId, g.Key.RoundUnitId, g.Key.Named, g.Key.Submitted, g.Count()) })
            .ToListAsync(cancellationToken)).ToLookup(count => count.RoundId, count => count.Row);
        return rounds.ToDictionary(round => round.Id, round => RateOf(round, [.. counts[round.Id]]));
    }

    private static ResponseRate RateOf(Round round, IReadOnlyList<CountRow> counts)
    {
        var invited = counts.Where(c => c.Named).Select(c => (c.RoundGroupId, c.RoundUnitId, c.Submitted, c.Count)).ToList();
        var hide = round.Anonymity == Anonymity.Anonymous ? round.MinimumGroup : 0;
        return new ResponseRate(
            invited.Sum(c => c.Count),
            invited.Where(c => c.Submitted).Sum(c => c.Count),
            counts.Where(c => !c.Named && c.Submitted).Sum(c => c.Count),
            round.TargetPercent,
            SmallGroups.Withhold(
                [
                    .. round.Groups.OrderBy(g => g.Position).Select(group => Row(
                        group.Key, invited.Where(c => c.RoundGroupId == group.Id).Select(c => (c.Submitted, c.Count)), group.OpenLinkHash is not null)),
                ],
                hide),
            SmallGroups.Withhold(
                [
                    .. round.Units.OrderBy(u => u.Position).Select(unit => Row(
                        unit.Name, invited.Where(c => c.RoundUnitId == unit.Id).Select(c => (c.Submitted, c.Count)), openLink: false)),
                    .. invited.Where(c => c.RoundUnitId is null).GroupBy(_ => "").Select(none => Row("", none.Select(c => (c.Submitted, c.Count)), openLink: false)),
                ],
                hide));
    }

    private static ResponseRateRow Row(string key, IEnumerable<(bool Submitted, int Count)> counts, bool openLink)
    {
        var list = counts.ToList();
        return new ResponseRateRow(key, list.Sum(c => c.Count), list.Where(c => c.Submitted).Sum(c => c.Count), openLink);
    }

    private sealed record CountRow(int RoundGroupId, int? RoundUnitId, bool Named, bool Submitted, int Count);
}
