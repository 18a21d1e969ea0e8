using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Who answers for the actions, and whom no mail reaches.</summary>
public sealed class AnsvarigaModel(
    KompassDbContext db, PlanReader reader, OwnerService owners, IStringLocalizer<PlanTexts> texts, IStringLocalizer<ActionTexts> words) : PageModel
{
    [BindProperty]
    public OwnerForm Form { get; set; } = new();

    public PlanPage Plan { get; private set; } = null!;

    public IReadOnlyList<OwnerView> Owners { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    /// <summary>Open actions that nobody answers for.</summary>
    public int WithoutOwner { get; private set; }

    public bool MayChange => Plan.State == PlanState.Active && User.MayChangePlans();

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Form.Id = Guid.NewGuid();
        return ShowAsync(id, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!User.MayChangePlans())
        {
            return Forbid();
        }

        var added = await owners.AddAsync(id, Form.Read(), cancellationToken);
        if (!added.Done)
        {
            OwnerForm.Explain(ModelState, added.Refusals, words);
            return await ShowAsync(id, cancellationToken);
        }

        TempData["Notice"] = texts["OwnerAdded", Form.Name!.Trim()].Value;
        return Redirect($"/planer/{id}/ansvariga");
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.Owners, cancellationToken) is not { } plan)
        {
            return NotFound();
        }

        Plan = plan with { Heading = plan.Name, Lead = texts["OwnersLead"] };
        Owners = await reader.OwnersAsync(id, cancellationToken);
        Units = await UnitsAsync(db, cancellationToken);
        WithoutOwner = (await reader.ActionsAsync(id, cancellationToken)).Count(action => action.Status.IsOpen && (action.Owner is null || action.Owner.LeftUtc is not null));
        return Page();
    }

    internal static async Task<IReadOnlyList<Choice>> UnitsAsync(KompassDbContext db, CancellationToken cancellationToken) =>
        [.. (await db.Units.OrderBy(unit => unit.Name).Select(unit => new { unit.Id, unit.Name }).ToListAsync(cancellationToken))
            .Select(unit => new Choice(unit.Id.ToString(CultureInfo.InvariantCulture), unit.Name))];
}
