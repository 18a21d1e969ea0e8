using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>
/// Splits the difference of two named rounds by who answered which. The one place beside the snapshot that reads answers of a closed round;
/// nothing leaves it that has not passed <see cref="ChangeSplit"/>.
/// </summary>
public sealed class SplitService(KompassDbContext db, EditionCatalogue editions, ResponseMatrixReader matrices)
{
    /// <param name="change">The difference as it may be shown.</param>
    /// <param name="earlier">The earlier round.</param>
    /// <param name="later">The later round.</param>
    /// <param name="before">Every closed round before the later one, the latest first.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<SplitView> SplitAsync(
        RoundChange change, RoundResult earlier, RoundResult later, IReadOnlyList<EarlierRound> before, CancellationToken cancellationToken)
    {
        RoundResult[] both = [earlier, later];
        if (both.Where(round => round.Round.Anonymity == Anonymity.Anonymous).Select(round => round.Round.Name).ToList() is { Count: > 0 } anonymous)
        {
            return new SplitAnonymous(anonymous);
        }

        var (first, second) = (await ReadAsync(earlier.Round.Id, cancellationToken), await ReadAsync(later.Round.Id, cancellationToken));
        if (Gone(first, earlier).Concat(Gone(second, later)).ToList() is { Count: > 0 } purged)
        {
            return new SplitPurged(purged);
        }

        var closed = await db.Rounds.Where(r => r.Id == earlier.Round.Id).Select(r => r.ClosedUtc).SingleAsync(cancellationToken);
        List<(DateTime Closed, MatchedRound Round)> others = [];
        foreach (var other in before.Where(other => other.SameScale && other.Id != earlier.Round.Id))
        {
            // An anonymous round is split with none. One whose answers are gone is not either, from then on.
            if (await ReadAsync(other.Id, cancellationToken) is { Anonymity: Anonymity.Named, Round: { People.Count: > 0 } known })
            {
                others.Add((other.ClosedUtc, known));
            }
        }

        return new SplitKnown(ChangeSplit.Of(
            change,
            Side(first, earlier, [.. others.Select(other => other.Round)]),
            Side(second, later, [.. others.Where(other => other.Closed < closed).Select(other => other.Round)])));
    }

    private static IEnumerable<string> Gone(Answered answered, RoundResult result) =>
        answered.Round.People.Count == result.Snapshot.Respondents ? [] : [result.Round.Name];

    private static SplitSide Side(Answered answered, RoundResult result, IReadOnlyList<MatchedRound> others) =>
        new(answered.Round, result.Plan.Minimum, MeanIsKnown(answered, result), others);

    /// <summary>
    /// Whether the plan shows the plain mean over everybody too is not stored, but follows from the answers; where it no longer follows just as it
    /// was stored, nothing is taken for granted.
    /// </summary>
    private static bool MeanIsKnown(Answered answered, RoundResult result)
    {
        if (result.Estimate.Weighting == Weighting.Respondents)
        {
            return true;
        }

        var (instrument, responses) = (answered.Round.Instrument, answered.Responses);
        var plan = DisclosureGate.Plan(instrument, responses, Scorer.Estimate(instrument, responses, result.Estimate.Weighting, []), result.Plan.Minimum);
        return plan.OtherWeightingToo && plan.Withheld.Keys.ToHashSet().SetEquals(result.Plan.Withheld.Keys);
    }

    private async Task<Answered> ReadAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var row = await db.Rounds.Where(r => r.Id == roundId).Select(r => new { r.EditionId, r.Depth, r.Anonymity }).SingleAsync(cancellationToken);
        var edition = await editions.GetAsync(row.EditionId, cancellationToken);
        var instrument = new Instrument(edition.Edition, row.Depth);
        var responses = await matrices.ReadAsync(roundId, instrument, edition, cancellationToken);
        // In the order of the rows of the matrix.
        var people = await db.Responses.Where(r => r.RoundId == roundId && r.Submitted).OrderBy(r => r.Id)
            .Select(r => db.Participants.Where(p => p.Id == r.ParticipantId).Select(p => p.Email).FirstOrDefault())
            .ToListAsync(cancellationToken);
        return new Answered(row.Anonymity, responses, new MatchedRound(instrument, responses, people));
    }

    private sealed record Answered(Anonymity Anonymity, ResponseMatrix Responses, MatchedRound Round);
}
