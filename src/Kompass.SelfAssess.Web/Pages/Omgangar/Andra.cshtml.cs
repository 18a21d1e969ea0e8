using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Changes a draft. Once the round is open its content is locked, and the page says so instead.</summary>
public sealed class AndraModel(
    KompassDbContext db, RoundFormChoices choices, RoundService rounds, EditionCatalogue editions, IStringLocalizer<RoundTexts> texts) : PageModel
{
    [BindProperty]
    public RoundForm Form { get; set; } = new();

    public RoundFormChoices Choices => choices;

    public RoundPage Round { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var round = await db.Rounds.AsNoTracking().Include(row => row.Groups).ThenInclude(group => group.Areas).Include(row => row.Units)
            .AsSplitQuery().SingleAsync(row => row.Id == id, cancellationToken);
        Form = RoundForm.From(round, (await editions.GetAsync(round.EditionId, cancellationToken)).Edition.Key);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Round.State != RoundState.Draft)
        {
            choices.Explain(ModelState, [new App.Refused(App.RefusalCode.Locked)]);
            return Page();
        }

        var (content, faults) = Form.Read();
        if (faults.Count > 0)
        {
            choices.Explain(ModelState, faults, await rounds.CheckAsync(content, cancellationToken));
            return Page();
        }

        // The form has no field for it: made-up answers stay made up.
        var changed = await rounds.ChangeAsync(new ChangeRound(id, Form.Version, content with { Simulated = Round.Simulated }), cancellationToken);
        if (!changed.Done)
        {
            choices.Explain(ModelState, changed.Refusals);
            return Page();
        }

        TempData["Notice"] = texts["Changed"].Value;
        return Redirect(Round.Address);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        await choices.LoadAsync(cancellationToken);
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round)
        {
            return false;
        }

        choices.OfferUnits(await db.RoundUnits.Where(unit => unit.RoundId == id).OrderBy(unit => unit.Position).Select(unit => unit.Name).ToListAsync(cancellationToken));
        Round = round with { Crumb = texts["ChangeTitle"] };
        return true;
    }
}
