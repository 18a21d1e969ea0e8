using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;

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

        var estimate = EstimateView.From(round.Edition, round.Estimate, round.Plan);
        var crosswalk = await catalogue.CrosswalkAsync(cancellationToken);
        return new RoundComparison(round, evaluation, Comparer.Compare(estimate, evaluation.Result, evaluation.Edition, crosswalk));
    }
}
