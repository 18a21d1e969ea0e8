using System.Net.Mime;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>One official evaluation: every number it printed, the evaluators' words, and where all of it comes from.</summary>
public sealed class UtvarderingModel(KompassDbContext db, EvaluationService evaluations, EvaluationRoundTrip trip, IStringLocalizer<DraftTexts> texts) : PageModel
{
    public EvaluationView Evaluation { get; private set; } = null!;

    /// <summary>Rounds that it can be compared with, the latest first.</summary>
    public IReadOnlyList<ComparableRound> Rounds { get; private set; } = [];

    /// <summary>True where the template has room for its points.</summary>
    public bool FitsExcel { get; private set; }

    public bool CanRemove => Evaluation.Own && User.CurrentRole() == MemberRole.Coordinator;

    /// <summary>Areas that the evaluators wrote something about.</summary>
    public IEnumerable<Area> AreasWithWords => Evaluation.Edition.Areas.Where(area =>
        Evaluation.Summaries.ContainsKey(area.Number) || Evaluation.Findings.Any(finding => finding.Area == area.Number));

    public IReadOnlyList<EvaluationFinding> Recommendations => [.. Evaluation.Findings.Where(finding => finding.Kind == FindingKind.Recommendation)];

    public IReadOnlyList<DefinitionRow> Origin =>
    [
        .. Row("OriginFile", Evaluation.FileName, Evaluation.HasFile ? $"/utvarderingar/{Evaluation.Id}?handler=File" : null),
        .. Row("OriginHash", Evaluation.FileHash),
        .. Row("OriginConfirmed", Evaluation.ConfirmedUtc is { } confirmed
            ? texts["ConfirmedBy", RoundWords.DayAndYear(StockholmDays.DayOf(confirmed)), Evaluation.ConfirmedBy ?? "–"].Value : null),
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await evaluations.FindAsync(id, cancellationToken) is not { } evaluation)
        {
            return NotFound();
        }

        Evaluation = evaluation;
        FitsExcel = CanRemove && await trip.HasRoomAsync(id, cancellationToken);
        Rounds = evaluation.Result.Areas.Count == 0 ? [] : await db.Rounds
            .Where(round => round.State == RoundState.Closed || round.State == RoundState.Confirmed)
            .OrderByDescending(round => round.ClosedUtc)
            .Select(round => new ComparableRound(round.Id, round.Name))
            .ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>The report as it was sent in.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellationToken) =>
        await evaluations.FileAsync(id, cancellationToken) is { } file ? File(file.Content, MediaTypeNames.Application.Octet, file.Name) : NotFound();

    private IEnumerable<DefinitionRow> Row(string key, string? text, string? file = null) =>
        text is null ? [] : [file is null ? new DefinitionRow(texts[key], text) : new DefinitionRow(texts[key], text, texts["OriginFetch"], file)];

    public sealed record ComparableRound(Guid Id, string Name);
}
