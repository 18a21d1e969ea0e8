using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

public sealed class IndexModel(KompassDbContext db) : PageModel
{
    public IReadOnlyList<RoundListRow> Rounds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rounds = await RoundListRow.Of(db).ToListAsync(cancellationToken);
}
