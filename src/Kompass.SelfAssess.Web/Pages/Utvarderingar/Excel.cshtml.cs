using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>
/// An official evaluation, or one under review, to Excel and back. What a file would change is shown first; the file that was shown, sealed into
/// the page, is what is then read.
/// </summary>
public sealed class ExcelModel(
    EvaluationService evaluations, ReportDraftReader drafts, EvaluationRoundTrip trip, EditionCatalogue catalogue, IDataProtectionProvider protection,
    IStringLocalizer<EvaluationExcelTexts> texts, IStringLocalizer<ReportTexts> reports, IStringLocalizer<DraftTexts> draftTexts) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file that was read and what was shown of it, sealed.</summary>
    [BindProperty]
    public string? Checked { get; set; }

    [BindProperty]
    public ImportChoice Choice { get; set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public bool IsDraft { get; private set; }

    public EvaluationDiff? Diff { get; private set; }

    /// <summary>Where the evaluation, or the review of the draft, is.</summary>
    public string Home => IsDraft ? $"/utvarderingar/granska/{Id}" : $"/utvarderingar/{Id}";

    public IReadOnlyList<Choice> Choices
    {
        get
        {
            var (certain, all) = (Diff!.Written(ImportChoice.Skip).Count + Diff.Added.Count, Diff.Written(ImportChoice.Update).Count + Diff.Added.Count);
            return
            [
                new($"{ImportChoice.Stop}", texts["ChoiceStop"], texts["ChoiceStopHint"]),
                .. certain > 0 ? [new Choice($"{ImportChoice.Skip}", texts["ChoiceSkip", certain], texts["ChoiceSkipHint"])] : Array.Empty<Choice>(),
                .. all > certain ? [new Choice($"{ImportChoice.Update}", texts["ChoiceUpdate", all], texts["ChoiceUpdateHint"])] : Array.Empty<Choice>(),
            ];
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) && await trip.ExportAsync(id, CultureInfo.CurrentUICulture, cancellationToken) is { } file
            ? File(file, ExcelFile.ContentType, texts["FileName"])
            : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Upload is null || Upload.Length == 0)
        {
            ModelState.AddModelError(nameof(Upload), texts["UploadMissing"]);
            return Page();
        }

        using var content = new MemoryStream();
        await Upload.CopyToAsync(content, cancellationToken);
        if (await ReadAsync(content.ToArray(), cancellationToken) is not { } sheet)
        {
            return Page();
        }

        var diff = await trip.CompareAsync(id, sheet, cancellationToken);
        if (diff.Done)
        {
            Show(content.ToArray(), Upload.FileName, diff.Value);
        }
        else
        {
            Refuse(diff.Refusals);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostStoreAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Seal.Open<SealedFile>(Checked) is not { File: { } file, FileName: { } name, Diff: { } shown } || await ReadAsync(file, cancellationToken) is not { } sheet)
        {
            ModelState.AddModelError(nameof(Upload), texts["CheckAgain"]);
            return Page();
        }

        var outcome = await trip.ImportAsync(new ImportEvaluation(id, sheet, Choice, shown, new DraftFile(name, file), User.DisplayName()), cancellationToken);
        if (!outcome.Done)
        {
            Refuse(outcome.Refusals);
            return Page();
        }

        if (!outcome.Value.Written)
        {
            ModelState.AddModelError(nameof(Choice), texts[outcome.Value.Outdated ? "Outdated" : "StoppedNothingWritten"]);
            Show(file, name, outcome.Value.Diff);
            return Page();
        }

        TempData["Notice"] = texts[IsDraft ? "StoredInDraft" : "StoredAsDraft", outcome.Value.Changed].Value;
        return Redirect($"/utvarderingar/granska/{outcome.Value.DraftId}");
    }

    private async Task<EvaluationSheet?> ReadAsync(byte[] file, CancellationToken cancellationToken)
    {
        var editions = await catalogue.ListAsync(cancellationToken);
        var read = EvaluationTemplateReader.Read(file, [.. editions.Select(edition => edition.Edition)]);
        if (!read.Done)
        {
            Refuse(read.Refusals);
        }
        else if (read.Value.Sheet is null)
        {
            Refuse([new Refused(RefusalCode.WorkbookOfAnother)]);
        }

        return read.Done ? read.Value.Sheet : null;
    }

    private void Show(byte[] file, string name, EvaluationDiff diff)
    {
        ModelState.Remove(nameof(Checked));
        Checked = Seal.Seal(new SealedFile(file, name, diff.Seal));
        if (Checked is null)
        {
            ModelState.AddModelError(nameof(Upload), WorkbookWords.Of(WorkbookFault.TooLarge));
            return;
        }

        Diff = diff;
    }

    private PageSeal Seal => new(protection, "evaluation-import", Id);

    private void Refuse(IEnumerable<Refused> refusals)
    {
        foreach (var refusal in refusals)
        {
            ModelState.AddModelError(nameof(Upload), reports.Refusal(refusal));
        }
    }

    /// <summary>Public results belong to nobody and cannot be changed; a draft that is confirmed is changed as its evaluation.</summary>
    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        Id = id;
        if (!await trip.HasRoomAsync(id, cancellationToken))
        {
            return false;
        }

        if (await drafts.FindAsync(id, cancellationToken) is { EvaluationId: null, Edition: not null } draft)
        {
            (IsDraft, Name) = (true, draft.Head is { Municipality: { } municipality, Year: { } year } ? $"{municipality} {ResultWords.Month(year, draft.Head.Month)}" : draftTexts["Unnamed"]);
            return true;
        }

        if (await evaluations.FindAsync(id, cancellationToken) is not { Own: true } evaluation)
        {
            return false;
        }

        Name = evaluation.Name();
        return true;
    }

    private sealed record SealedFile(byte[]? File, string? FileName, string? Diff);
}
