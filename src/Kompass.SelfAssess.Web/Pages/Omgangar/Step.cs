using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
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

    /// <summary>In any other state there is nothing to do.</summary>
    public bool Possible => Round.State == From;

    public string WhyNot => texts.Refusal(new Refused(From switch
    {
        RoundState.Draft => RefusalCode.NotDraft,
        RoundState.Open => RefusalCode.NotOpen,
        RoundState.Confirmed => RefusalCode.NotConfirmed,
        _ => RefusalCode.NotClosed,
    }));

    /// <summary>The state that the step begins in.</summary>
    protected abstract RoundState From { get; }

    /// <summary>The state that it leads to; null where the round is gone afterwards.</summary>
    protected virtual RoundState? To => null;

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

        if (await TakeAsync(cancellationToken) is { } refusal && !await IsTakenAsync(id, cancellationToken))
        {
            ModelState.AddModelError(FieldOf(refusal), texts.Refusal(refusal));
            await CountAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = texts[$"{Words}Done"].Value;
        return Redirect(Onward);
    }

    protected virtual string Onward => Round.Address;

    /// <summary>The field that a refusal is about; empty where it is no single one.</summary>
    protected virtual string FieldOf(Refused refusal) => "";

    /// <summary>Reads what <see cref="Arguments"/> tells.</summary>
    protected virtual Task CountAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>Null when done.</returns>
    protected abstract Task<Refused?> TakeAsync(CancellationToken cancellationToken);

    /// <summary>Sent twice, or by two people at once: what was wanted is so.</summary>
    private async Task<bool> IsTakenAsync(Guid id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) && Round.State == To;

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
