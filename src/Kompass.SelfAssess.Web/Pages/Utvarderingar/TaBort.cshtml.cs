using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>Takes an own evaluation away, asked on a page of its own.</summary>
public sealed class TaBortModel(EvaluationService evaluations, EvaluationRegister register, IStringLocalizer<DraftTexts> texts) : PageModel
{
    [BindProperty]
    public bool Confirmed { get; set; }

    public EvaluationView Evaluation { get; private set; } = null!;

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (!Confirmed)
        {
            Fault = texts["RemoveEvaluationUnticked"];
            ModelState.AddModelError(nameof(Confirmed), Fault);
            return Page();
        }

        if (await register.RemoveAsync(id, cancellationToken) is not null)
        {
            return NotFound();
        }

        TempData["Notice"] = texts["EvaluationRemoved"].Value;
        return Redirect("/utvarderingar");
    }

    /// <summary>Public results belong to nobody and cannot be taken away.</summary>
    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await evaluations.FindAsync(id, cancellationToken) is not { Own: true } evaluation)
        {
            return false;
        }

        Evaluation = evaluation;
        return true;
    }
}
