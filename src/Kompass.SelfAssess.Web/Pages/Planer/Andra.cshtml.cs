using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

public sealed class AndraModel(KompassDbContext db, PlanFormChoices choices, PlanService plans, EditionCatalogue editions, IStringLocalizer<PlanTexts> texts) : PageModel
{
    [BindProperty]
    public PlanForm Form { get; set; } = new();

    public PlanFormChoices Choices => choices;

    public PlanPage Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var plan = await db.Plans.AsNoTracking().SingleAsync(own => own.Id == id, cancellationToken);
        Form = PlanForm.From(plan, (await editions.GetAsync(plan.EditionId, cancellationToken)).Edition.Key);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var (content, faults) = Form.Read();
        if (content is null)
        {
            choices.Explain(ModelState, faults);
            return Page();
        }

        var changed = await plans.ChangeAsync(id, Form.Version, content, cancellationToken);
        if (!changed.Done)
        {
            choices.Explain(ModelState, changed.Refusals);
            return Page();
        }

        TempData["Notice"] = texts["Changed"].Value;
        return Redirect(Plan.Address);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        await choices.LoadAsync(cancellationToken);
        if (await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan)
        {
            return false;
        }

        Plan = plan with { Crumb = texts["ChangeTitle"] };
        return true;
    }
}
