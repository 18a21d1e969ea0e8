using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>Whether confirmed estimates are shown to the other municipalities that do the same; what that means stands before the button.</summary>
public sealed class DelningModel(SharingService sharing, IStringLocalizer<BenchmarkTexts> texts) : PageModel
{
    public SharingView Sharing { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Sharing = await sharing.LoadAsync(cancellationToken);

    /// <param name="on">What is wanted, not a turn of what is: two who press at once mean the same.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    public async Task<IActionResult> OnPostAsync(bool? on, CancellationToken cancellationToken)
    {
        if (on is not { } wanted)
        {
            return BadRequest();
        }

        if (await sharing.SetAsync(wanted, cancellationToken) is not null)
        {
            return NotFound();
        }

        TempData["Notice"] = texts[wanted ? "SharingTurnedOn" : "SharingTurnedOff"].Value;
        return RedirectToPage();
    }
}
