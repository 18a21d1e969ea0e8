using System.Globalization;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>The estimate beside an official evaluation, the municipality's own latest unless another is chosen.</summary>
public sealed class JamforelseModel(
    KompassDbContext db, CompareService comparisons, EvaluationService evaluations, ComparisonWorkbook workbook, IStringLocalizer<ResultTexts> texts) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    public IReadOnlyList<EvaluationView> Evaluations { get; private set; } = [];

    public Guid? Chosen { get; private set; }

    public RoundComparison? Comparison { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? med, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.Comparison, cancellationToken) is not { } round)
        {
            return NotFound();
        }

        Round = round;
        // Results with a total only have nothing to set beside areas or sub-areas.
        Evaluations = [.. (await evaluations.ListAsync(cancellationToken)).Where(evaluation => evaluation.Result.Areas.Count > 0)];
        Chosen = med ?? Evaluations.Where(evaluation => evaluation.Own).Select(evaluation => (Guid?)evaluation.Id).FirstOrDefault();
        if (Chosen is { } chosen && round.HasResult)
        {
            switch (await comparisons.CompareAsync(id, chosen, cancellationToken))
            {
                case RoundComparison comparison:
                    Comparison = comparison;
                    break;
                case CompareUnknownEvaluation:
                    return NotFound();
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnGetExcelAsync(Guid id, Guid med, CancellationToken cancellationToken)
    {
        if (await comparisons.CompareAsync(id, med, cancellationToken) is not RoundComparison comparison)
        {
            return NotFound();
        }

        var stream = new MemoryStream();
        workbook.Write(comparison, CultureInfo.CurrentUICulture, stream);
        stream.Position = 0;
        return File(stream, ExcelFile.ContentType, $"{texts["CompareTitle"]} {comparison.Round.Round.Name}.xlsx");
    }
}
