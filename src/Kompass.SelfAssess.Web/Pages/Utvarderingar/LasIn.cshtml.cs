using System.Globalization;
using System.Text.RegularExpressions;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>Brings an official evaluation in: as a file, a filled-in template among them, as text, or by hand. All of it becomes a draft for the review.</summary>
public sealed partial class LasInModel(
    KompassDbContext db, ReportIntake intake, ReportDraftService drafts, ReportDraftReader reader, EditionCatalogue catalogue,
    IStringLocalizer<DraftTexts> texts, IStringLocalizer<ReportTexts> reports) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Pasted { get; set; }

    [BindProperty]
    public ByHandForm ByHand { get; set; } = new();

    public IReadOnlyList<ReportDraftRow> Waiting { get; private set; } = [];

    public IReadOnlyList<Choice> Editions { get; private set; } = [];

    /// <summary>What was sent has been read before: where it is now.</summary>
    public DraftKnown? Known { get; private set; }

    /// <summary>Which of the other ways was tried and stays open.</summary>
    public string Tried { get; private set; } = "";

    public static IReadOnlyList<Choice> Months =>
        [.. Enumerable.Range(1, 12).Select(month => new Choice(month.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month)))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        ByHand = new ByHandForm { Municipality = await OwnNameAsync(cancellationToken) };
    }

    /// <summary>The template of an edition, to fill in and read in as a file.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(string? edition, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(edition ?? "", cancellationToken) is not { } found)
        {
            Tried = "template";
            ModelState.AddModelError("Edition", texts["TemplateEditionMissing"]);
            return await AgainAsync(cancellationToken);
        }

        var file = EvaluationTemplate.Write(found.Edition, await OwnNameAsync(cancellationToken), CultureInfo.CurrentUICulture);
        return File(file, ExcelFile.ContentType, texts["TemplateFile", found.Edition.Key]);
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancellationToken)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), texts["UploadMissing"]);
            return await AgainAsync(cancellationToken);
        }

        using var content = new MemoryStream();
        await Upload.CopyToAsync(content, cancellationToken);
        return await AnswerAsync(await intake.ReadFileAsync(content.ToArray(), Upload.FileName, User.DisplayName(), cancellationToken), nameof(Upload), cancellationToken);
    }

    public async Task<IActionResult> OnPostPasteAsync(CancellationToken cancellationToken)
    {
        Tried = "paste";
        return await AnswerAsync(await intake.ReadPastedAsync(Pasted ?? "", User.DisplayName(), cancellationToken), nameof(Pasted), cancellationToken);
    }

    public async Task<IActionResult> OnPostByHandAsync(CancellationToken cancellationToken)
    {
        Tried = "hand";
        var outcome = await drafts.CreateByHandAsync(ByHand.Command(User.DisplayName()), cancellationToken);
        if (outcome.Done)
        {
            return Redirect($"/utvarderingar/granska/{outcome.Value}");
        }

        foreach (var refusal in outcome.Refusals)
        {
            ModelState.AddModelError(ByHandForm.FieldOf(refusal.Code), texts.Refusal(refusal));
        }

        return await AgainAsync(cancellationToken);
    }

    public DataCell[] Row(ReportDraftRow draft) =>
    [
        DataCell.Link(
            draft is { Municipality: { } municipality, Year: { } year } ? $"{municipality} {ResultWords.Month(year, draft.Month)}" : draft.Municipality ?? texts["Unnamed"],
            $"/utvarderingar/granska/{draft.Id}"),
        DataCell.Of(draft.FileName ?? texts.Source(draft.Source)),
        DataCell.Of($"{RoundWords.DayAndYear(StockholmDays.DayOf(draft.CreatedUtc))} {draft.CreatedBy}"),
    ];

    private async Task<IActionResult> AnswerAsync(IntakeOutcome outcome, string field, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case IntakeDone { Draft: DraftMade made }:
                return Redirect($"/utvarderingar/granska/{made.DraftId}");
            case IntakeDone { Draft: DraftKnown known }:
                Known = known;
                break;
            case IntakeRefused refused:
                ModelState.AddModelError(field, string.Join(' ', refused.Refusals.Select(refusal => reports.Refusal(refusal))));
                break;
            case IntakeNotAReport not:
                ModelState.AddModelError(field, reports.NotAReport(not.Reason));
                break;
        }

        return await AgainAsync(cancellationToken);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        ByHand.Municipality ??= await OwnNameAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Waiting = await reader.WaitingAsync(cancellationToken);
        Editions = [.. (await catalogue.ListAsync(cancellationToken)).Select(edition => new Choice(edition.Edition.Key, edition.Edition.Name.In(ResultWords.Language)))];
    }

    /// <summary>"Karlskoga" for an organisation called "Karlskoga kommun" or "Karlskoga (demo)".</summary>
    private async Task<string> OwnNameAsync(CancellationToken cancellationToken)
    {
        var id = db.Tenant.OrganisationId;
        return Title().Replace(await db.Organisations.Where(one => one.Id == id).Select(one => one.Name).SingleAsync(cancellationToken), "").Trim();
    }

    [GeneratedRegex(@"\(.*\)|\bkommun\b", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    /// <summary>What is needed before an evaluation can be typed in.</summary>
    public sealed class ByHandForm
    {
        public string? Edition { get; set; }

        public string? Municipality { get; set; }

        public string? Year { get; set; }

        public string? Month { get; set; }

        public NewByHand Command(string who) => new(Edition ?? "", Municipality ?? "", Number(Year) ?? 0, Number(Month), who);

        public static string FieldOf(RefusalCode code) => $"{nameof(ByHand)}.{code switch
        {
            RefusalCode.EditionUnknown => nameof(Edition),
            RefusalCode.MunicipalityMissing => nameof(Municipality),
            RefusalCode.MonthOutOfRange => nameof(Month),
            _ => nameof(Year),
        }}";

        private static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
