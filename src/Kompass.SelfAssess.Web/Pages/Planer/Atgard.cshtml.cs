using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Everything about an action, and all that has become of it.</summary>
public sealed class AtgardModel(KompassDbContext db, PlanReader reader, EditionCatalogue editions, HistoryWords history, TimeProvider time) : PageModel
{
    public DateOnly Today { get; } = StockholmDays.Today(time);

    public PlanPage Plan { get; private set; } = null!;

    public FrameworkEdition Edition { get; private set; } = null!;

    public ActionView Action { get; private set; } = null!;

    /// <summary>What it waits for, and what waits for it.</summary>
    public IReadOnlyList<ActionView> WaitsFor { get; private set; } = [];

    public IReadOnlyList<ActionView> WaitingForIt { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public bool MayChange => Plan.State == PlanState.Active && User.MayChangePlans();

    public async Task<IActionResult> OnGetAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan)
        {
            return NotFound();
        }

        var all = await reader.ActionsAsync(id, cancellationToken);
        if (all.FirstOrDefault(action => action.Number == number) is not { } own)
        {
            return NotFound();
        }

        (Action, Edition) = (own, (await editions.GetAsync(plan.EditionId, cancellationToken)).Edition);
        Plan = plan with { Crumb = own.Title };
        WaitsFor = [.. all.Where(other => own.Content.DependsOn.Contains(other.Number))];
        WaitingForIt = [.. all.Where(other => other.Content.DependsOn.Contains(number))];
        History = history.Entries(await db.ActionChanges.AsNoTracking().Where(change => change.ActionId == own.Id).ToListAsync(cancellationToken));
        return Page();
    }
}
