using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Whether the plan has had effect, once a round after it has closed.</summary>
public sealed class EffektModel(KompassDbContext db, EffectService effects) : PageModel
{
    public PlanPage Plan { get; private set; } = null!;

    public EffectView Effect { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? med, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.Effect, cancellationToken) is not { } plan
            || await effects.MeasureAsync(id, med, cancellationToken) is not { } effect)
        {
            return NotFound();
        }

        (Plan, Effect) = (plan, effect);
        return Page();
    }
}
