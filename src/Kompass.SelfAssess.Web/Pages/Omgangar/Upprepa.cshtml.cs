using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Makes a new draft of a closed round. What can be changed later, in the draft, is not asked here.</summary>
public sealed class UpprepaModel(
    KompassDbContext db, RoundFormChoices choices, RepeatService repeats, EditionCatalogue editions, IStringLocalizer<RoundTexts> texts) : PageModel
{
    [BindProperty]
    public RepeatForm Form { get; set; } = new();

    public RoundPage Round { get; private set; } = null!;

    /// <summary>Null while the round is not closed.</summary>
    public RepeatProposal? Proposal { get; private set; }

    public string EditionName { get; private set; } = "";

    public string EditionAddress { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Proposal is { Content: { } content })
        {
            Form = new RepeatForm
            {
                Id = Guid.NewGuid(),
                Name = content.Name,
                OpensOn = content.OpensOn.ToString("O", CultureInfo.InvariantCulture),
                ClosesOn = content.ClosesOn.ToString("O", CultureInfo.InvariantCulture),
                WithParticipants = true,
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Proposal is null)
        {
            return Page();
        }

        if (!Form.Read(out var opensOn, out var closesOn, out var faults))
        {
            choices.Explain(ModelState, faults, []);
            return Page();
        }

        var made = await repeats.RepeatAsync(new RepeatRound(id, Form.Id, Form.Name ?? "", opensOn, closesOn, Form.WithParticipants), cancellationToken);
        if (!made.Done)
        {
            choices.Explain(ModelState, made.Refusals);
            return Page();
        }

        TempData["Notice"] = texts["RepeatDone"].Value;
        return Redirect($"/omgangar/{made.Value}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round with { Crumb = texts["RepeatTitle"], Lead = round.HasResult ? texts["RepeatLead", round.Name].Value : null };
        Proposal = (await repeats.ProposeAsync(id, cancellationToken)).Value;
        if (Proposal is { } proposal)
        {
            var edition = await editions.GetAsync(proposal.EditionId, cancellationToken);
            EditionName = edition.Edition.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
            EditionAddress = $"/ramverk/{edition.Edition.Key}?version={edition.Version}";
        }

        return true;
    }
}
