using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>A step that cannot be taken back: asked on a page of its own, then done once.</summary>
public abstract class Step(KompassDbContext db, IStringLocalizer<RoundTexts> texts) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    protected KompassDbContext Database => db;

    /// <summary>Prefix of the step's texts: its title, what happens, the button and what is said afterwards.</summary>
    public abstract string Words { get; }

    /// <summary>What the step's text is told, in order.</summary>
    public virtual object[] Arguments => [];

    public virtual bool Danger => false;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await CountAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (await TakeAsync(cancellationToken) is { } refusal)
        {
            ModelState.AddModelError("", texts.Refusal(refusal));
            await CountAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = texts[$"{Words}Done"].Value;
        return Redirect(Onward);
    }

    protected virtual string Onward => Round.Address;

    /// <summary>Reads what <see cref="Arguments"/> tells.</summary>
    protected virtual Task CountAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>Null when done.</returns>
    protected abstract Task<Refused?> TakeAsync(CancellationToken cancellationToken);

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round with { Crumb = texts[$"{Words}Title"] };
        return true;
    }
}
