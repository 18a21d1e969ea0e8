using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Closes the plan. With an open follow-up there is a choice, and no way past it.</summary>
public sealed class AvslutaModel(KompassDbContext db, PlanService plans, IStringLocalizer<PlanTexts> texts, IStringLocalizer<ActionTexts> words) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public bool EndFollowUp { get; set; }

    public PlanPage Plan { get; private set; } = null!;

    public OpenFollowUp? FollowUp { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var closed = await plans.CloseAsync(id, Version, EndFollowUp, cancellationToken);
        if (!closed.Done)
        {
            foreach (var refusal in closed.Refusals)
            {
                ModelState.AddModelError(refusal.Code == App.RefusalCode.FollowUpOpen ? nameof(EndFollowUp) : "", words.Refusal(refusal));
            }

            return Page();
        }

        TempData["Notice"] = texts["Closed"].Value;
        return Redirect(Plan.Address);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan)
        {
            return false;
        }

        Plan = plan with { Crumb = texts["CloseTitle"] };
        FollowUp = await db.FollowUps.Where(own => own.PlanId == id && own.State == FollowUpState.Open)
            .Select(own => new OpenFollowUp(own.Id, own.ClosesOn!.Value, own.Reports.Count, own.Reports.Count(report => report.ReportedUtc != null))).FirstOrDefaultAsync(cancellationToken);
        return true;
    }
}

/// <summary>The follow-up that is open.</summary>
public sealed record OpenFollowUp(Guid Id, DateOnly ClosesOn, int Asked, int Reported);
