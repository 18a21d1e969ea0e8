using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>
/// The plan's actions to Excel and back. What a file would change is shown first; what was shown, sealed into the page, is what is then done.
/// </summary>
public sealed class ExcelModel(KompassDbContext db, PlanImport import, IDataProtectionProvider protection, IStringLocalizer<PlanExcelTexts> texts) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file that was read and what was shown of it, sealed.</summary>
    [BindProperty]
    public string? Checked { get; set; }

    [BindProperty]
    public ImportChoice Choice { get; set; }

    public PlanPage Plan { get; private set; } = null!;

    /// <summary>What the file would do; null where none has been read.</summary>
    public PlanDiff? Diff { get; private set; }

    /// <summary>Why the file cannot be read at all, where it is more than one thing.</summary>
    public IReadOnlyList<PlanSheetFault> FileFaults { get; private set; } = [];

    public bool Closed => Plan.State == PlanState.Closed;

    public IReadOnlyList<Choice> Choices
    {
        get
        {
            var conflicts = Diff!.Of(PlanRowKind.Conflict).Count();
            return
            [
                new($"{ImportChoice.Stop}", texts["ChoiceStop"], texts["ChoiceStopHint"]),
                .. Diff.Writable > conflicts ? [new Choice($"{ImportChoice.Skip}", texts["ChoiceSkip", Diff.Writable - conflicts], texts["ChoiceSkipHint"])] : Array.Empty<Choice>(),
                .. conflicts > 0 ? [new Choice($"{ImportChoice.Update}", texts["ChoiceUpdate", Diff.Writable], texts["ChoiceUpdateHint"])] : Array.Empty<Choice>(),
            ];
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (await ReadAsync(cancellationToken) is { } reading)
        {
            var diff = await import.CompareAsync(id, reading, cancellationToken);
            if (diff.Done)
            {
                Show(reading, diff.Value);
            }
            else
            {
                Refuse(diff.Refusals, nameof(Upload));
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostStoreAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Seal.Open<SealedFile>(Checked) is not { Reading: { } reading, Diff: { } shown })
        {
            ModelState.AddModelError(nameof(Upload), texts["CheckAgain"]);
            return Page();
        }

        var author = new ActionAuthor(User.UserId(), User.DisplayName(), ActionChangeSource.Import);
        var outcome = await import.ImportAsync(id, reading, Choice, shown, author, cancellationToken);
        if (!outcome.Done)
        {
            Refuse(outcome.Refusals, nameof(Upload));
            return Page();
        }

        if (!outcome.Value.Written)
        {
            if (!outcome.Value.Outdated || !outcome.Value.Diff.IsEmpty)
            {
                ModelState.AddModelError(nameof(Choice), texts[outcome.Value.Outdated ? "Outdated" : "StoppedNothingWritten"]);
            }

            Show(reading, outcome.Value.Diff);
            return Page();
        }

        TempData["Notice"] = texts[outcome.Value.Left > 0 ? "StoredSome" : "Stored", outcome.Value.Changed, outcome.Value.Added, outcome.Value.Left].Value;
        return Redirect($"{Plan.Address}/excel");
    }

    private async Task<PlanSheetReading?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Upload is null || Upload.Length == 0)
        {
            ModelState.AddModelError(nameof(Upload), texts["UploadMissing"]);
            return null;
        }

        if (Upload.Length > PlanWorkbookReader.MaxBytes)
        {
            ModelState.AddModelError(nameof(Upload), WorkbookWords.Of(WorkbookFault.TooLarge));
            return null;
        }

        using var content = new MemoryStream();
        await Upload.CopyToAsync(content, cancellationToken);
        var (reading, faults) = PlanWorkbookReader.Read(content.ToArray(), Plan.Id);
        if (reading is null)
        {
            ModelState.AddModelError(nameof(Upload), faults.Count == 1 ? texts.Fault(faults[0]) : texts["FileRefused", faults.Count]);
            FileFaults = faults.Count == 1 ? [] : faults;
        }

        return reading;
    }

    private void Show(PlanSheetReading reading, PlanDiff diff)
    {
        ModelState.Remove(nameof(Checked));
        Checked = Seal.Seal(new SealedFile(reading, diff.Seal));
        if (Checked is null)
        {
            ModelState.AddModelError(nameof(Upload), WorkbookWords.Of(WorkbookFault.TooLarge));
            return;
        }

        Diff = diff;
    }

    private PageSeal Seal => new(protection, "plan-import", Plan.Id);

    private void Refuse(IEnumerable<App.Refused> refusals, string field)
    {
        foreach (var refusal in refusals)
        {
            ModelState.AddModelError(field, refusal.Code switch
            {
                App.RefusalCode.PlanClosed => texts["PlanClosed"],
                App.RefusalCode.ChangedBySomebodyElse => texts["ChangedMeanwhile"],
                _ => texts["RefusedOther", $"{refusal.Code} {refusal.Argument}".TrimEnd()],
            });
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PlanPage.FindAsync(db, id, PlanTab.None, cancellationToken) is not { } plan)
        {
            return false;
        }

        Plan = plan with { Crumb = texts["Title"], Lead = texts["Lead"] };
        return true;
    }

    private sealed record SealedFile(PlanSheetReading? Reading, string? Diff);
}
