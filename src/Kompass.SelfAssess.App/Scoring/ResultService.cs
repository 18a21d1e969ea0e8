using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>Reads a round's disclosed numbers from its snapshot, never from answers.</summary>
public sealed class ResultService(KompassDbContext db, EditionCatalogue editions, ResponseRateService rates)
{
    /// <summary>
    /// The latest final numbers where the round has been confirmed, else the raw ones. They stand also while a confirmed round is opened again,
    /// until it is confirmed anew.
    /// </summary>
    public Task<ResultView> LoadAsync(Guid roundId, CancellationToken cancellationToken) => LoadAsync(roundId, snapshots => snapshots, cancellationToken);

    /// <summary>The raw numbers, whatever was decided and confirmed since.</summary>
    public Task<ResultView> RawAsync(Guid roundId, CancellationToken cancellationToken) =>
        LoadAsync(roundId, snapshots => snapshots.Where(s => s.Kind == SnapshotKind.Raw), cancellationToken);

    /// <summary>One of the final versions; unknown where there is no such.</summary>
    public async Task<ResultView> FinalAsync(Guid roundId, int number, CancellationToken cancellationToken)
    {
        var view = await LoadAsync(roundId, snapshots => snapshots.Where(s => s.Kind == SnapshotKind.Final && s.Number == number), cancellationToken);
        return view is RoundResult ? view : new ResultUnknown();
    }

    /// <summary>Every stored version of the numbers, the raw one first; none while nothing but the response rate may be shown.</summary>
    public async Task<IReadOnlyList<ResultVersion>> HistoryAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (await LoadAsync(roundId, cancellationToken) is not RoundResult)
        {
            return [];
        }

        var finals = await db.Snapshots.Where(s => s.RoundId == roundId && s.Kind == SnapshotKind.Final).OrderBy(s => s.Number)
            .Select(s => new { s.Number, By = db.Users.Where(user => user.Id == s.TakenById).Select(user => user.DisplayName).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var versions = new List<ResultVersion>();
        Add(await RawAsync(roundId, cancellationToken), null);
        foreach (var final in finals)
        {
            Add(await FinalAsync(roundId, final.Number, cancellationToken), final.By);
        }

        return versions;

        void Add(ResultView view, string? by)
        {
            if (view is RoundResult result)
            {
                versions.Add(new ResultVersion(result.Snapshot, by, result.Disclosed[Part.Total, Slice.All]));
            }
        }
    }

    private async Task<ResultView> LoadAsync(
        Guid roundId, Func<IQueryable<EstimateSnapshot>, IQueryable<EstimateSnapshot>> which, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Groups).Include(r => r.Units).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is null || await editions.FindAsync(round.EditionId, cancellationToken) is not { } edition)
        {
            return new ResultUnknown();
        }

        var head = await HeadAsync(round, cancellationToken);
        var snapshot = round.State is RoundState.Closed or RoundState.Confirmed
            ? await which(db.Snapshots.AsNoTracking().Where(s => s.RoundId == roundId))
                .OrderByDescending(s => s.Kind).ThenByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken)
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
                Number = snapshot.Number,
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
            round.TargetPercent, round.Simulated, round.ClosedUtc, round.ConfirmedUtc, confirmedBy)
        {
            FinalNumber = round.FinalNumber,
        };
    }
}
