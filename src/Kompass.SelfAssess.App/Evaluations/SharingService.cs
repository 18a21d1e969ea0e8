using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>
/// Lets a municipality show its confirmed estimates to the others of the installation that do the same. What is shown is a copy of what the
/// gate shows everybody in the round, so that nobody ever reads another's round; it is there while the setting is on and not a moment longer.
/// </summary>
public sealed class SharingService(KompassDbContext db, ResultService results, EditionCatalogue editions)
{
    public async Task<SharingView> LoadAsync(CancellationToken cancellationToken)
    {
        var own = db.Tenant.OrganisationId;
        var on = await db.Organisations.AnyAsync(o => o.Id == own && o.SharesEstimates, cancellationToken);
        var rounds = await db.SharedEstimates.AsNoTracking().Where(shared => shared.OrganisationId == own)
            .OrderByDescending(shared => shared.ConfirmedUtc)
            .Select(shared => new SharedRound(
                shared.RoundId, db.Rounds.Where(round => round.Id == shared.RoundId).Select(round => round.Name).FirstOrDefault() ?? "", shared.Edition, shared.ConfirmedUtc))
            .ToListAsync(cancellationToken);
        var others = await db.SharedEstimates.Where(shared => shared.OrganisationId != own).Select(shared => shared.OrganisationId).Distinct().CountAsync(cancellationToken);
        return new SharingView(on, rounds, others);
    }

    /// <summary>
    /// On: the last final version of every round is copied. Off: the copies are gone with the same commit. Saying again what is so changes nothing.
    /// </summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> SetAsync(bool on, CancellationToken cancellationToken)
    {
        if (db.Tenant.OrganisationId is not { } own)
        {
            return new Refused(RefusalCode.NotFound);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Organisations.Where(o => o.Id == own).ExecuteUpdateAsync(set => set.SetProperty(o => o.SharesEstimates, on), cancellationToken);
        await db.SharedEstimates.Where(shared => shared.OrganisationId == own).ExecuteDeleteAsync(cancellationToken);
        if (on)
        {
            // A round that is opened again counts with the version that stands meanwhile.
            foreach (var round in await db.Rounds.Where(round => round.FinalNumber > 0).Select(round => round.Id).ToListAsync(cancellationToken))
            {
                await CopyAsync(own, round, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Copies a round that has just been confirmed, if its municipality shares; in the transaction that confirms it.</summary>
    internal async Task ConfirmedAsync(Guid roundId, CancellationToken cancellationToken)
    {
        // Writing the row, and not only reading it, makes one who turns the setting at the same moment wait for this commit.
        await db.Organisations.Where(o => o.Id == db.Tenant.OrganisationId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.SharesEstimates, o => o.SharesEstimates), cancellationToken);
        if (db.Tenant.OrganisationId is { } own && await db.Organisations.AnyAsync(o => o.Id == own && o.SharesEstimates, cancellationToken))
        {
            await db.SharedEstimates.Where(shared => shared.RoundId == roundId).ExecuteDeleteAsync(cancellationToken);
            await CopyAsync(own, roundId, cancellationToken);
        }
    }

    private async Task CopyAsync(int own, Guid roundId, CancellationToken cancellationToken)
    {
        if (await results.LoadAsync(roundId, cancellationToken) is not RoundResult { Snapshot.Kind: SnapshotKind.Final } result
            || await PublicKeyAsync(result.Edition, cancellationToken) is not { } edition)
        {
            return;
        }

        var owner = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == own, cancellationToken);
        var areas = result.Edition.Areas.Select(area => Copy(area.Number, null, result.Disclosed[Part.Area(area.Number), Slice.All]));
        var subAreas = result.Edition.SubAreas.Select(subArea => Copy(subArea.AreaNumber, subArea.Code, result.Disclosed[Part.SubArea(subArea.Code), Slice.All]));
        db.SharedEstimates.Add(new SharedEstimate
        {
            Id = Guid.NewGuid(),
            OrganisationId = own,
            RoundId = roundId,
            Municipality = owner.Name,
            Edition = edition,
            ConfirmedUtc = result.Snapshot.TakenUtc,
            Simulated = owner.Simulated || result.Round.Simulated,
            Total = Points(result.Disclosed[Part.Total, Slice.All]),
            Parts = [.. areas.Concat(subAreas).OfType<SharedEstimatePart>()],
        });
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>The key that the others know the edition by: an edition of one's own is shared as everyone's of the same scale, or not at all.</summary>
    private async Task<string?> PublicKeyAsync(FrameworkEdition edition, CancellationToken cancellationToken)
    {
        var everyones = (await editions.ListAsync(cancellationToken)).Where(stored => stored.OrganisationId is null && stored.Edition.SameScaleAs(edition)).ToList();
        return (everyones.Find(stored => stored.Edition.Key == edition.Key) ?? everyones.FirstOrDefault())?.Edition.Key;
    }

    private static SharedEstimatePart? Copy(int area, string? code, Disclosed<ScoreCell> cell) =>
        Points(cell) is { } points ? new SharedEstimatePart { Area = area, SubAreaCode = code, Points = points } : null;

    /// <summary>With one decimal, as a page shows it; more of them could tell how many answered.</summary>
    private static decimal? Points(Disclosed<ScoreCell> cell) =>
        cell.Shown && cell.Value.Points is { } points ? Math.Round(points, 1, MidpointRounding.AwayFromZero) : null;
}

/// <summary>What a municipality shares.</summary>
/// <param name="On">Whether it shares.</param>
/// <param name="Rounds">Its own rounds that are shared, newest first.</param>
/// <param name="Others">How many other municipalities it can see; none while it does not share.</param>
public sealed record SharingView(bool On, IReadOnlyList<SharedRound> Rounds, int Others);

/// <summary>A round that is shared.</summary>
public sealed record SharedRound(Guid Id, string Name, string Edition, DateTime ConfirmedUtc);
