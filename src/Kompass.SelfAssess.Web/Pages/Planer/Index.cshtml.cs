using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>All plans of the municipality, active ones first.</summary>
public sealed class IndexModel(KompassDbContext db, TimeProvider time) : PageModel
{
    public DateOnly Today { get; } = StockholmDays.Today(time);

    public IReadOnlyList<PlanListRow> Plans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Plans = await db.Plans
        .OrderBy(plan => plan.State).ThenByDescending(plan => plan.StartsOn).ThenBy(plan => plan.Name)
        .Select(plan => new PlanListRow(
            plan.Id, plan.Name, plan.State, plan.StartsOn, plan.EndsOn, plan.Simulated,
            plan.Actions.Count(action => action.Status != ActionStatus.Cancelled),
            plan.Actions.Count(action => action.Status == ActionStatus.Done),
            plan.Actions.Count(action => action.DueOn < Today && action.Status != ActionStatus.Done && action.Status != ActionStatus.Cancelled),
            db.FollowUps.Where(followUp => followUp.PlanId == plan.Id && followUp.State == FollowUpState.Open).Select(followUp => followUp.ClosesOn).FirstOrDefault()))
        .ToListAsync(cancellationToken);
}

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
    Guid Id, string Name, PlanState State, DateOnly StartsOn, DateOnly EndsOn, bool Simulated, int Actions, int Done, int Late, DateOnly? FollowUpUntil);
