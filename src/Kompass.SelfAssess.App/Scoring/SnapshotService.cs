using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>Takes the immutable numbers of a round, at closing and at confirmation, in the caller's transaction.</summary>
public sealed class SnapshotService(KompassDbContext db, EditionCatalogue editions, ResponseMatrixReader matrices, TimeProvider time)
{
    internal async Task TakeRawAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var round = await RoundAsync(roundId, cancellationToken);
        if (round.Anonymity == Anonymity.Anonymous)
        {
            await AnonymousRows.DeleteDraftsAsync(db, roundId, cancellationToken);
            await AnonymousRows.ShuffleAsync(db, round, cancellationToken);
        }

        var (instrument, responses) = await ReadAsync(round, cancellationToken);
        var estimate = Scorer.Estimate(instrument, responses, round.Weighting, []);
        var plan = DisclosureGate.Plan(instrument, responses, estimate, round.MinimumGroup);
        await StoreAsync(round, SnapshotKind.Raw, new DisclosedEstimate(estimate, plan), cancellationToken);
    }

    /// <summary>The answers with the decisions as they are now, the next final version.</summary>
    internal async Task TakeFinalAsync(Guid roundId, Guid userId, CancellationToken cancellationToken)
    {
        var round = await RoundAsync(roundId, cancellationToken);
        await StoreAsync(round, SnapshotKind.Final, await DecidedAsync(round, cancellationToken), cancellationToken, round.FinalNumber, userId);
    }

    /// <summary>What the next final version would be, as it would be stored: a withheld number is not in it.</summary>
    internal async Task<RoundEstimate> PreviewAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var decided = await DecidedAsync(await RoundAsync(roundId, cancellationToken), cancellationToken);
        return SnapshotCells.ToEstimate(
            SnapshotCells.FromEstimate(decided), decided.EditionKey, decided.Weighting, decided.Respondents, decided.Groups, decided.Units);
    }

    /// <summary>The same plan as at closing: what one version of a round shows must not tell what another withholds.</summary>
    private async Task<DisclosedEstimate> DecidedAsync(Round round, CancellationToken cancellationToken)
    {
        var raw = await db.EstimateCells.AsNoTracking()
            .Where(cell => db.Snapshots.Any(s => s.Id == cell.SnapshotId && s.RoundId == round.Id && s.Kind == SnapshotKind.Raw))
            .ToListAsync(cancellationToken);
        var decisions = await db.Decisions.AsNoTracking().Where(d => d.RoundId == round.Id).ToListAsync(cancellationToken);
        var (instrument, responses) = await ReadAsync(round, cancellationToken);
        var estimate = Scorer.Estimate(
            instrument, responses, round.Weighting, [.. decisions.Select(d => new ConsensusDecision(new Part(d.PartKind, d.PartCode), d.Share))]);
        return new DisclosedEstimate(estimate, SnapshotCells.ToPlan(raw, round.MinimumGroup, round.Weighting));
    }

    private Task<Round> RoundAsync(Guid roundId, CancellationToken cancellationToken) =>
        db.Rounds.AsNoTracking().Include(r => r.Groups).Include(r => r.Units).AsSplitQuery().SingleAsync(r => r.Id == roundId, cancellationToken);

    private async Task<(Instrument Instrument, ResponseMatrix Responses)> ReadAsync(Round round, CancellationToken cancellationToken)
    {
        var edition = await editions.GetAsync(round.EditionId, cancellationToken);
        var instrument = new Instrument(edition.Edition, round.Depth);
        return (instrument, await matrices.ReadAsync(round.Id, instrument, edition, cancellationToken));
    }

    private async Task StoreAsync(Round round, SnapshotKind kind, DisclosedEstimate estimate, CancellationToken cancellationToken, int number = 1, Guid? userId = null)
    {
        var cells = SnapshotCells.FromEstimate(estimate);
        var snapshot = new EstimateSnapshot
        {
            Id = Guid.NewGuid(),
            OrganisationId = round.OrganisationId,
            RoundId = round.Id,
            Kind = kind,
            Number = number,
            TakenById = userId,
            TakenUtc = time.GetUtcNow().UtcDateTime,
            MinimumGroup = round.MinimumGroup,
            Weighting = round.Weighting,
            Invited = await db.Participants.CountAsync(p => p.RoundId == round.Id && p.Email != null, cancellationToken),
            Respondents = estimate.Respondents,
            Hash = SnapshotCells.Hash(cells),
        };
        foreach (var cell in cells)
        {
            cell.OrganisationId = round.OrganisationId;
        }

        snapshot.Cells.AddRange(cells);
        db.Snapshots.Add(snapshot);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
