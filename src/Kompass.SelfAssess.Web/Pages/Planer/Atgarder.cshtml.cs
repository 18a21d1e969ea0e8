using System.Globalization;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>The plan's actions as an Excel file, for everybody who may read the plan; all of them, or those that a filter has left.</summary>
public sealed class AtgarderModel(PlanPictures plans, TimeProvider clock, IStringLocalizer<PlanExcelTexts> texts) : PageModel
{
    /// <param name="id">The plan.</param>
    /// <param name="nr">Numbers of the actions to write, with commas between them; all without it.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, string? nr, CancellationToken cancellationToken)
    {
        if (await plans.ReadAsync(id, cancellationToken) is not { } plan)
        {
            return NotFound();
        }

        HashSet<int>? numbers = nr is null ? null : [.. nr.Split(',').Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        var file = PlanWorkbook.Write(plan, numbers, clock.GetUtcNow().UtcDateTime, CultureInfo.CurrentUICulture);
        return File(file, ExcelFile.ContentType, texts["FileName", plan.Name]);
    }
}
