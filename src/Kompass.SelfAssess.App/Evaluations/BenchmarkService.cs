using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Sets the municipality among others: published results, those it has chosen, and estimates that others share.</summary>
public sealed class BenchmarkService(KompassDbContext db, EvaluationService evaluations, ResultService results, EditionCatalogue catalogue, OtherResults others)
{
    /// <param name="chosen">The own result, an evaluation or a round; the latest official one, or else the latest estimate, unless told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where the one that was asked for is none of the own.</returns>
    public async Task<BenchmarkView?> LoadAsync(Guid? chosen, CancellationToken cancellationToken)
    {
        var all = await evaluations.ListAsync(cancellationToken);
        var choices = await ChoicesAsync(all, cancellationToken);
        var own = chosen is { } asked ? choices.FirstOrDefault(choice => choice.Id == asked) : choices is [var first, ..] ? first : null;
        if (own is null && chosen is not null)
        {
            return null;
        }

        var shared = await others.SharedAsync(cancellationToken);
        var place = own is null ? null : await PlaceAsync(own, all, shared, cancellationToken);
        return new BenchmarkView(
            choices, place, await evaluations.ListMeansAsync(cancellationToken), shared,
            await db.Organisations.AnyAsync(o => o.Id == db.Tenant.OrganisationId && o.SharesEstimates, cancellationToken));
    }

    private async Task<IReadOnlyList<OwnResult>> ChoicesAsync(IReadOnlyList<EvaluationView> all, CancellationToken cancellationToken)
    {
        var rounds = await db.Rounds.Where(round => round.FinalNumber > 0 && round.ConfirmedUtc != null).OrderByDescending(round => round.ConfirmedUtc)
            .Select(round => new { round.Id, round.Name, round.ConfirmedUtc, round.Simulated }).ToListAsync(cancellationToken);
        return
        [
            .. all.Where(evaluation => evaluation.Own && (evaluation.Total ?? evaluation.Result.Areas.Values.FirstOrDefault()) > 0)
                .Select(evaluation => new OwnResult(evaluation.Id, true, evaluation.Municipality, evaluation.Year, evaluation.Month, evaluation.Simulated)),
            .. rounds.Select(round => new OwnResult(
                round.Id, false, round.Name, StockholmDays.DayOf(round.ConfirmedUtc!.Value).Year, StockholmDays.DayOf(round.ConfirmedUtc.Value).Month, round.Simulated)),
        ];
    }

    private async Task<BenchmarkPlace?> PlaceAsync(
        OwnResult own, IReadOnlyList<EvaluationView> all, IReadOnlyList<OtherResult> shared, CancellationToken cancellationToken)
    {
        if (await ProfileAsync(own, all, cancellationToken) is not { } found)
        {
            return null;
        }

        var (profile, margin) = found;
        var editions = (await catalogue.ListAsync(cancellationToken)).Select(stored => stored.Edition).ToList();
        var crosswalk = await catalogue.CrosswalkAsync(cancellationToken);
        var family = EditionFamily.Of(profile.Edition, editions, crosswalk);
        var published = await others.PublishedAsync(all, cancellationToken);
        var counted = OtherResults.Latest(published.Where(result => family.Keys.Contains(result.Profile.Edition.Key)));
        var standing = Benchmark.Of(profile, [.. counted.Select(result => result.Profile)], family, crosswalk);
        var peers = await others.ChosenAsync(published, shared, family, cancellationToken);
        return new BenchmarkPlace(
            own,
            profile,
            counted,
            [.. published.Except(counted)],
            [.. editions.Where(edition => family.Keys.Contains(edition.Key)).Select(edition => edition.Name)],
            standing,
            Within(standing.Total, margin),
            [.. peers.Select(peer => new Peer(peer, PeerComparison.Of(profile, peer.Profile, family, crosswalk)))]);
    }

    private async Task<(ResultProfile Profile, decimal? Margin)?> ProfileAsync(OwnResult own, IReadOnlyList<EvaluationView> all, CancellationToken cancellationToken)
    {
        if (own.Official)
        {
            var evaluation = all.First(evaluation => evaluation.Id == own.Id);
            return (ResultProfile.Of(evaluation.Result, evaluation.Edition), null);
        }

        if (await results.LoadAsync(own.Id, cancellationToken) is not RoundResult { Snapshot.Kind: SnapshotKind.Final } round)
        {
            return null;
        }

        var view = CompareService.View(round);
        return (ResultProfile.Of(view), view[Part.Total].Margin);
    }

    private static (int Least, int Most)? Within(BenchmarkPart total, decimal? margin)
    {
        if (margin is not { } points || total is not { Own: { } own, Standing: not null })
        {
            return null;
        }

        List<decimal> known = [.. total.Others.OfType<decimal>()];
        return (Standing.Among(own - (points / total.Max), known)!.Below, Standing.Among(own + (points / total.Max), known)!.Below);
    }
}
