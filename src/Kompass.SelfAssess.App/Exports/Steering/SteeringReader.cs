using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>Reads what a steering group is told.</summary>
public sealed class SteeringReader(
    KompassDbContext db, ResultService results, RoundNeighbours neighbours, EvaluationService evaluations, CompareService comparisons, ForecastService forecasts,
    DecisionReader decisions, PlanReader plans, PortfolioService portfolios, FollowUpReportService followUps, EditionCatalogue editions, TimeProvider clock)
{
    /// <returns>Null where the round is unknown or not closed: nothing but the response rate leaves an open round.</returns>
    public async Task<SteeringContent?> LoadAsync(Guid roundId, CancellationToken cancellationToken) =>
        await results.LoadAsync(roundId, cancellationToken) is RoundResult result ? await LoadAsync(result, cancellationToken) : null;

    public async Task<SteeringContent> LoadAsync(RoundResult result, CancellationToken cancellationToken)
    {
        var official = await neighbours.OfficialAsync(result, cancellationToken);
        return new SteeringContent(
            await db.Organisations.Where(own => own.Id == db.Tenant.OrganisationId).Select(own => own.Name).SingleAsync(cancellationToken),
            result,
            clock.GetUtcNow().UtcDateTime)
        {
            Today = StockholmDays.Today(clock),
            Comparison = await CompareAsync(result, official, cancellationToken),
            Official = official,
            Previous = await neighbours.PreviousAsync(result, cancellationToken),
            Forecast = await forecasts.ForecastAsync(cancellationToken) is RoundForecast forecast && forecast.Round.Round.Id == result.Round.Id ? forecast : null,
            Decisions = await decisions.ListAsync(result.Round.Id, cancellationToken),
            Plans = await PlansAsync(cancellationToken),
        };
    }

    /// <summary>With the points expected of each action, which only the workbook shows.</summary>
    public async Task<SteeringContent> LoadForWorkbookAsync(RoundResult result, CancellationToken cancellationToken)
    {
        var content = await LoadAsync(result, cancellationToken);
        var plans = new List<SteeringPlan>();
        foreach (var plan in content.Plans)
        {
            plans.Add(plan with { Expected = await portfolios.ExpectedAsync(plan.Id, cancellationToken) });
        }

        return content with { Plans = plans };
    }

    private async Task<RoundComparison?> CompareAsync(RoundResult result, EvaluationView? official, CancellationToken cancellationToken)
    {
        var id = official?.Id ?? (await evaluations.ListAsync(cancellationToken)).FirstOrDefault(evaluation => evaluation.Own)?.Id;
        return id is { } found && await comparisons.CompareAsync(result.Round.Id, found, cancellationToken) is RoundComparison { Comparison.Linked: true } comparison
            ? comparison
            : null;
    }

    private async Task<IReadOnlyList<SteeringPlan>> PlansAsync(CancellationToken cancellationToken)
    {
        var active = await db.Plans.AsNoTracking().Where(plan => plan.State == PlanState.Active)
            .OrderByDescending(plan => plan.StartsOn).ThenByDescending(plan => plan.CreatedUtc).ToListAsync(cancellationToken);
        var read = new List<SteeringPlan>();
        foreach (var plan in active)
        {
            var rounds = await followUps.ListAsync(plan.Id, cancellationToken);
            var closed = rounds.FirstOrDefault(followUp => followUp.State == FollowUpState.Closed);
            read.Add(new SteeringPlan(
                plan.Id,
                plan.Name,
                (await editions.GetAsync(plan.EditionId, cancellationToken)).Edition,
                await plans.ActionsAsync(plan.Id, cancellationToken),
                rounds,
                closed is null ? null : await followUps.FindAsync(plan.Id, closed.Id, cancellationToken))
            {
                Simulated = plan.Simulated,
            });
        }

        return read;
    }
}
