using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>The result of a closed round, read from its snapshot; also as a workbook.</summary>
public sealed class ResultatModel(
    KompassDbContext db, ResultService results, EvaluationService evaluations, ResultWorkbook workbook,
    EditionCatalogue editions, IStringLocalizer<ResultTexts> texts) : PageModel
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
            var comparable = await editions.SameScaleAsync(result.Edition, cancellationToken);
            View = new ResultPageView(
                round.Address, result, await OfficialAsync(comparable, cancellationToken), await PreviousAsync(comparable, cancellationToken), visa == "alla");
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
        workbook.Write(result, CultureInfo.CurrentUICulture, stream);
        stream.Position = 0;
        return File(stream, ResultWorkbook.ContentType, $"{texts["ResultTitle"]} {result.Round.Name}.xlsx");
    }

    private async Task<EvaluationView?> OfficialAsync(IReadOnlyList<int> comparable, CancellationToken cancellationToken)
    {
        var id = await db.Evaluations
            .Where(evaluation => evaluation.OrganisationId == db.Tenant.OrganisationId && comparable.Contains(evaluation.EditionId))
            .OrderByDescending(evaluation => evaluation.Year).ThenByDescending(evaluation => evaluation.Month)
            .Select(evaluation => (Guid?)evaluation.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? await evaluations.FindAsync(found, cancellationToken) : null;
    }

    private async Task<RoundResult?> PreviousAsync(IReadOnlyList<int> comparable, CancellationToken cancellationToken)
    {
        var id = await db.Rounds
            .Where(round => round.Id != Round.Id && comparable.Contains(round.EditionId) && round.ClosesOn < Round.ClosesOn)
            .Where(round => round.State == RoundState.Closed || round.State == RoundState.Confirmed)
            .OrderByDescending(round => round.ClosesOn).Select(round => (Guid?)round.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? await results.LoadAsync(found, cancellationToken) as RoundResult : null;
    }
}
