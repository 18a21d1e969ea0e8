using Kompass.SelfAssess.App.Comparison;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>The municipality's official results and confirmed estimates over time, with every change of edition drawn.</summary>
public sealed class HistorikModel(HistoryService histories) : PageModel
{
    public HistoryView History { get; private set; } = null!;

    /// <summary>Code of the sub-area whose trend is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "delomrade")]
    public string? SubArea { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => History = await histories.LoadAsync(cancellationToken);
}
