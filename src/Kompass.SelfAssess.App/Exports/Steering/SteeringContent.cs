using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>
/// What a steering group is told of a round: read once, behind the gate, for workbook, report and print view alike, so that they agree.
/// </summary>
/// <param name="Organisation">Name of the municipality.</param>
/// <param name="Result">The disclosed numbers.</param>
/// <param name="ReadUtc">When.</param>
public sealed record SteeringContent(string Organisation, RoundResult Result, DateTime ReadUtc)
{
    /// <summary>The municipality's day, for what is late.</summary>
    public DateOnly Today { get; init; }

    /// <summary>Beside the own latest official evaluation: one on the same scale if there is any, else through the crosswalk; null where there is none.</summary>
    public RoundComparison? Comparison { get; init; }

    /// <summary>The own latest official evaluation on the same scale, whose points may stand beside the estimate.</summary>
    public EvaluationView? Official { get; init; }

    /// <summary>The round before, on the same scale.</summary>
    public RoundResult? Previous { get; init; }

    /// <summary>The forecast, where this is the round that it starts from.</summary>
    public RoundForecast? Forecast { get; init; }

    /// <summary>What the workshop has decided, in order of the edition.</summary>
    public IReadOnlyList<DecisionView> Decisions { get; init; } = [];

    /// <summary>The plans that are at work, the latest first.</summary>
    public IReadOnlyList<SteeringPlan> Plans { get; init; } = [];
}

/// <summary>A plan with how it goes.</summary>
/// <param name="Id">Row.</param>
/// <param name="Name">Name.</param>
/// <param name="Edition">What its actions aim at.</param>
/// <param name="Actions">By number.</param>
/// <param name="FollowUps">The latest first, skipped ones too.</param>
/// <param name="Latest">What the latest closed follow-up told; null where none has closed.</param>
public sealed record SteeringPlan(
    Guid Id, string Name, FrameworkEdition Edition, IReadOnlyList<ActionView> Actions, IReadOnlyList<FollowUpSummary> FollowUps, FollowUpReportView? Latest)
{
    /// <summary>True for the demo's plan.</summary>
    public bool Simulated { get; init; }

    /// <summary>Points expected of an action once it is done, by its id; none for one that aims at nothing that could tell. Read for the workbook only.</summary>
    public IReadOnlyDictionary<Guid, decimal> Expected { get; init; } = new Dictionary<Guid, decimal>();

    /// <summary>The area that an action is counted in: the first it aims at, so that the counts add up to the actions. Null where it aims at none.</summary>
    public Area? AreaOf(ActionView action) => action.Areas.Select(number => Edition.Areas.FirstOrDefault(area => area.Number == number)).FirstOrDefault(area => area is not null);
}
