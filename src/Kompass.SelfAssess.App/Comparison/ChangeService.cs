using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>Sets a closed round beside an earlier one: what has changed, of what both show.</summary>
public sealed class ChangeService(KompassDbContext db, ResultService results, SplitService splits, RoundSides sides, EditionCatalogue editions)
{
    /// <param name="roundId">The later round.</param>
    /// <param name="earlierId">The earlier one; the one that it repeats, or else the latest on the same scale, unless told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ChangeView> CompareAsync(Guid roundId, Guid? earlierId, CancellationToken cancellationToken)
    {
        var view = await results.LoadAsync(roundId, cancellationToken);
        if (view is not RoundResult round)
        {
            return view is ResultNotYet notYet ? new ChangeNotYet(notYet) : new ChangeUnknownRound();
        }

        var choices = await EarlierAsync(round, cancellationToken);
        var chosen = earlierId is { } asked
            ? choices.FirstOrDefault(choice => choice.Id == asked)
            : choices.Where(choice => choice.SameScale).OrderByDescending(choice => choice.Repeated).FirstOrDefault();
        if (chosen is null || await results.LoadAsync(chosen.Id, cancellationToken) is not RoundResult earlier)
        {
            return new ChangeNothing(round, choices, earlierId is not null);
        }

        if (!chosen.SameScale)
        {
            return new ChangeOtherScale(round, choices, chosen, round.Edition.ScaleDifferences(earlier.Edition));
        }

        var change = RoundChange.Between(await sides.OfAsync(earlier, cancellationToken), await sides.OfAsync(round, cancellationToken));
        return new RoundsCompared(round, choices, earlier, change, await splits.SplitAsync(change, earlier, round, choices, cancellationToken));
    }

    private async Task<IReadOnlyList<EarlierRound>> EarlierAsync(RoundResult round, CancellationToken cancellationToken)
    {
        var rows = await db.Rounds
            .Where(r => r.Id != round.Round.Id && (r.State == RoundState.Closed || r.State == RoundState.Confirmed) && r.ClosedUtc < round.Round.ClosedUtc)
            .Select(r => new { r.Id, r.Name, r.ClosedUtc, r.EditionId }).ToListAsync(cancellationToken);
        var repeats = await db.Rounds.Where(r => r.Id == round.Round.Id).Select(r => r.RepeatsRoundId).SingleAsync(cancellationToken);
        var comparable = rows.Count == 0 ? [] : await editions.SameScaleAsync(round.Edition, cancellationToken);
        return
        [
            .. rows.OrderByDescending(r => r.ClosedUtc)
                .Select(r => new EarlierRound(r.Id, r.Name, r.ClosedUtc!.Value, comparable.Contains(r.EditionId), r.Id == repeats)),
        ];
    }
}
