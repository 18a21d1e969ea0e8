using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>A new plan. It runs to the coming evaluation where that is known, and answers the latest one.</summary>
public sealed class NyModel(KompassDbContext db, PlanFormChoices choices, PlanService plans, TimeProvider time, IStringLocalizer<PlanTexts> texts) : PageModel
{
    private const int YearsWithoutEvaluation = 2;

    [BindProperty]
    public PlanForm Form { get; set; } = new();

    public PlanFormChoices Choices => choices;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await choices.LoadAsync(cancellationToken);
        var today = StockholmDays.Today(time);
        var organisation = User.CurrentOrganisationId();
        var coming = await db.Organisations.Where(own => own.Id == organisation).Select(own => own.NextOfficialEvaluation).SingleOrDefaultAsync(cancellationToken);
        var ends = coming > today.AddMonths(1) ? coming.Value : today.AddYears(YearsWithoutEvaluation);
        Form.Id = Guid.NewGuid();
        Form.Edition = choices.Editions.Select(edition => edition.Value).FirstOrDefault();
        Form.Name = texts["NameSuggestion", today.Year, ends.Year];
        Form.StartsOn = FormText.Of(today);
        Form.EndsOn = FormText.Of(ends);
        Form.Evaluation = choices.Evaluations.Select(own => own.Value).FirstOrDefault();
        Form.Round = choices.Rounds.Select(own => own.Value).FirstOrDefault();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await choices.LoadAsync(cancellationToken);
        var (content, faults) = Form.Read();
        if (content is null)
        {
            choices.Explain(ModelState, faults);
            return Page();
        }

        var created = await plans.CreateAsync(content, cancellationToken);
        if (!created.Done)
        {
            choices.Explain(ModelState, created.Refusals);
            return Page();
        }

        TempData["Notice"] = texts["Created"].Value;
        return Redirect($"/planer/{created.Value}");
    }
}
