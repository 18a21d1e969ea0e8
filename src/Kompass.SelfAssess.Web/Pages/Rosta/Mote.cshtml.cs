using System.Globalization;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Rosta;

/// <summary>The voter's one page: it waits, asks, takes the vote and shows the result as the meeting goes on.</summary>
public sealed class MoteModel(BallotBox box, VoterCookies cookies, Tenant tenant, TimeProvider time, IStringLocalizer<VotingTexts> texts) : PageModel
{
    private const string TakenAt = "VoteTakenAt";

    [BindProperty]
    public Guid Ballot { get; set; }

    [BindProperty]
    public string? Vote { get; set; }

    public VoterView View { get; private set; } = null!;

    public VotingState State => View.State;

    /// <summary>Time of the vote that was taken just now, as shown.</summary>
    public string? VotedAt { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>Another word as soon as this voter's page has to look otherwise.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{State.Tag}-{View.MyVote}");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (Enter(id) is not { } pass)
        {
            return new SeeOther("/rosta");
        }

        View = await box.LookAsync(pass, newest: false, cancellationToken);
        VotedAt = TempData[TakenAt] as string;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (Enter(id) is not { } pass)
        {
            return new SeeOther("/rosta");
        }

        if (!byte.TryParse(Vote, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > BallotBox.DontKnow)
        {
            View = await box.LookAsync(pass, newest: true, cancellationToken);
            Errors = State.OpenBallot == Ballot ? [new FieldError(BallotPaper.FirstChoice, texts["ErrorNoVote"])] : [new FieldError(null, texts["ErrorTooLate"])];
            return Page();
        }

        if (await box.CastAsync(pass, Ballot, value, cancellationToken))
        {
            TempData[TakenAt] = AnsweringWords.Clock(time.GetUtcNow().UtcDateTime);
            return new SeeOther(VoterCookies.AddressOf(id));
        }

        // Too late is said on the spot, with what is there instead.
        View = await box.LookAsync(pass, newest: true, cancellationToken);
        Errors = [new FieldError(null, texts["ErrorTooLate"])];
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private VoterPass? Enter(Guid workshopId)
    {
        var pass = cookies.Read(HttpContext, workshopId);
        if (pass is not null)
        {
            tenant.Use(pass.OrganisationId);
        }

        return pass;
    }
}
