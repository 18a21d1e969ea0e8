using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>Reads a round's disclosed numbers from its snapshot, never from answers.</summary>
public sealed class ResultService(KompassDbContext db, EditionCatalogue editions, ResponseRateService rates)
{
    /// <summary>The final numbers where the round is confirmed, else the raw ones.</summary>
    public async Task<ResultView> LoadAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Groups).Include(r => r.Units).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is null || await editions.FindAsync(round.EditionId, cancellationToken) is not { } edition)
        {
            return new ResultUnknown();
        }

        var head = await HeadAsync(round, cancellationToken);
        var snapshot = round.State is RoundState.Closed or RoundState.Confirmed
            ? await db.Snapshots.AsNoTracking().Where(s => s.RoundId == roundId).OrderByDescending(s => s.Kind).FirstOrDefaultAsync(cancellationToken)
            : null;
        if (snapshot is null)
        {
            var rate = await rates.LoadAsync(roundId, cancellationToken);
            return rate is null ? new ResultUnknown() : new ResultNotYet(head, rate);
        }

        var cells = await db.EstimateCells.AsNoTracking().Where(c => c.SnapshotId == snapshot.Id).ToListAsync(cancellationToken);
        var estimate = SnapshotCells.ToEstimate(
            cells,
            edition.Edition.Key,
            snapshot.Weighting,
            snapshot.Respondents,
            [.. round.Groups.OrderBy(g => g.Position).Select(g => g.Key)],
            [.. round.Units.OrderBy(u => u.Position).Select(u => u.Name)]);
        var plan = SnapshotCells.ToPlan(cells, snapshot.MinimumGroup, snapshot.Weighting);
        return new RoundResult(
            head,
            edition.Edition,
            new SnapshotHead(
                snapshot.Id, snapshot.Kind, snapshot.TakenUtc, snapshot.Hash, snapshot.Invited, snapshot.Respondents)
            {
                Intact = SnapshotCells.Hash(cells) == snapshot.Hash,
            },
            estimate,
            plan)
        {
            EditionVersion = edition.Version,
        };
    }

    private async Task<RoundHead> HeadAsync(Round round, CancellationToken cancellationToken)
    {
        var confirmedBy = round.ConfirmedById is { } id
            ? await db.Users.Where(user => user.Id == id).Select(user => user.DisplayName).FirstOrDefaultAsync(cancellationToken)
            : null;
        return new RoundHead(
            round.Id, round.Name, round.State, round.Depth, round.Anonymity, round.Weighting, round.MinimumGroup, round.OpensOn, round.ClosesOn,
            round.TargetPercent, round.Simulated, round.ClosedUtc, round.ConfirmedUtc, confirmedBy);
    }
}
