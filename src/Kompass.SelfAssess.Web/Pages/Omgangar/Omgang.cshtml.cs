using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>About a round: where it stands, how many have answered, what was promised, and the next step.</summary>
public sealed class OmgangModel(KompassDbContext db, EditionCatalogue editions, ResponseRateService rates, RoundService rounds, ResultService results, DecisionReader decisions,
    IStringLocalizer<RoundTexts> texts) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    public Round Row { get; private set; } = null!;

    public FrameworkEdition Edition { get; private set; } = null!;

    /// <summary>The version of it that the round asks, not the newest.</summary>
    public string EditionAddress { get; private set; } = "";

    /// <summary>Number of the newest version, while the round is a draft with an older one.</summary>
    public int? NewerVersion { get; private set; }

    public ResponseRate? Rate { get; private set; }

    public int Participants { get; private set; }

    public bool HasOpenLink { get; private set; }

    public bool CanOpen => Participants > 0 || HasOpenLink;

    /// <summary>The stored versions of the numbers, the raw one first; none before the round has closed.</summary>
    public IReadOnlyList<ResultVersion> Versions { get; private set; } = [];

    /// <summary>Why and by whom a version was begun, by its number.</summary>
    public IReadOnlyDictionary<int, LogView> Reopenings { get; private set; } = new Dictionary<int, LogView>();

    /// <summary>True where a confirmed round is open for a new version.</summary>
    public bool Reopened => Row is { State: RoundState.Closed, FinalNumber: > 0 };

    public string? ConfirmedBy { get; private set; }

    /// <summary>The round that this one repeats.</summary>
    public (Guid Id, string Name)? Repeats { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>The response rate alone, for the page to refresh itself with; nothing where the round is no longer open.</summary>
    public async Task<IActionResult> OnGetRateAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.About, cancellationToken) is not { } round)
        {
            return NotFound();
        }

        return round.State == RoundState.Open && await rates.LoadAsync(id, cancellationToken) is { } rate ? Partial("_Svarslage", rate) : new NoContentResult();
    }

    public async Task<IActionResult> OnPostNewestVersionAsync(Guid id, CancellationToken cancellationToken)
    {
        if (User.CurrentRole() != MemberRole.Coordinator)
        {
            return Forbid();
        }

        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (await rounds.UseNewestVersionAsync(id, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError("", texts.Refusal(refusal));
            return Page();
        }

        TempData["Notice"] = texts["UseNewerVersionDone"].Value;
        return Redirect(Round.Address);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.About, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round;
        Row = await db.Rounds.AsNoTracking().Include(row => row.Groups).ThenInclude(group => group.Areas).Include(row => row.Units)
            .AsSplitQuery().SingleAsync(row => row.Id == id, cancellationToken);
        var stored = await editions.GetAsync(Row.EditionId, cancellationToken);
        Edition = stored.Edition;
        EditionAddress = $"/ramverk/{Edition.Key}?version={stored.Version}";
        NewerVersion = Row.State == RoundState.Draft && await editions.FindAsync(Edition.Key, cancellationToken) is { } newest && newest.Version > stored.Version
            ? newest.Version
            : null;
        HasOpenLink = Row.Groups.Exists(group => group.OpenLinkHash != null);
        Participants = await db.Participants.CountAsync(participant => participant.RoundId == id, cancellationToken);
        Rate = Row.State == RoundState.Draft ? null : await rates.LoadAsync(id, cancellationToken);
        if (Round.HasResult)
        {
            Versions = await results.HistoryAsync(id, cancellationToken);
            Reopenings = (await decisions.LogAsync(id, null, cancellationToken)).Where(entry => entry.Action == DecisionAction.Reopened).ToDictionary(entry => entry.FinalNumber);
        }

        ConfirmedBy = Row.ConfirmedById is { } person
            ? await db.Users.Where(user => user.Id == person).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellationToken)
            : null;
        Repeats = Row.RepeatsRoundId is { } earlier
            && await db.Rounds.Where(row => row.Id == earlier).Select(row => row.Name).SingleOrDefaultAsync(cancellationToken) is { } name
                ? (earlier, name)
                : null;
        return true;
    }
}
