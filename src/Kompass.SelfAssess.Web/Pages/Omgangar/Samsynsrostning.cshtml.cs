using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What hangs on the wall while a group votes: the question, where to vote, how many have, and what came of it.</summary>
public sealed class SamsynsrostningModel(
    KompassDbContext db, VotingService voting, IOptions<MailOptions> mail, IStringLocalizer<VotingTexts> texts) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    public VotingRoom Room { get; private set; } = null!;

    /// <summary>True where so few have voted that the reveal is asked about first.</summary>
    public bool Asks { get; private set; }

    public string Address => $"{Round.Address}/samsyn/{Room.Item.Code}/rosta";

    public string ItemAddress => $"{Round.Address}/samsyn/{Room.Item.Code}";

    /// <summary>Where people vote.</summary>
    public Uri VoteAt => mail.Value.AddressOf("rosta");

    /// <summary>In two halves, which is how one reads it out.</summary>
    public string? ShownCode => Room.JoinCode is { } code ? $"{code[..(JoinCode.Length / 2)]} {code[(JoinCode.Length / 2)..]}" : null;

    public string ControlsKey => string.Create(CultureInfo.InvariantCulture, $"{Room.Controls}-{Room.TooFew}-{Room.ManyMissing}-{Asks}");

    public async Task<IActionResult> OnGetAsync(Guid id, string code, bool bekrafta, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, code, cancellationToken))
        {
            return NotFound();
        }

        Asks = bekrafta && Room.OpenBallot is not null && (Room.TooFew || Room.ManyMissing);
        return Page();
    }

    /// <summary>Has anything changed since the page was made?</summary>
    public async Task<IActionResult> OnGetStateAsync(Guid id, string code, string? v, CancellationToken cancellationToken) =>
        await voting.RoomAsync(id, code, cancellationToken) is not { } room ? NotFound()
        : room.Tag == v ? StatusCode(StatusCodes.Status204NoContent)
        : Content(room.Tag);

    public Task<IActionResult> OnPostBeginAsync(Guid id, string code, CancellationToken cancellationToken) =>
        DoAsync(id, code, async () => RefusalOf(await voting.OpenJoiningAsync(id, cancellationToken)), cancellationToken);

    public Task<IActionResult> OnPostShutAsync(Guid id, string code, CancellationToken cancellationToken) =>
        DoAsync(id, code, () => voting.CloseJoiningAsync(id, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostEndAsync(Guid id, string code, CancellationToken cancellationToken) =>
        DoAsync(id, code, () => voting.EndAsync(id, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostStartAsync(Guid id, string code, CancellationToken cancellationToken) =>
        DoAsync(id, code, async () => RefusalOf(await voting.StartAsync(id, Room.Item.Id, cancellationToken)), cancellationToken);

    /// <param name="id">Round.</param>
    /// <param name="code">Part.</param>
    /// <param name="ballot">The ballot that the page showed.</param>
    /// <param name="sure">True where the coordinator has been told how few have voted.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public async Task<IActionResult> OnPostRevealAsync(Guid id, string code, Guid ballot, bool sure, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, code, cancellationToken))
        {
            return NotFound();
        }

        return !sure && Room.OpenBallot == ballot && (Room.TooFew || Room.ManyMissing)
            ? Redirect($"{Address}?bekrafta=true")
            : await DoAsync(id, code, () => voting.RevealAsync(id, ballot, cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostDiscardAsync(Guid id, string code, Guid ballot, CancellationToken cancellationToken) =>
        DoAsync(id, code, () => voting.DiscardAsync(id, ballot, cancellationToken), cancellationToken);

    private static Refused? RefusalOf<T>(Outcome<T> outcome) => outcome.Done ? null : outcome.Refusals[0];

    private async Task<IActionResult> DoAsync(Guid id, string code, Func<Task<Refused?>> verb, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, code, cancellationToken))
        {
            return NotFound();
        }

        if (await verb() is not { } refusal)
        {
            return Redirect(Address);
        }

        ModelState.AddModelError("", texts[$"Refused{refusal.Code}"]);
        await LoadAsync(id, code, cancellationToken);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, string code, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round
            || await voting.RoomAsync(id, code, cancellationToken) is not { } room)
        {
            return false;
        }

        (Round, Room) = (round, room);
        return true;
    }
}
