using System.Globalization;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

public sealed class NyModel(RoundFormChoices choices, RoundService rounds, TimeProvider time, IStringLocalizer<RoundTexts> texts) : PageModel
{
    // Two to three weeks is what respondents need (conventions.md).
    private const int DaysOpen = 18;

    [BindProperty]
    public RoundForm Form { get; set; } = new();

    public RoundFormChoices Choices => choices;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await choices.LoadAsync(cancellationToken);
        var today = StockholmDays.Today(time);
        Form.Id = Guid.NewGuid();
        Form.Edition = choices.EditionChoices.Select(edition => edition.Value).FirstOrDefault();
        Form.Groups = [.. RoleGroups.All];
        Form.Units = [.. choices.Units];
        Form.OpensOn = today.ToString("O", CultureInfo.InvariantCulture);
        Form.ClosesOn = today.AddDays(DaysOpen).ToString("O", CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await choices.LoadAsync(cancellationToken);
        var (content, faults) = Form.Read();
        if (faults.Count > 0)
        {
            choices.Explain(ModelState, faults, await rounds.CheckAsync(content, cancellationToken));
            return Page();
        }

        var created = await rounds.CreateAsync(new CreateRound(content, Form.Id), cancellationToken);
        if (!created.Done)
        {
            choices.Explain(ModelState, created.Refusals);
            return Page();
        }

        TempData["Notice"] = texts["Created"].Value;
        return Redirect($"/omgangar/{created.Value}/deltagare");
    }
}
