using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Closes the plan, or opens a closed one again. With an open follow-up there is a choice, and no way past it.</summary>
public sealed class AvslutaModel(
    KompassDbContext db, PlanClosing plans, CadenceService cadences, IStringLocalizer<PlanTexts> texts, IStringLocalizer<ActionTexts> words) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public bool EndFollowUp { get; set; }

    public PlanPage Plan { get; private set; } = null!;

    public OpenFollowUp? FollowUp { get; private set; }

    /// <summary>The date that a closed plan would go on with.</summary>
    public DateOnly? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return Answer(await plans.CloseAsync(id, Version, EndFollowUp, User.AsAuthor(), cancellationToken), texts["Closed"]);
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return Answer(await plans.ReopenAsync(id, Version, User.AsAuthor(), cancellationToken), texts["Reopened"]);
    }

    private IActionResult Answer(App.Outcome<int> outcome, string done)
    {
        foreach (var refusal in outcome.Refusals)
        {
            ModelState.AddModelError(refusal.Code == App.RefusalCode.FollowUpOpen ? nameof(EndFollowUp) : "", words.Refusal(refusal));
        }

        if (!outcome.Done)
        {
            return Page();
        }

        TempData["Notice"] = done;
        return Redirect(Plan.Address);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan)
        {
            return false;
        }

        var closed = plan.State == PlanState.Closed;
        Plan = plan with { Crumb = texts[closed ? "ReopenTitle" : "CloseTitle"] };
        Next = closed ? (await cadences.FindAsync(id, cancellationToken))?.Coming.Select(date => (DateOnly?)date.Day).FirstOrDefault() : null;
        FollowUp = await db.FollowUps.Where(own => own.PlanId == id && own.State == FollowUpState.Open)
            .Select(own => new OpenFollowUp(own.Id, own.ClosesOn!.Value, own.Reports.Count, own.Reports.Count(report => report.ReportedUtc != null))).FirstOrDefaultAsync(cancellationToken);
        return true;
    }
}

/// <summary>The follow-up that is open.</summary>
public sealed record OpenFollowUp(Guid Id, DateOnly ClosesOn, int Asked, int Reported);
