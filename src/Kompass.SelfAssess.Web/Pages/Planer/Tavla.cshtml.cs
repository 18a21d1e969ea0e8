using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>The actions as cards in columns by status. A card is moved by mouse, by keyboard or by its form; all three come here.</summary>
public sealed class TavlaModel(
    KompassDbContext db, PlanReader reader, ActionService actions, TimeProvider time, IStringLocalizer<PlanTexts> texts, IStringLocalizer<ActionTexts> words) : PageModel
{
    public static readonly IReadOnlyList<ActionStatus> Order =
        [ActionStatus.Planned, ActionStatus.InProgress, ActionStatus.Done, ActionStatus.Paused, ActionStatus.Cancelled];

    public DateOnly Today { get; } = StockholmDays.Today(time);

    public PlanPage Plan { get; private set; } = null!;

    public IReadOnlyList<(ActionStatus Status, IReadOnlyList<ActionView> Cards)> Columns { get; private set; } = [];

    public bool MayMove => Plan.State == PlanState.Active && User.MayChangePlans();

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    /// <param name="id">The plan.</param>
    /// <param name="card">Which action.</param>
    /// <param name="version">Its version on the page.</param>
    /// <param name="status">The column it is put in.</param>
    /// <param name="place">Place there, from 0; last where nothing is said.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid card, int version, ActionStatus status, int? place, CancellationToken cancellationToken)
    {
        if (!User.MayChangePlans())
        {
            return Forbid();
        }

        if (!await db.PlanActions.AnyAsync(own => own.Id == card && own.PlanId == id, cancellationToken))
        {
            return NotFound();
        }

        var moved = await actions.MoveAsync(new MoveAction(card, version, status, place ?? int.MaxValue), User.AsAuthor(), cancellationToken);
        if (Request.Headers.XRequestedWith == "fetch")
        {
            return moved.Done ? new JsonResult(new { version = moved.Value }) : new JsonResult(new { refused = words.Refusal(moved.Refusals[0]) }) { StatusCode = StatusCodes.Status409Conflict };
        }

        if (!moved.Done)
        {
            ModelState.AddModelError("", words.Refusal(moved.Refusals[0]));
            return await ShowAsync(id, cancellationToken);
        }

        TempData["Notice"] = texts["BoardMoved", words.Status(status)].Value;
        return Redirect($"/planer/{id}/tavla#kort-{card}");
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.Board, cancellationToken) is not { } plan)
        {
            return NotFound();
        }

        Plan = plan with { Heading = plan.Name, Lead = texts["BoardLead"] };
        var cards = await reader.ActionsAsync(id, cancellationToken);
        Columns = [.. Order.Select(status => (status, (IReadOnlyList<ActionView>)[.. cards.Where(card => card.Status == status).OrderBy(card => card.BoardPosition).ThenBy(card => card.Number)]))];
        return Page();
    }
}
