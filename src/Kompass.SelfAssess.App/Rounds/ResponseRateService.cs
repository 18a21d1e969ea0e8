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
            .GroupBy(p => new { p.RoundId, p.RoundGroupId, p.RoundUnitId, p.Withdrawn, Named = p.Email != null, Submitted = p.State == ParticipantState.Submitted })
            .Select(g => new { g.Key.RoundId, Row = new CountRow(g.Key.RoundGroupId, g.Key.RoundUnitId, g.Key.Named, g.Key.Withdrawn, g.Key.Submitted, g.Count()) })
            .ToListAsync(cancellationToken)).ToLookup(count => count.RoundId, count => count.Row);
        return rounds.ToDictionary(round => round.Id, round => RateOf(round, [.. counts[round.Id]]));
    }

    private static ResponseRate RateOf(Round round, IReadOnlyList<CountRow> counts)
    {
        var invited = counts.Where(c => c.Named).ToList();
        var groupOf = round.Groups.OrderBy(g => g.Position).ToList();
        int?[] unitOf = [.. round.Units.OrderBy(u => u.Position).Select(u => (int?)u.Id), .. invited.Exists(c => c.RoundUnitId is null) ? [null] : Array.Empty<int?>()];
        IReadOnlyList<ResponseRateRow> groups = [.. groupOf.Select(group => Row(group.Key, invited.Where(c => c.RoundGroupId == group.Id), group.OpenLinkHash is not null))];
        IReadOnlyList<ResponseRateRow> units =
            [.. unitOf.Select(unit => Row(round.Units.Find(u => u.Id == unit)?.Name ?? "", invited.Where(c => c.RoundUnitId == unit), openLink: false))];
        if (round.Anonymity == Anonymity.Anonymous)
        {
            var cells = invited.GroupBy(c => (c.RoundGroupId, c.RoundUnitId)).Select(cell => new RateCell(
                groupOf.FindIndex(group => group.Id == cell.Key.RoundGroupId),
                Array.IndexOf(unitOf, cell.Key.RoundUnitId),
                cell.Sum(c => c.Count),
                cell.Where(c => !c.Withdrawn).Sum(c => c.Count)));
            (groups, units) = SmallGroups.Withhold(groups, units, [.. cells], round.MinimumGroup);
        }

        return new ResponseRate(
            invited.Sum(c => c.Count),
            invited.Where(c => c.Submitted).Sum(c => c.Count),
            counts.Where(c => !c.Named && c.Submitted).Sum(c => c.Count),
            round.TargetPercent,
            groups,
            units);
    }

    private static ResponseRateRow Row(string key, IEnumerable<CountRow> counts, bool openLink)
    {
        var list = counts.ToList();
        return new ResponseRateRow(key, list.Sum(c => c.Count), list.Where(c => c.Submitted).Sum(c => c.Count), openLink);
    }

    private sealed record CountRow(int RoundGroupId, int? RoundUnitId, bool Named, bool Withdrawn, bool Submitted, int Count);
}
