using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

public sealed class AtgardAndraModel(KompassDbContext db, ActionFormChoices choices, ActionService actions, IStringLocalizer<ActionTexts> texts) : PageModel
{
    private Guid _action;

    private ActionContent _before = null!;

    [BindProperty]
    public ActionForm Form { get; set; } = new();

    public ActionFormChoices Choices => choices;

    public PlanPage Plan { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, number, cancellationToken) is not { } version)
        {
            return NotFound();
        }

        Form = ActionForm.From(_before, version).WithRoom();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, number, cancellationToken) is null)
        {
            return NotFound();
        }

        var (content, faults) = Form.Read(_before);
        var changed = faults.Count > 0
            ? new Outcome<int>(0, await actions.CheckAsync(id, _action, content, cancellationToken))
            : await actions.ChangeAsync(_action, Form.Version, content, User.AsAuthor(), cancellationToken);
        if (faults.Count > 0 || !changed.Done)
        {
            choices.Explain(ModelState, faults, changed.Refusals);
            Form.WithRoom();
            return Page();
        }

        TempData["Notice"] = texts["Changed"].Value;
        return Redirect(Address);
    }

    private async Task<int?> LoadAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        _action = await db.PlanActions.Where(own => own.PlanId == id && own.Number == number).Select(own => own.Id).SingleOrDefaultAsync(cancellationToken);
        if (await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan || await actions.ContentAsync(_action, cancellationToken) is not var (content, version))
        {
            return null;
        }

        (_before, Address) = (content, $"{plan.Address}/atgard/{number}");
        Plan = plan with { Crumb = texts["ChangeTitle"] };
        await choices.LoadAsync(plan, content, number, cancellationToken);
        return version;
    }
}
