using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>A plan in the list.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Name">Name.</param>
/// <param name="State">Active or closed.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="Simulated">True where it is made up.</param>
/// <param name="Actions">Actions that have not been cancelled.</param>
/// <param name="Done">Of them, those that are done.</param>
/// <param name="Late">Of them, those whose day has passed.</param>
/// <param name="FollowUpUntil">Last day of the open follow-up, where there is one.</param>
public sealed record PlanListRow(
    Guid Id, string Name, PlanState State, DateOnly StartsOn, DateOnly EndsOn, bool Simulated, int Actions, int Done, int Late, DateOnly? FollowUpUntil)
{
    /// <summary>Active plans first, the latest first.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="today">What lateness is measured from.</param>
    public static IQueryable<PlanListRow> Of(KompassDbContext db, DateOnly today) => db.Plans
        .OrderBy(plan => plan.State).ThenByDescending(plan => plan.StartsOn).ThenBy(plan => plan.Name)
        .Select(plan => new PlanListRow(
            plan.Id, plan.Name, plan.State, plan.StartsOn, plan.EndsOn, plan.Simulated,
            plan.Actions.Count(action => action.Status != ActionStatus.Cancelled),
            plan.Actions.Count(action => action.Status == ActionStatus.Done),
            plan.Actions.Count(action => action.DueOn < today && action.Status != ActionStatus.Done && action.Status != ActionStatus.Cancelled),
            db.FollowUps.Where(followUp => followUp.PlanId == plan.Id && followUp.State == FollowUpState.Open).Select(followUp => followUp.ClosesOn).FirstOrDefault()));
}
