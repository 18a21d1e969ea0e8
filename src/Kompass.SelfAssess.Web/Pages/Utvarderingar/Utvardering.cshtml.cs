using Kompass.SelfAssess.App.Evaluations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>One official evaluation with every number it printed.</summary>
public sealed class UtvarderingModel(EvaluationService evaluations) : PageModel
{
    public EvaluationView Evaluation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await evaluations.FindAsync(id, cancellationToken) is not { } evaluation)
        {
            return NotFound();
        }

        Evaluation = evaluation;
        return Page();
    }
}
