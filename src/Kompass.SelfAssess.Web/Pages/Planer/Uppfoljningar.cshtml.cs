using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>All follow-ups of a plan, and how far its actions have come over them.</summary>
public sealed class UppfoljningarModel(KompassDbContext db, FollowUpReportService reports, EditionCatalogue editions) : PageModel
{
    public PlanPage Plan { get; private set; } = null!;

    public IReadOnlyList<FollowUpSummary> FollowUps { get; private set; } = [];

    public FollowUpTrend Trend { get; private set; } = null!;

    public FrameworkEdition Edition { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.FollowUps, cancellationToken) is not { } plan)
        {
            return NotFound();
        }

        Plan = plan;
        FollowUps = await reports.ListAsync(id, cancellationToken);
        Trend = await reports.TrendAsync(id, cancellationToken);
        Edition = (await editions.GetAsync(plan.EditionId, cancellationToken)).Edition;
        return Page();
    }
}
