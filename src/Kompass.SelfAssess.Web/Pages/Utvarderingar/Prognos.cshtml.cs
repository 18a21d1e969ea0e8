using Kompass.SelfAssess.App.Comparison;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>What the next official score may be, and how such forecasts would have done before.</summary>
public sealed class PrognosModel(ForecastService forecasts) : PageModel
{
    public ForecastView Forecast { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Forecast = await forecasts.ForecastAsync(cancellationToken);
}
