using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>All follow-ups of a plan, and how far its actions have come over them.</summary>
public sealed class UppfoljningarModel(
    KompassDbContext db, FollowUpReportService reports, FollowUpService followUps, CadenceService cadences, EditionCatalogue editions, IStringLocalizer<FollowUpReportTexts> texts) : PageModel
{
    public PlanPage Plan { get; private set; } = null!;

    public IReadOnlyList<FollowUpSummary> FollowUps { get; private set; } = [];

    public FollowUpTrend Trend { get; private set; } = null!;

    /// <summary>Titles of the plan's actions, by number.</summary>
    public IReadOnlyDictionary<int, string> Titles { get; private set; } = new Dictionary<int, string>();

    /// <summary>The day on which the next one opens by itself; null where none does.</summary>
    public DateOnly? Next { get; private set; }

    public FrameworkEdition Edition { get; private set; } = null!;

    public bool Coordinator => User.CurrentRole() == MemberRole.Coordinator;

    /// <summary>True where there is an open action to ask about.</summary>
    public bool Askable { get; private set; }

    public bool CanStart => Coordinator && Askable && Plan.State == PlanState.Active && FollowUps.All(own => own.State != FollowUpState.Open);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.FollowUps, cancellationToken) is not { } plan)
        {
            return NotFound();
        }

        Plan = plan;
        FollowUps = await reports.ListAsync(id, cancellationToken);
        Trend = await reports.TrendAsync(id, cancellationToken);
        var actions = await db.PlanActions.Where(action => action.PlanId == id).Select(action => new { action.Number, action.Title, action.Status }).ToListAsync(cancellationToken);
        Titles = actions.ToDictionary(action => action.Number, action => action.Title);
        Askable = actions.Exists(action => action.Status.IsFollowed);
        Next = await cadences.FindAsync(id, cancellationToken) is { State: PlanState.Active, Coming: [var next, ..] } ? next.Day : null;
        Edition = (await editions.GetAsync(plan.EditionId, cancellationToken)).Edition;
        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        var started = await followUps.StartAsync(id, cancellationToken);
        if (started.Done)
        {
            TempData["Notice"] = texts["Started"].Value;
            return Redirect($"/planer/{id}/uppfoljningar/{started.Value}");
        }

        ModelState.AddModelError("", texts.Why(started.Refusals[0]));
        return await OnGetAsync(id, cancellationToken);
    }
}
