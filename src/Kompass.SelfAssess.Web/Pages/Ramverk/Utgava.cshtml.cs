using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

public sealed class UtgavaModel(EditionCatalogue catalogue) : PageModel
{
    public FrameworkEdition Edition { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(key, cancellationToken) is not { } stored)
        {
            return NotFound();
        }

        Edition = stored.Edition;
        return Page();
    }
}
