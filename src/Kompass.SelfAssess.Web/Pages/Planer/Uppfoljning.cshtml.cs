using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What one follow-up tells, closed or so far; the coordinator decides the days that were asked for.</summary>
public sealed class UppfoljningModel(
    KompassDbContext db, FollowUpReportService reports, ProposalService proposals, ScenarioService scenarios, IStringLocalizer<FollowUpReportTexts> texts) : PageModel
{
    public PlanPage Plan { get; private set; } = null!;

    public FollowUpReportView Report { get; private set; } = null!;

    public ScenarioView Scenario { get; private set; } = null!;

    public bool Coordinator => User.CurrentRole() == MemberRole.Coordinator;

    public bool CanDecide => Coordinator && Plan.State == PlanState.Active;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid followUpId, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.FollowUps, cancellationToken) is not { } plan
            || await reports.FindAsync(id, followUpId, cancellationToken) is not { } report
            || await scenarios.AsOfAsync(followUpId, cancellationToken) is not { } scenario)
        {
            return NotFound();
        }

        (Plan, Report, Scenario) = (plan, report, scenario);
        return Page();
    }

    public Task<IActionResult> OnPostAcceptAsync(Guid id, Guid followUpId, int? report, CancellationToken cancellationToken) =>
        DecideAsync(id, followUpId, report, true, cancellationToken);

    public Task<IActionResult> OnPostDeclineAsync(Guid id, Guid followUpId, int? report, CancellationToken cancellationToken) =>
        DecideAsync(id, followUpId, report, false, cancellationToken);

    private async Task<IActionResult> DecideAsync(Guid id, Guid followUpId, int? report, bool accept, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        if (!await db.FollowUps.AnyAsync(own => own.Id == followUpId && own.PlanId == id, cancellationToken))
        {
            return NotFound();
        }

        var author = new ActionAuthor(User.UserId(), User.DisplayName(), ActionChangeSource.FollowUp);
        var decided = await proposals.DecideAsync(followUpId, report is { } one ? [one] : null, accept, author, cancellationToken);
        if (decided.Refused.Count == 0)
        {
            TempData["Notice"] = texts[(accept, decided.Decided) switch { (true, 1) => "AcceptedOne", (true, _) => "AcceptedMany", (false, 1) => "DeclinedOne", _ => "DeclinedMany" }, decided.Decided].Value;
            return Redirect($"/planer/{id}/uppfoljningar/{followUpId}#forslag");
        }

        foreach (var refused in decided.Refused)
        {
            ModelState.AddModelError("", texts["Refused", refused.Action, texts[$"Refused{Reason(refused.Refusal.Code)}"]]);
        }

        return await OnGetAsync(id, followUpId, cancellationToken);
    }

    private static string Reason(RefusalCode code) => code switch
    {
        RefusalCode.ProposalSuperseded or RefusalCode.ActionOver or RefusalCode.DueInThePast or RefusalCode.DueBeforeStart or RefusalCode.PlanClosed => code.ToString(),
        _ => "Changed",
    };
}
