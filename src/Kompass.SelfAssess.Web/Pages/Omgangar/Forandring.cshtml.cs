using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What has changed since an earlier round: the one that is repeated, or the latest, unless another is chosen.</summary>
public sealed class ForandringModel(KompassDbContext db, ChangeService changes) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    public ChangeView View { get; private set; } = null!;

    /// <summary>True where the sub-areas stand in the order of the areas instead of by difference.</summary>
    public bool ByArea { get; private set; }

    public Guid? Chosen => View switch
    {
        RoundsCompared compared => compared.Earlier.Round.Id,
        ChangeOtherScale other => other.Earlier.Id,
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? med, string? ordning, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.Change, cancellationToken) is not { } round)
        {
            return NotFound();
        }

        Round = round;
        ByArea = ordning == "omrade";
        View = await changes.CompareAsync(id, med, cancellationToken);
        return View is ChangeUnknownRound or ChangeNothing { Asked: true } ? NotFound() : Page();
    }
}
