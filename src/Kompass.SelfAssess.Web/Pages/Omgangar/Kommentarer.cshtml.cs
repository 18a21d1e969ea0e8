using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What people wrote, under the gate; the coordinator may hide what points at a person.</summary>
public sealed class KommentarerModel(KompassDbContext db, CommentService comments, EditionCatalogue editions, IStringLocalizer<ResultTexts> texts) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    public CommentList Comments { get; private set; } = null!;

    public FrameworkEdition Edition { get; private set; } = null!;

    /// <summary>From how many on the coordinator may review and release.</summary>
    public int Minimum { get; private set; }

    public bool Coordinator => User.CurrentRole() == MemberRole.Coordinator;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostHideAsync(Guid id, string comment, bool hidden, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        return await comments.HideAsync(id, comment, hidden, cancellationToken) is null
            ? Redirect($"/omgangar/{id}/kommentarer")
            : NotFound();
    }

    public async Task<IActionResult> OnPostReviewedAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!Coordinator)
        {
            return Forbid();
        }

        if (await comments.ReviewedAsync(id, cancellationToken) is not null)
        {
            return NotFound();
        }

        TempData["Notice"] = texts["CommentsReviewed"].Value;
        return Redirect($"/omgangar/{id}/kommentarer");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.Comments, cancellationToken) is not { } round)
        {
            return false;
        }

        Round = round;
        Edition = (await editions.GetAsync(round.EditionId, cancellationToken)).Edition;
        Minimum = await db.Rounds.Where(row => row.Id == id).Select(row => row.MinimumGroup).SingleAsync(cancellationToken);
        Comments = await comments.ListAsync(id, Coordinator, cancellationToken);
        return true;
    }
}
