using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>About a round: where it stands, how many have answered, what was promised, and the next step.</summary>
public sealed class OmgangModel(KompassDbContext db, EditionCatalogue editions, ResponseRateService rates) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    public Round Row { get; private set; } = null!;

    public FrameworkEdition Edition { get; private set; } = null!;

    public ResponseRate? Rate { get; private set; }

    public int Participants { get; private set; }

    public bool HasOpenLink { get; private set; }

    public bool CanOpen => Participants > 0 || HasOpenLink;

    public string? ConfirmedBy { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.About, cancellationToken) is not { } round)
        {
            return NotFound();
        }

        Round = round;
        Row = await db.Rounds.AsNoTracking().Include(row => row.Groups).ThenInclude(group => group.Areas).Include(row => row.Units)
            .AsSplitQuery().SingleAsync(row => row.Id == id, cancellationToken);
        Edition = (await editions.GetAsync(Row.EditionId, cancellationToken)).Edition;
        HasOpenLink = Row.Groups.Exists(group => group.OpenLinkHash != null);
        Participants = await db.Participants.CountAsync(participant => participant.RoundId == id, cancellationToken);
        Rate = Row.State == RoundState.Draft ? null : await rates.LoadAsync(id, cancellationToken);
        ConfirmedBy = Row.ConfirmedById is { } person
            ? await db.Users.Where(user => user.Id == person).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellationToken)
            : null;
        return Page();
    }
}
