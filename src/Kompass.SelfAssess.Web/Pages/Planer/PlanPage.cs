using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What the head of every page of a plan shows, and which of its pages this is.</summary>
public sealed record PlanPage(Guid Id, string Name, PlanState State, DateOnly StartsOn, DateOnly EndsOn, bool Simulated, int Version, int EditionId)
{
    public PlanTab Tab { get; init; }

    /// <summary>Last step of the crumbs, where the page is not one of the tabs.</summary>
    public string? Crumb { get; init; }

    /// <summary>The page's own heading and what it leads with; without them the last step of the crumbs, or the plan's name, is the heading.</summary>
    public string? Heading { get; init; }

    public string? Lead { get; init; }

    public string Address => $"/planer/{Id}";

    /// <summary>The plan in the organisation that is signed in; null where there is none, so that another's is "not found".</summary>
    public static Task<PlanPage?> FindAsync(KompassDbContext db, Guid id, PlanTab tab, CancellationToken cancellationToken) => db.Plans
        .Where(plan => plan.Id == id)
        .Select(plan => new PlanPage(plan.Id, plan.Name, plan.State, plan.StartsOn, plan.EndsOn, plan.Simulated, plan.Version, plan.EditionId) { Tab = tab })
        .SingleOrDefaultAsync(cancellationToken);
}

/// <summary>The tabs of a plan, in order; <c>_Huvud</c> shows each from the day its page exists.</summary>
public enum PlanTab
{
    Actions,
    Board,
    Suggestions,
    Portfolio,
    FollowUps,
    Effect,
    Owners,
    Settings,
    None,
}
