using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>Who takes part: the list with a filter, the invitations, and the open links.</summary>
public sealed class DeltagareModel(
    KompassDbContext db,
    ParticipantService participants,
    IStringLocalizer<ParticipantTexts> texts,
    IStringLocalizer<RoundTexts> roundTexts,
    IStringLocalizer<ComponentTexts> words) : PageModel
{
    /// <summary>Fewer than this are seen at a glance and need no filter.</summary>
    private const int Glance = 12;

    [BindProperty(SupportsGet = true, Name = "sok")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "grupp")]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true, Name = "lage")]
    public string? State { get; set; }

    public RoundPage Round { get; private set; } = null!;

    /// <summary>Everybody invited by name.</summary>
    public IReadOnlyList<ParticipantRow> People { get; private set; } = [];

    /// <summary>Those of them that the filter leaves.</summary>
    public IReadOnlyList<ParticipantRow> Shown { get; private set; } = [];

    public IReadOnlyList<RoundGroup> Groups { get; private set; } = [];

    public bool CanChange => Round.State is RoundState.Draft or RoundState.Open;

    public bool HasNamedGroup => Groups.Any(group => !group.OpenLinkOnly);

    public bool HasFilter => People.Count >= Glance;

    public bool HasOpenLink => Groups.Any(group => group.OpenLinkHash != null);

    /// <summary>The list as a file, as it is filtered.</summary>
    public string Table => QueryHelpers.AddQueryString(
        $"{Round.Address}/tabell/deltagare",
        new Dictionary<string, string?> { ["sok"] = Search, ["grupp"] = Group, ["lage"] = State }.Where(own => own.Value is { Length: > 0 }));

    public int NotInvited => People.Count(ParticipantFilter.IsNotInvited);

    public int OnList => People.Count(person => !person.Withdrawn);

    public IReadOnlyList<Choice> GroupChoices =>
        [new("", texts["AllGroups"]), .. Groups.Where(group => People.Any(person => person.GroupKey == group.Key)).Select(group => new Choice(group.Key, words.Group(group.Key)))];

    /// <summary>States to choose among; in an anonymous round only those that say nothing of answers.</summary>
    public IReadOnlyList<Choice> StateChoices =>
    [
        new("", texts["AllStates"]),
        new("ej-inbjuden", texts["StateNotInvited"]),
        new("misslyckad", texts["StateFailed"]),
        .. Round.Anonymity == Anonymity.Named
            ? [new Choice("ej-inskickat", texts["StateNotSubmitted"]), new Choice("inskickat", texts["StateSubmitted"])]
            : Array.Empty<Choice>(),
        .. People.Any(person => person.Withdrawn) ? [new Choice("borttagen", texts["StateWithdrawn"])] : Array.Empty<Choice>(),
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostInviteAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var invited = await participants.InviteAsync(id, cancellationToken);
        if (!invited.Done)
        {
            ModelState.AddModelError("", roundTexts.Refusal(invited.Refusals[0]));
            return Page();
        }

        TempData["Notice"] = texts["Invited", invited.Value].Value;
        return Redirect($"{Round.Address}/deltagare");
    }

    public string MailText(ParticipantRow person) => person switch
    {
        { Withdrawn: true } => texts["PersonWithdrawn"],
        { MailStopped: true } => texts["MailStopped"],
        { Invitation: null } => texts["MailNone"],
        { Invitation: MailState.Sent } => texts["MailSent"],
        { Invitation: MailState.Failed } => texts["MailFailed"],
        { Invitation: MailState.Queued } => texts["MailQueued"],
        _ => texts["MailSending"],
    };

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.Participants, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round;
        Groups = await db.RoundGroups.AsNoTracking().Where(group => group.RoundId == id).OrderBy(group => group.Position).ToListAsync(cancellationToken);
        People = [.. (await participants.ListAsync(id, cancellationToken)).Where(person => person.Email is not null)];
        Shown = [.. People.Where(new ParticipantFilter(Search, Group, State).Fits).OrderBy(person => person.Withdrawn)];
        return true;
    }
}
