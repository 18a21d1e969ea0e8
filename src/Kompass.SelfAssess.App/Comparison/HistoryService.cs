using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>The organisation's own official evaluations and confirmed estimates, for what has become of them over time.</summary>
public sealed class HistoryService(KompassDbContext db, EvaluationService evaluations, ResultService results, EditionCatalogue editions)
{
    public async Task<HistoryView> LoadAsync(CancellationToken cancellationToken)
    {
        var own = (await evaluations.ListAsync(cancellationToken)).Where(evaluation => evaluation.Own).Select(Entry).ToList();
        // What is open again has been confirmed all the same: its last final numbers stand.
        var confirmed = await db.Rounds
            .Where(round => round.State == RoundState.Confirmed || (round.State == RoundState.Closed && round.FinalNumber > 0))
            .OrderBy(round => round.ClosedUtc).Select(round => round.Id).ToListAsync(cancellationToken);
        foreach (var id in confirmed)
        {
            if (await results.LoadAsync(id, cancellationToken) is RoundResult { Round.ClosedUtc: { } closed } round)
            {
                own.Add(Entry(round, StockholmDays.DayOf(closed)));
            }
        }

        return new HistoryView(History.InOrder(own), await editions.CrosswalkAsync(cancellationToken));
    }

    private static HistoryEntry Entry(EvaluationView evaluation) => new(
        evaluation.Id, Official: true, evaluation.Municipality, new DateOnly(evaluation.Year, evaluation.Month ?? 7, 1), evaluation.Edition,
        evaluation.Result, new HistoryTotal(evaluation.Total, null))
    {
        Source = evaluation.Source,
        MonthKnown = evaluation.Month is not null,
        Simulated = evaluation.Simulated,
    };

    /// <summary>Only what the gate shows: a part that is withheld is not even there.</summary>
    private static HistoryEntry Entry(RoundResult round, DateOnly closed)
    {
        var shown = CompareService.View(round);
        var total = shown[Part.Total];
        return new HistoryEntry(
            round.Round.Id, Official: false, round.Round.Name, closed, round.Edition,
            new OfficialResult(
                round.Edition.Key,
                Points(round.Edition.SubAreas.Select(subArea => subArea.Code), code => shown[Part.SubArea(code)]),
                Points(round.Edition.Areas.Select(area => area.Number), number => shown[Part.Area(number)]),
                []),
            new HistoryTotal(total.Points, total.Margin))
        {
            Respondents = round.Snapshot.Respondents,
            Simulated = round.Round.Simulated,
            Withheld = shown.Values.Where(part => part.Value.Withheld).Select(part => part.Key).ToHashSet(),
        };
    }

    private static Dictionary<TKey, decimal> Points<TKey>(IEnumerable<TKey> keys, Func<TKey, EstimatedValue> value)
        where TKey : notnull =>
        keys.Where(key => value(key).Points is not null).ToDictionary(key => key, key => value(key).Points!.Value);
}

/// <summary>What there is of the organisation's history.</summary>
/// <param name="Entries">In order of time.</param>
/// <param name="Crosswalk">How their editions answer to each other.</param>
public sealed record HistoryView(IReadOnlyList<HistoryEntry> Entries, Crosswalk Crosswalk);
