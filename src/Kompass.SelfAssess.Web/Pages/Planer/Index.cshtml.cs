using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>All plans of the municipality, active ones first.</summary>
public sealed class IndexModel(KompassDbContext db, TimeProvider time) : PageModel
{
    public DateOnly Today { get; } = StockholmDays.Today(time);

    public IReadOnlyList<PlanListRow> Plans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Plans = await PlanListRow.Of(db, Today).ToListAsync(cancellationToken);
}
