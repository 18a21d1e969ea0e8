using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>The result of a closed round, read from its snapshot; also as a workbook.</summary>
public sealed class ResultatModel(
    KompassDbContext db, ResultService results, RoundNeighbours neighbours, SteeringReader steering, SteeringWorkbook workbook, IStringLocalizer<ResultTexts> texts) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    /// <summary>Null while the round is not closed.</summary>
    public ResultPageView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? visa, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.Result, cancellationToken) is not { } round)
        {
            return NotFound();
        }

        Round = round;
        if (await results.LoadAsync(id, cancellationToken) is RoundResult result)
        {
            View = new ResultPageView(
                round.Address, result, await neighbours.OfficialAsync(result, cancellationToken), await neighbours.PreviousAsync(result, cancellationToken), visa == "alla");
        }

        return Page();
    }

    public async Task<IActionResult> OnGetExcelAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await results.LoadAsync(id, cancellationToken) is not RoundResult result)
        {
            return NotFound();
        }

        var stream = new MemoryStream();
        workbook.Write(await steering.LoadForWorkbookAsync(result, cancellationToken), CultureInfo.CurrentUICulture, stream);
        stream.Position = 0;
        return File(stream, ExcelFile.ContentType, $"{texts["ResultTitle"]} {result.Round.Name}.xlsx");
    }
}
