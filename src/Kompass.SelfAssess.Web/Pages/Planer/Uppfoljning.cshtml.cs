using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What one follow-up tells, closed or so far; the coordinator decides the days that were asked for.</summary>
public sealed class UppfoljningModel(
    KompassDbContext db, FollowUpReportService reports, ProposalService proposals, ScenarioService scenarios, FollowUpService followUps,
    IStringLocalizer<FollowUpReportTexts> texts) : PageModel
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

    public Task<IActionResult> OnPostCloseAsync(Guid id, Guid followUpId, int version, CancellationToken cancellationToken) =>
        ChangeAsync(id, followUpId, () => followUps.CloseAsync(followUpId, version, cancellationToken), "ClosedNow", cancellationToken);

    public Task<IActionResult> OnPostExtendAsync(Guid id, Guid followUpId, int version, DateOnly? closesOn, CancellationToken cancellationToken) => ChangeAsync(
        id,
        followUpId,
        async () => closesOn is { } day ? await followUps.ExtendAsync(followUpId, version, day, cancellationToken) : new Refused(RefusalCode.ClosesInThePast),
        "Extended",
        cancellationToken);

    private async Task<IActionResult> ChangeAsync(Guid id, Guid followUpId, Func<Task<Refused?>> change, string done, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        if (!await db.FollowUps.AnyAsync(own => own.Id == followUpId && own.PlanId == id, cancellationToken))
        {
            return NotFound();
        }

        if (await change() is { } refusal)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", texts.Why(refusal));
            return await OnGetAsync(id, followUpId, cancellationToken);
        }

        TempData["Notice"] = texts[done].Value;
        return Redirect($"/planer/{id}/uppfoljningar/{followUpId}");
    }

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
            ModelState.AddModelError("", texts["Refused", refused.Action, texts.Why(refused.Refusal)]);
        }

        return await OnGetAsync(id, followUpId, cancellationToken);
    }
}
