using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

public sealed class AtgardNyModel(KompassDbContext db, ActionFormChoices choices, ActionService actions, IStringLocalizer<ActionTexts> texts) : PageModel
{
    [BindProperty]
    public ActionForm Form { get; set; } = new();

    public ActionFormChoices Choices => choices;

    public PlanPage Plan { get; private set; } = null!;

    /// <param name="id">The plan.</param>
    /// <param name="mot">Code of a sub-area or question that the action is to aim at.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, string? mot, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Form = new ActionForm { Id = Guid.NewGuid(), Targets = mot is { Length: > 0 } ? [new TargetForm { Code = mot }] : [] }.WithRoom();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var (content, faults) = Form.Read(null);
        var created = faults.Count > 0
            ? new Outcome<CreatedAction>(null, await actions.CheckAsync(id, null, content, cancellationToken))
            : await actions.CreateAsync(id, content, User.AsAuthor(), cancellationToken);
        if (faults.Count > 0 || !created.Done)
        {
            choices.Explain(ModelState, faults, created.Refusals);
            Form.WithRoom();
            return Page();
        }

        TempData["Notice"] = texts["Created"].Value;
        return Redirect($"{Plan.Address}/atgard/{created.Value!.Number}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan)
        {
            return false;
        }

        Plan = plan with { Crumb = texts["NewTitle"] };
        await choices.LoadAsync(plan, null, null, cancellationToken);
        return true;
    }
}
