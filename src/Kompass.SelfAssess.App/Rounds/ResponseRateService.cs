using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>How many have submitted: all that anyone is told of an open round.</summary>
public sealed class ResponseRateService(KompassDbContext db)
{
    public async Task<ResponseRate?> LoadAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Groups).Include(r => r.Units).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is null)
        {
            return null;
        }

        var counts = await db.Participants.Where(p => p.RoundId == roundId)
            .GroupBy(p => new { p.RoundGroupId, p.RoundUnitId, Named = p.Email != null, Submitted = p.State == ParticipantState.Submitted })
            .Select(g => new { g.Key.RoundGroupId, g.Key.RoundUnitId, g.Key.Named, g.Key.Submitted, Count = g.Count() })
            .ToListAsync(cancellationToken);
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
}
