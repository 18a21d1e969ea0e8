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

        var (content, faults) = Form.Read();
        choices.Explain(ModelState, faults);
        if (content is null)
        {
            return Page();
        }

        var changed = await rounds.ChangeAsync(new ChangeRound(id, Form.Version, content), cancellationToken);
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

        Round = round with { Crumb = texts["ChangeTitle"] };
        return true;
    }
}
