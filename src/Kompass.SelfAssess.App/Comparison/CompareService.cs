using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>Sets a round's disclosed estimate beside an official evaluation.</summary>
public sealed class CompareService(ResultService results, EvaluationService evaluations, EditionCatalogue catalogue)
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
        return new RoundComparison(round, evaluation, Comparer.Compare(View(round), evaluation.Result, evaluation.Edition, crosswalk));
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
