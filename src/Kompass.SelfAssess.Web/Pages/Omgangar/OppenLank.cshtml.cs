using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>A group's open link: what it costs, then made, renewed or closed.</summary>
public sealed class OppenLankModel(
    KompassDbContext db,
    ParticipantService participants,
    IStringLocalizer<ParticipantTexts> texts,
    IStringLocalizer<RoundTexts> roundTexts,
    IStringLocalizer<ComponentTexts> words) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    public RoundGroup Group { get; private set; } = null!;

    /// <summary>How many are invited to the group by name beside.</summary>
    public int Invited { get; private set; }

    /// <summary>The link that was just made; it is shown this once, only its hash is kept.</summary>
    public Uri? NewLink { get; private set; }

    public bool CanChange => Round.State is RoundState.Draft or RoundState.Open;

    public async Task<IActionResult> OnGetAsync(Guid id, int group, CancellationToken cancellationToken) =>
        await LoadAsync(id, group, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, int group, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, group, cancellationToken))
        {
            return NotFound();
        }

        var made = await participants.CreateOpenLinkAsync(group, cancellationToken);
        if (!made.Done)
        {
            return Refuse(made.Refusals[0]);
        }

        NewLink = made.Value;
        await LoadAsync(id, group, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, int group, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, group, cancellationToken))
        {
            return NotFound();
        }

        if (await participants.CloseOpenLinkAsync(group, cancellationToken) is { } refusal)
        {
            return Refuse(refusal);
        }

        TempData["Notice"] = texts["OpenLinkClosed", words.Group(Group.Key)].Value;
        return Redirect($"{Round.Address}/deltagare");
    }

    private PageResult Refuse(Refused refusal)
    {
        ModelState.AddModelError("", roundTexts.Refusal(refusal));
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, int group, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round
            || await db.RoundGroups.AsNoTracking().SingleOrDefaultAsync(row => row.Id == group && row.RoundId == id, cancellationToken) is not { } found)
        {
            return false;
        }

        Group = found;
        Invited = await db.Participants.CountAsync(person => person.RoundGroupId == group && person.Email != null, cancellationToken);
        Round = round with { Crumb = texts["OpenLinkTitle", words.Group(found.Key)] };
        return true;
    }
}
