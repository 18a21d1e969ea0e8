using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison.Forecasting;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>The municipality's closed rounds as the forecast reads them.</summary>
public sealed class ForecastRounds(KompassDbContext db, ResultService results)
{
    /// <summary>Closed and confirmed rounds, the latest first.</summary>
    internal async Task<IReadOnlyList<ClosedRound>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Rounds
            .Where(round => (round.State == RoundState.Closed || round.State == RoundState.Confirmed) && round.ClosedUtc != null)
            .Select(round => new { round.Id, round.ClosedUtc }).ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.ClosedUtc).ThenBy(row => row.Id).Select(row => new ClosedRound(row.Id, StockholmDays.DayOf(row.ClosedUtc!.Value)))];
    }

    /// <summary>
    /// A round as it stood on the eve of a day: a version that was confirmed when the official result may have been known is no estimate of it.
    /// </summary>
    internal async Task<RoundResult?> AsOfAsync(ClosedRound round, DateOnly day, CancellationToken cancellationToken)
    {
        if (await results.LoadAsync(round.Id, cancellationToken) is not RoundResult latest)
        {
            return null;
        }

        for (var number = latest.Snapshot.Kind == SnapshotKind.Final ? latest.Snapshot.Number : 0; number > 0; number--)
        {
            if (await results.FinalAsync(round.Id, number, cancellationToken) is RoundResult final && StockholmDays.DayOf(final.Snapshot.TakenUtc) < day)
            {
                return final;
            }
        }

        return await results.RawAsync(round.Id, cancellationToken) as RoundResult;
    }

    /// <summary>What the gate shows of a round, in another edition through the crosswalk.</summary>
    internal static ForecastEstimate Read(RoundResult round, DateOnly closedOn, FrameworkEdition edition, Crosswalk crosswalk)
    {
        var view = CompareService.View(round);
        if (round.Edition.SameScaleAs(edition))
        {
            return ForecastEstimate.From(view, closedOn);
        }

        var points = round.Edition.SubAreas
            .Select(subArea => (subArea.Code, view[Part.SubArea(subArea.Code)].Points))
            .Where(one => one.Points is not null)
            .ToDictionary(one => one.Code, one => one.Points!.Value);
        var read = crosswalk.Translate(new OfficialResult(round.Edition.Key, points, new Dictionary<int, decimal>(), []), round.Edition, edition);
        return new ForecastEstimate(
            closedOn,
            read.SubAreas.Where(part => part.Value.Share is not null).ToDictionary(part => part.Key, part => new EstimatedShare((double)part.Value.Share!)));
    }
}

/// <param name="Id">Row id.</param>
/// <param name="ClosedOn">Day, in Sweden, that it closed.</param>
internal sealed record ClosedRound(Guid Id, DateOnly ClosedOn);
