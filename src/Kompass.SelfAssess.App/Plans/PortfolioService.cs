using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Weighs the open actions of a plan: what each budget of working days buys, and what that does to the forecast.</summary>
public sealed class PortfolioService(PlanGrounds grounds, ForecastService forecasts)
{
    /// <summary>More working days than any plan has.</summary>
    public const int MostBudgetDays = 100_000;

    private static readonly PlanAssumptions Assumptions = PlanAssumptions.Default;

    /// <returns>Null where the organisation has no such plan.</returns>
    public async Task<PortfolioView?> LoadAsync(Guid planId, CancellationToken cancellationToken)
    {
        if (await grounds.LoadAsync(planId, cancellationToken) is not { } ground)
        {
            return null;
        }

        var forecast = await forecasts.ForecastAsync(cancellationToken);
        var seen = forecast is RoundForecast { Round.Round.ClosedUtc: { } closed } ? StockholmDays.DayOf(closed) : (DateOnly?)null;
        var all = ground.Plan.Actions.OrderBy(action => action.Number).ToDictionary(action => action.Id);
        PortfolioAction[] open = [.. all.Values.Where(action => action.Status.IsOpen).Select(action => Row(action, all, ground.Standings))];
        PortfolioAction[] done = [.. all.Values.Where(action => action.Status == ActionStatus.Done).Select(action => Row(action, all, ground.Standings))];
        var weighed = new Portfolio([.. open.Select(action => new PortfolioItem(action.Number, action.Days, action.Gain.Expected, action.DependsOn))], Left(ground.Standings, done));
        return new PortfolioView(ground, open, weighed, forecast)
        {
            Done = [.. done.Where(row => all[row.Id].DoneOn is { } day && (seen is null || day > seen))],
        };
    }

    /// <returns>Points expected of each action of a plan, open or not, by its id; without those that aim at nothing that could tell.</returns>
    public async Task<IReadOnlyDictionary<Guid, decimal>> ExpectedAsync(Guid planId, CancellationToken cancellationToken)
    {
        if (await grounds.LoadAsync(planId, cancellationToken) is not { } ground)
        {
            return new Dictionary<Guid, decimal>();
        }

        var all = ground.Plan.Actions.ToDictionary(action => action.Id);
        return all.Values.Select(action => Row(action, all, ground.Standings)).Where(row => row.Gain.Expected.Count > 0).ToDictionary(row => row.Id, row => row.Gain.Points);
    }

    private static PortfolioAction Row(PlanAction action, Dictionary<Guid, PlanAction> all, Standings standings)
    {
        ActionAim[] aims = [.. action.Targets.OrderBy(target => target.Id).Select(target => new ActionAim(target.SubAreaCode, target.QuestionCode, target.FromLevel, target.ToLevel))];
        var gain = ActionGain.Of(standings, aims, action.Findings.Count > 0, action.ExpectedGain, Assumptions);
        var days = action.EffortDays ?? gain.Days ?? Assumptions.UnknownDays;
        var left = action.Status == ActionStatus.Done ? 0 : (int)Math.Ceiling(days * (100 - Math.Clamp(action.Percent, 0, 100)) / 100.0);
        return new PortfolioAction(
            action.Id, action.Number, action.Title, action.Status, action.DueOn,
            [.. aims.Select(aim => aim.SubArea).Distinct().Order(StringComparer.Ordinal)],
            [.. action.DependsOn.Where(need => all[need.DependsOnId].Status != ActionStatus.Done).Select(need => all[need.DependsOnId].Number).Order()],
            gain, left, action.EffortDays is null, Assumptions.FinishOf(action.Status));
    }

    /// <summary>What is left up to the maxima, less what the done actions are expected to have taken of it.</summary>
    private static PortfolioCaps Left(Standings standings, PortfolioAction[] done)
    {
        var taken = done.SelectMany(action => action.Gain.Expected).ToList();
        return new PortfolioCaps(
            standings.Edition.SubAreas.ToDictionary(
                subArea => subArea.Code, subArea => Math.Max(0, standings.Left(subArea) - taken.Where(gain => gain.SubArea == subArea.Code).Sum(gain => gain.Points))),
            standings.Edition.SubAreas.SelectMany(subArea => subArea.Questions.Where(question => !question.Core).Select(question => (subArea, question))).ToDictionary(
                one => one.question.Code, one => Math.Max(0, standings.Left(one.subArea, one.question) - taken.Where(gain => gain.Question == one.question.Code).Sum(gain => gain.Points))));
    }
}
