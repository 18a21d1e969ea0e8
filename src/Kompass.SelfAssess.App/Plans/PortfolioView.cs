using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>The plan's open actions weighed against each other.</summary>
/// <param name="Ground">What the plan stands on.</param>
/// <param name="Actions">Open actions in order of number.</param>
/// <param name="Weighed">Every best choice.</param>
/// <param name="Forecast">Today's forecast of the coming official score, or why there is none.</param>
public sealed record PortfolioView(PlanGround Ground, IReadOnlyList<PortfolioAction> Actions, Portfolio Weighed, ForecastView Forecast)
{
    /// <summary>Done actions that the forecast has not seen, as their round closed before; they count whatever is chosen.</summary>
    internal IReadOnlyList<PortfolioAction> Done { get; init; } = [];

    /// <summary>The forecast that actions can be set beside; null where there is none, or only one on another scale.</summary>
    public RoundForecast? Comparable => Forecast is RoundForecast own && own.Round.Edition.SameScaleAs(Ground.Edition) ? own : null;

    /// <summary>Numbers of the chosen actions that are to be done after the evaluation.</summary>
    public IReadOnlyList<int> TooLate(IReadOnlyCollection<int> chosen) => Comparable is not { } own ? [] :
        [.. Actions.Where(action => chosen.Contains(action.Number) && action.DueOn > own.Target.On).Select(action => action.Number)];

    /// <summary>What the chosen actions do to the forecast; null without one.</summary>
    public PlanForecastResult? Effect(IReadOnlyCollection<int> chosen)
    {
        if (Comparable is not { } own)
        {
            return null;
        }

        var late = TooLate(chosen);
        return PlanForecast.Of(own.Forecast, [.. Actions.Where(action => chosen.Contains(action.Number) && !late.Contains(action.Number)).Concat(Done).Select(action => action.Effect)]);
    }
}

/// <summary>An action of the portfolio.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number within the plan.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueOn">When it is to be done.</param>
/// <param name="SubAreas">Codes of the sub-areas that it aims at, in order.</param>
/// <param name="DependsOn">Numbers of what it needs, that is not done.</param>
/// <param name="Gain">What it may give.</param>
/// <param name="Days">Working days that are left of it.</param>
/// <param name="DaysAssumed">True where nobody has said how many it takes.</param>
/// <param name="FinishChance">Chance (0–1) that it is finished.</param>
public sealed record PortfolioAction(
    Guid Id, int Number, string Title, ActionStatus Status, DateOnly? DueOn, IReadOnlyList<string> SubAreas, IReadOnlyList<int> DependsOn,
    ActionGain Gain, int Days, bool DaysAssumed, double FinishChance)
{
    internal PlannedEffect Effect => new(Gain.Full, Gain.Chance * FinishChance);
}
