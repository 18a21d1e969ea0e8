using System.Globalization;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

/// <summary>
/// A file is checked first and shown with all its faults or all its changes; what was checked, sealed into the page, is what is then stored.
/// </summary>
public abstract class EditionUpload(
    EditionImport import, IDataProtectionProvider protection, IStringLocalizer<EditionTexts> texts, IStringLocalizer<FrameworkTexts> faultTexts) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The checked edition, sealed.</summary>
    [BindProperty]
    public string? Checked { get; set; }

    public EditionImportResult? Result { get; private set; }

    /// <summary>What would change, where the file is a new version.</summary>
    public IReadOnlyList<EditionChange> Changes { get; private set; } = [];

    public IReadOnlyList<EditionRemark> Remarks { get; private set; } = [];

    public IReadOnlyList<FaultLine> Faults { get; private set; } = [];

    /// <summary>True where the file could be stored as it is.</summary>
    public bool Storable => Result?.Outcome is EditionImportOutcome.Stored && Checked is not null;

    /// <summary>Whose the edition will be; null for everyone's.</summary>
    public abstract int? Owner { get; }

    public virtual Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Upload is null || Upload.Length == 0)
        {
            ModelState.AddModelError(nameof(Upload), texts["UploadMissing"]);
        }
        else if (Upload.Length > EditionFile.MaxBytes)
        {
            ModelState.AddModelError(nameof(Upload), texts["UploadTooLarge"]);
        }
        else
        {
            using var content = new MemoryStream();
            await Upload.CopyToAsync(content, cancellationToken);
            Show(await import.ImportAsync(content.ToArray(), Upload.FileName, dryRun: true, Owner, cancellationToken));
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostStoreAsync(CancellationToken cancellationToken)
    {
        if (Seal.Open<SealedEdition>(Checked) is not { File: { } file, Version: var version })
        {
            ModelState.AddModelError(nameof(Upload), texts["UploadAgain"]);
            await LoadAsync(cancellationToken);
            return Page();
        }

        // Somebody else may have stored a version in between; then it is shown anew what this file would change.
        var now = await import.ImportAsync(file, cancellationToken, dryRun: true, Owner);
        if (now.Outcome is EditionImportOutcome.Stored && now.Version == version)
        {
            now = await import.ImportAsync(file, cancellationToken, dryRun: false, Owner);
            TempData["Notice"] = texts["ImportDone", now.Key!, now.Version!].Value;
            return Redirect(Request.Path);
        }

        Show(now);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public string FieldOf(EditionChange change, IStringLocalizer<ComponentTexts> words) => change switch
    {
        { Level: { } level } => texts["FieldLevel", level],
        { Evidence: { } kind } => words.Evidence(kind),
        _ => texts[$"Field{change.Field}"],
    };

    /// <summary>The value in the reader's words.</summary>
    public string Shown(EditionField field, string value, IStringLocalizer<ComponentTexts> words) => field switch
    {
        EditionField.LevelShares => string.Join(
            ", ", value.Split(' ').Select(share => (decimal.Parse(share, CultureInfo.InvariantCulture) * 100).ToString("0.## '%'", CultureInfo.CurrentCulture))),
        EditionField.Groups => value.Length == 0 ? texts["GroupsEverybody"] : words.Groups(value.Split(", ")),
        EditionField.Core or EditionField.Assessable => texts[value == "true" ? "Yes" : "No"],
        EditionField.Weight => decimal.Parse(value, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.CurrentCulture),
        _ => value,
    };

    public string RemarkOf(EditionRemark remark) => faultTexts.Of(remark);

    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    private PageSeal Seal => new(protection, "edition-import", Owner?.ToString(CultureInfo.InvariantCulture) ?? "all");

    private void Show(EditionImportResult result)
    {
        Result = result;
        ModelState.Remove(nameof(Checked));
        Checked = null;
        Faults =
        [
            .. result.SheetFaults.Select(fault => new FaultLine(fault.Cell, faultTexts.Of(fault))),
            .. result.FileFaults.Select(fault => new FaultLine(fault.Line is { } line ? texts["FaultLine", line, fault.Path] : "", faultTexts.Of(fault))),
            .. result.Faults.Select(placed => new FaultLine(
                placed.Cell.Length > 0 ? placed.Cell : texts["FaultLine", placed.Line, placed.Fault.Place], faultTexts.Of(placed.Fault))),
        ];
        if (result is { Outcome: EditionImportOutcome.Stored, Edition: { } edition, Version: { } version })
        {
            Changes = result.Replaced is { } before ? EditionChanges.Between(before, edition) : [];
            Remarks = EditionRemarks.Of(edition);
            Checked = Seal.Seal(new SealedEdition(EditionFile.Write(edition), version));
            if (Checked is null)
            {
                ModelState.AddModelError(nameof(Upload), texts["UploadTooLarge"]);
            }
        }
    }

    public sealed record FaultLine(string Place, string Text);

    private sealed record SealedEdition(byte[]? File, int Version);
}
