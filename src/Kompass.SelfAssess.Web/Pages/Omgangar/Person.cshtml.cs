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

/// <summary>
/// One participant: what stands about the person, a new link, somebody else instead, or off the list. In an anonymous round it looks and does
/// the same whether or not the person has submitted.
/// </summary>
public sealed class PersonModel(
    KompassDbContext db,
    ParticipantService participants,
    ParticipantChanges changes,
    IStringLocalizer<ParticipantTexts> texts,
    IStringLocalizer<RoundTexts> roundTexts,
    IStringLocalizer<ComponentTexts> words) : PageModel
{
    [BindProperty]
    public PersonForm Form { get; set; } = new();

    [BindProperty]
    public PersonForm Next { get; set; } = new();

    public RoundPage Round { get; private set; } = null!;

    public ParticipantRow Person { get; private set; } = null!;

    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<Choice> Languages => [new("sv", texts["Languagesv"]), new("en", texts["Languageen"])];

    /// <summary>A link that was just made; it is shown this once, only its hash is kept.</summary>
    public Uri? NewLink { get; private set; }

    public string Address => $"{Round.Address}/deltagare/{Person.Id}";

    public bool CanChange => Round.State is RoundState.Draft or RoundState.Open;

    /// <summary>Group, unit and address stay as they are, for everybody.</summary>
    public bool Locked => Round is { Anonymity: Anonymity.Anonymous, State: not RoundState.Draft };

    /// <summary>In an anonymous round a link goes to the person's own mailbox only, and not before the round opens.</summary>
    public bool MailsLinks => Round.Anonymity == Anonymity.Anonymous;

    public bool Submitted => Person.State == ParticipantState.Submitted;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid participant, CancellationToken cancellationToken) =>
        await LoadAsync(id, participant, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid participant, CancellationToken cancellationToken)
    {
        var form = Form;
        if (!await LoadAsync(id, participant, cancellationToken))
        {
            return NotFound();
        }

        // What is locked is not in the form.
        var refusals = await changes.ChangeAsync(
            new ChangeParticipant(
                participant, form.Name ?? "", Locked ? Person.Email! : form.Email ?? "", Locked ? Person.GroupKey : form.Group ?? "", Locked ? Person.Unit : form.Unit,
                form.Language ?? "sv")
            {
                Seen = form.Seen,
            },
            cancellationToken);
        Form = form;
        return refusals.Count > 0 ? Refuse(refusals, nameof(Form)) : Done("Saved", form.Name ?? "", Address);
    }

    public async Task<IActionResult> OnPostReplaceAsync(Guid id, Guid participant, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, participant, cancellationToken))
        {
            return NotFound();
        }

        var replaced = await changes.ReplaceAsync(
            new ReplaceParticipant(participant, Next.Name ?? "", Next.Email ?? "", Next.Language ?? "sv"), cancellationToken);
        return replaced.Done ? Done("Replaced", Person.Name ?? "", $"{Round.Address}/deltagare", Next.Name ?? "") : Refuse(replaced.Refusals, nameof(Next));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid participant, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, participant, cancellationToken))
        {
            return NotFound();
        }

        return await changes.RemoveAsync(participant, cancellationToken) is { } refusal
            ? Refuse([refusal])
            : Done(Locked ? "RemovedWithdrawn" : "Removed", Person.Name ?? "", $"{Round.Address}/deltagare");
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, Guid participant, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, participant, cancellationToken))
        {
            return NotFound();
        }

        return await changes.RestoreAsync(participant, cancellationToken) is { } refusal ? Refuse([refusal]) : Done("Restored", Person.Name ?? "", Address);
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid id, Guid participant, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, participant, cancellationToken))
        {
            return NotFound();
        }

        if (MailsLinks)
        {
            return await participants.SendLinkAsync(participant, cancellationToken) is { } refusal ? Refuse([refusal]) : Done("LinkSent", Person.Name ?? "", Address);
        }

        var minted = await participants.MintLinkAsync(participant, cancellationToken);
        if (!minted.Done)
        {
            return Refuse(minted.Refusals);
        }

        NewLink = minted.Value;
        return Page();
    }

    private RedirectResult Done(string key, string name, string address, string other = "")
    {
        TempData["Notice"] = texts[key, name, other].Value;
        return Redirect(address);
    }

    /// <summary>Each refusal at its field, where it has one.</summary>
    private PageResult Refuse(IEnumerable<Refused> refusals, string? form = null)
    {
        foreach (var refusal in refusals)
        {
            var field = refusal.Code switch
            {
                _ when form is null => null,
                RefusalCode.NameMissing or RefusalCode.NameTooLong => nameof(PersonForm.Name),
                RefusalCode.EmailBad or RefusalCode.AlreadyInvited or RefusalCode.AddressWithdrawn => nameof(PersonForm.Email),
                RefusalCode.GroupUnknown or RefusalCode.GroupByOpenLinkOnly => nameof(PersonForm.Group),
                RefusalCode.UnitUnknown => nameof(PersonForm.Unit),
                RefusalCode.LanguageUnknown => nameof(PersonForm.Language),
                _ => null,
            };
            ModelState.AddModelError(field is null ? "" : $"{form}.{field}", roundTexts.Refusal(refusal));
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, Guid participant, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round
            // Those who came by an open link are nobody's to change or to make links for.
            || (await participants.ListAsync(id, cancellationToken)).FirstOrDefault(row => row.Id == participant && row.Email is not null) is not { } person)
        {
            return false;
        }

        Person = person;
        Round = round with { Crumb = person.Name };
        Groups = [.. (await db.RoundGroups.Where(group => group.RoundId == id && !group.OpenLinkOnly).OrderBy(group => group.Position).Select(group => group.Key).ToListAsync(cancellationToken))
            .Select(key => new Choice(key, words.Group(key)))];
        Units = [.. (await db.RoundUnits.Where(unit => unit.RoundId == id).OrderBy(unit => unit.Position).Select(unit => unit.Name).ToListAsync(cancellationToken))
            .Select(name => new Choice(name, name))];
        Form = new PersonForm { Name = person.Name, Email = person.Email, Group = person.GroupKey, Unit = person.Unit, Language = person.Language, Seen = ChangeParticipant.SeenOf(person) };
        return true;
    }

    public sealed class PersonForm
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Group { get; set; }

        public string? Unit { get; set; }

        public string? Language { get; set; }

        /// <summary>What stood there when the page was shown.</summary>
        public string? Seen { get; set; }
    }
}
