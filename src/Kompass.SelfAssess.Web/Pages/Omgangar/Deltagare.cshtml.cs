using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Who takes part: a pasted list in, personal links and invitations out.</summary>
public sealed class DeltagareModel(
    KompassDbContext db,
    ParticipantService participants,
    ParticipantChanges changes,
    IStringLocalizer<RoundTexts> texts,
    IStringLocalizer<ComponentTexts> words) : PageModel
{
    [BindProperty]
    public string? List { get; set; }

    [BindProperty]
    public bool SkipFaulty { get; set; }

    public RoundPage Round { get; private set; } = null!;

    public IReadOnlyList<ParticipantRow> People { get; private set; } = [];

    public IReadOnlyList<RoundGroup> Groups { get; private set; } = [];

    public IReadOnlyList<string> Units { get; private set; } = [];

    public IReadOnlyList<PasteFault> Faults { get; private set; } = [];

    /// <summary>A link that was just made; it is shown this once, only its hash is kept.</summary>
    public (string Whom, Uri Address)? NewLink { get; private set; }

    public bool CanChange => Round.State is RoundState.Draft or RoundState.Open;

    /// <summary>In an anonymous round a link goes to the person's own mailbox only, and not before the round opens.</summary>
    public bool MailsLinks => Round.Anonymity == Anonymity.Anonymous;

    public int NotInvited => People.Count(person => person is { Email: not null, Withdrawn: false, Invitation: null } && person.State is not ParticipantState.Submitted);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(List))
        {
            ModelState.AddModelError(nameof(List), texts["PasteEmpty"]);
            return Page();
        }

        var added = await participants.AddPastedAsync(id, List, Labels(), SkipFaulty, cancellationToken);
        if (!added.Done)
        {
            return Refuse(added.Refusals);
        }

        var faulty = added.Value.Faults.Select(fault => fault.Line).Distinct().Count();
        if (faulty > 0 && !SkipFaulty)
        {
            Faults = added.Value.Faults;
            ModelState.AddModelError(nameof(List), texts[faulty == 1 ? "PasteFaultsOne" : "PasteFaults", faulty]);
            return Page();
        }

        TempData["Notice"] = faulty > 0
            ? texts["PasteAddedSome", added.Value.Added, faulty].Value
            : texts["PasteAdded", added.Value.Added].Value;
        return Redirect($"{Round.Address}/deltagare");
    }

    public async Task<IActionResult> OnPostInviteAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var invited = await participants.InviteAsync(id, cancellationToken);
        if (!invited.Done)
        {
            return Refuse(invited.Refusals);
        }

        TempData["Notice"] = texts["Invited", invited.Value].Value;
        return Redirect($"{Round.Address}/deltagare");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid participant, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Listed(participant) is not { } person)
        {
            return NotFound();
        }

        if (await changes.RemoveAsync(participant, cancellationToken) is { } refusal)
        {
            return Refuse([refusal]);
        }

        TempData["Notice"] = texts[Round is { Anonymity: Anonymity.Anonymous, State: RoundState.Open } ? "RemovedWithdrawn" : "Removed", person.Name ?? ""].Value;
        return Redirect($"{Round.Address}/deltagare");
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, Guid participant, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Listed(participant) is not { } person)
        {
            return NotFound();
        }

        if (await changes.RestoreAsync(participant, cancellationToken) is { } refusal)
        {
            return Refuse([refusal]);
        }

        TempData["Notice"] = texts["Restored", person.Name ?? ""].Value;
        return Redirect($"{Round.Address}/deltagare");
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid id, Guid participant, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Listed(participant) is not { } person)
        {
            return NotFound();
        }

        if (MailsLinks)
        {
            return await SendLinkAsync(person, cancellationToken);
        }

        var minted = await participants.MintLinkAsync(participant, cancellationToken);
        if (!minted.Done)
        {
            return Refuse(minted.Refusals);
        }

        NewLink = (person.Name ?? "", minted.Value);
        return Page();
    }

    private async Task<IActionResult> SendLinkAsync(ParticipantRow person, CancellationToken cancellationToken)
    {
        if (await participants.SendLinkAsync(person.Id, cancellationToken) is { } refusal)
        {
            return Refuse([refusal]);
        }

        TempData["Notice"] = texts["LinkSent", person.Name ?? ""].Value;
        return Redirect($"{Round.Address}/deltagare");
    }

    public async Task<IActionResult> OnPostOpenLinkAsync(Guid id, int group, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Groups.FirstOrDefault(row => row.Id == group) is not { } chosen)
        {
            return NotFound();
        }

        var made = await participants.CreateOpenLinkAsync(group, cancellationToken);
        if (!made.Done)
        {
            return Refuse(made.Refusals);
        }

        NewLink = (words.Group(chosen.Key), made.Value);
        await LoadAsync(id, cancellationToken);
        return Page();
    }

    public string FaultText(PasteFault fault) => texts[$"Paste{fault.Code}", fault.Line, fault.Value];

    /// <summary>Those who came by an open link are nobody's to remove or to make links for.</summary>
    private ParticipantRow? Listed(Guid participant) => People.FirstOrDefault(person => person.Id == participant && person.Email is not null);

    private PageResult Refuse(IEnumerable<App.Refused> refusals)
    {
        foreach (var refusal in refusals)
        {
            ModelState.AddModelError("", texts.Refusal(refusal));
        }

        return Page();
    }

    /// <summary>A group may be called by its name in either language or by its key.</summary>
    private List<GroupLabel> Labels() =>
        [.. Groups.Select(group => new GroupLabel(group.Key, group.OpenLinkOnly, [words.Group(group.Key), .. texts[$"GroupAlso{group.Key}"].Value.Split('|'), group.Key]))];

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.Participants, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round;
        Groups = await db.RoundGroups.AsNoTracking().Where(group => group.RoundId == id).OrderBy(group => group.Position).ToListAsync(cancellationToken);
        Units = await db.RoundUnits.Where(unit => unit.RoundId == id).OrderBy(unit => unit.Position).Select(unit => unit.Name).ToListAsync(cancellationToken);
        People = await participants.ListAsync(id, cancellationToken);
        return true;
    }
}
