using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>Sets a round's disclosed estimate beside an official evaluation.</summary>
public sealed class CompareService(ResultService results, EvaluationService evaluations, EditionCatalogue catalogue, EvidenceCounts evidence)
{
    public async Task<CompareView> CompareAsync(Guid roundId, Guid evaluationId, CancellationToken cancellationToken)
    {
        var view = await results.LoadAsync(roundId, cancellationToken);
        if (view is not RoundResult round)
        {
            return view is ResultNotYet notYet ? new CompareNotYet(notYet) : new CompareUnknownRound();
        }

        if (await evaluations.FindAsync(evaluationId, cancellationToken) is not { } evaluation)
        {
            return new CompareUnknownEvaluation();
        }

        var crosswalk = await catalogue.CrosswalkAsync(cancellationToken);
        var comparison = Comparer.Compare(View(round), evaluation.Result, evaluation.Edition, crosswalk);
        return new RoundComparison(round, evaluation, comparison)
        {
            Earlier = await evaluations.BeforeAsync(evaluation, cancellationToken) is { } earlier
                ? new EarlierOfficial(earlier, crosswalk.Translate(earlier.Result, earlier.Edition, round.Edition), !earlier.Edition.SameScaleAs(round.Edition))
                : null,
            Bridge = EditionBridge.Between(evaluation.Edition, round.Edition, crosswalk),
            Uncredited = await UncreditedAsync(round, comparison, cancellationToken),
        };
    }

    /// <summary>Of what was answered, whatever was decided since.</summary>
    private async Task<IReadOnlyList<UncreditedEvidence>> UncreditedAsync(RoundResult round, ComparisonResult comparison, CancellationToken cancellationToken)
    {
        if (comparison.Accuracy.Over == 0 || await results.RawAsync(round.Round.Id, cancellationToken) is not RoundResult raw)
        {
            return [];
        }

        var named = await evidence.LoadAsync(round.Round.Id, raw.Snapshot.Id, raw.Disclosed, cancellationToken);
        return UncreditedEvidence.Find(
            raw.Edition, raw.Round.Depth, raw.Disclosed, comparison, named.ToDictionary(own => own.Key, own => (own.Value.Answers, own.Value.Named)));
    }

    /// <summary>Everybody's numbers as the gate lets them through.</summary>
    internal static EstimateView View(RoundResult round)
    {
        var estimate = round.Disclosed;
        IEnumerable<Part> parts =
        [
            .. round.Edition.SubAreas.Select(subArea => Part.SubArea(subArea.Code)),
            .. round.Edition.Areas.Select(area => Part.Area(area.Number)),
            Part.Total,
        ];
        return new EstimateView(round.Edition, parts.ToDictionary(part => part, part => Value(estimate[part, Slice.All])));
    }

    private static EstimatedValue Value(Disclosed<ScoreCell> cell) => cell.State switch
    {
        CellState.Shown => new EstimatedValue(cell.Value.Points, cell.Value.Margin),
        CellState.Withheld => EstimatedValue.WithheldValue,
        _ => EstimatedValue.Missing,
    };
}
