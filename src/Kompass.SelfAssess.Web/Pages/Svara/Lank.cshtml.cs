using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>
/// Where a link from a mail arrives. A personal link leaves a cookie and sends on, so that the token is in no later address; an open link
/// asks for the unit and makes a new participant.
/// </summary>
public sealed class LankModel(
    RespondentLinks links,
    RespondentCookies cookies,
    AnsweringService answering,
    KompassDbContext database,
    FailureLimits limits,
    IOptions<MailOptions> mail,
    AnsweringWords words,
    TimeProvider clock,
    IStringLocalizer<AnsweringTexts> texts) : PageModel
{
    /// <summary>What TempData calls the new personal link, which is shown once.</summary>
    public const string PersonalLink = "PersonalLink";

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Group { get; set; }

    public OpenRound Round { get; private set; } = null!;

    /// <summary>The role group that the link was made for.</summary>
    public int LinkGroup { get; private set; }

    /// <summary>Says the role group, where only one has an open link.</summary>
    public IReadOnlyList<DefinitionRow> Rows { get; private set; } = [];

    /// <summary>The role groups to choose among, where several have one: whoever passes the link on need not know who is what.</summary>
    public IReadOnlyList<Choice> Groups => Round.Groups.Count > 1
        ? [.. Round.Groups.Select(group => new Choice(group.Id.ToString(CultureInfo.InvariantCulture), words.Group(group.Key)))]
        : [];

    /// <summary>Address of the answers that this browser has already begun.</summary>
    public string? Resume { get; private set; }

    public IReadOnlyList<Choice> Units =>
        [new Choice("", texts["JoinNoUnit"]), .. Round.Units.Select(unit => new Choice(unit.Id.ToString(CultureInfo.InvariantCulture), unit.Name))];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        return await links.FindAsync(token, cancellationToken) switch
        {
            ParticipantTarget target => await EnterAsync(target, cancellationToken),
            OpenLinkTarget target => await ShowAsync(target, cancellationToken),
            _ => Unknown(),
        };
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(token, cancellationToken) is not OpenLinkTarget target)
        {
            return Unknown();
        }

        int? unit = int.TryParse(Unit, CultureInfo.InvariantCulture, out var id) ? id : null;
        int? group = Group is null ? null : int.TryParse(Group, CultureInfo.InvariantCulture, out var chosen) ? chosen : 0;
        var outcome = await links.JoinByOpenLinkAsync(token, unit, cancellationToken, group);
        if (!outcome.Done)
        {
            return await RefuseAsync(target, outcome.Refusals[0].Code, cancellationToken);
        }

        var joined = outcome.Value;
        TempData[PersonalLink] = mail.Value.AddressOf($"svara/{joined.Token}").AbsoluteUri;
        return await EnterAsync(joined.Participant, cancellationToken, target.RoundGroupId);
    }

    private async Task<IActionResult> RefuseAsync(OpenLinkTarget target, RefusalCode code, CancellationToken cancellationToken)
    {
        switch (code)
        {
            case RefusalCode.UnitUnknown:
                ModelState.AddModelError(nameof(Unit), texts["ErrorUnit"]);
                return await ShowAsync(target, cancellationToken);
            case RefusalCode.GroupUnknown:
                ModelState.AddModelError(nameof(Group), texts["ErrorGroup"]);
                return await ShowAsync(target, cancellationToken);
            default:
                return await ClosedAsync(target, cancellationToken);
        }
    }

    private async Task<IActionResult> EnterAsync(ParticipantTarget target, CancellationToken cancellationToken, int? joinedGroup = null)
    {
        if (await answering.LoadAsync(target.ParticipantId, cancellationToken) is not { } view)
        {
            return Unknown();
        }

        var pass = new LinkPass(target.ParticipantId, target.OrganisationId, view.ClosesOn);
        cookies.Write(HttpContext, pass);
        if (joinedGroup is { } group)
        {
            cookies.WriteJoined(HttpContext, group, pass);
        }

        await SpeakAsync(target.ParticipantId, cancellationToken);
        return new SeeOther(Addresses.Start(target.ParticipantId) + "/");
    }

    /// <summary>The pages speak as the mail did, unless the visitor has chosen a language.</summary>
    private async Task SpeakAsync(Guid participantId, CancellationToken cancellationToken)
    {
        if (!Languages.IsChosen(HttpContext)
            && await database.Participants.Where(person => person.Id == participantId).Select(person => person.Language).SingleOrDefaultAsync(cancellationToken) == Languages.English)
        {
            Languages.Remember(HttpContext, Languages.English, clock.GetUtcNow());
        }
    }

    private async Task<IActionResult> ShowAsync(OpenLinkTarget target, CancellationToken cancellationToken)
    {
        Round = await ReadAsync(target, cancellationToken);
        if (Round.State != RoundState.Open)
        {
            return await ClosedAsync(target, cancellationToken);
        }

        LinkGroup = target.RoundGroupId;
        Rows = Round.Groups.Count > 1 ? [] : [new DefinitionRow(texts["JoinGroup"], words.Group(target.GroupKey))];
        if (cookies.ReadJoined(HttpContext, target.RoundGroupId) is { } pass)
        {
            Resume = Addresses.Start(pass.Id);
            cookies.Write(HttpContext, pass);
        }

        return Page();
    }

    private async Task<IActionResult> ClosedAsync(OpenLinkTarget target, CancellationToken cancellationToken)
    {
        Round = await ReadAsync(target, cancellationToken);
        var calm = Round.State == RoundState.Draft
            ? new CalmPage(texts["NotOpenTitle"], texts["NotOpenText"])
            : new CalmPage(texts["ClosedTitle"], texts["ClosedText"]);
        return calm.Show(this, StatusCodes.Status200OK);
    }

    private async Task<OpenRound> ReadAsync(OpenLinkTarget target, CancellationToken cancellationToken) =>
        await database.Rounds.AsNoTracking()
            .Where(round => round.Id == target.RoundId)
            .Select(round => new OpenRound(
                round.Name,
                database.Organisations.Where(organisation => organisation.Id == round.OrganisationId).Select(organisation => organisation.Name).Single(),
                round.State,
                round.Units.OrderBy(unit => unit.Position).Select(unit => new OpenUnit(unit.Id, unit.Name)).ToList(),
                round.Groups.Where(group => group.OpenLinkHash != null).OrderBy(group => group.Position).Select(group => new OpenGroup(group.Id, group.Key)).ToList()))
            .SingleAsync(cancellationToken);

    private IActionResult Unknown() => DeadLink.Show(this, limits, texts);
}

/// <summary>What the page of an open link shows.</summary>
public sealed record OpenRound(string Name, string Organisation, RoundState State, IReadOnlyList<OpenUnit> Units, IReadOnlyList<OpenGroup> Groups);

public sealed record OpenGroup(int Id, string Key);

public sealed record OpenUnit(int Id, string Name);
