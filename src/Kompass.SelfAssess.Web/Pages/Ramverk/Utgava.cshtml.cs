using System.Globalization;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

public sealed class UtgavaModel(EditionCatalogue catalogue, EditionExport export) : PageModel
{
    public FrameworkEdition Edition { get; private set; } = null!;

    public StoredEdition Stored { get; private set; } = null!;

    /// <summary>All of the key, newest first.</summary>
    public IReadOnlyList<EditionVersion> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, int? version, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(key, cancellationToken, version) is not { } stored)
        {
            return NotFound();
        }

        Stored = stored;
        Edition = stored.Edition;
        Versions = await catalogue.VersionsAsync(stored, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetExcelAsync(string key, int? version, CancellationToken cancellationToken) =>
        await export.WorkbookAsync(key, CultureInfo.CurrentUICulture, cancellationToken, version) is { } file
            ? File(file, ExcelFile.ContentType, $"{key}.xlsx")
            : NotFound();

    public async Task<IActionResult> OnGetJsonAsync(string key, int? version, CancellationToken cancellationToken) =>
        await export.ExportAsync(key, cancellationToken, version) is { } file ? File(file, "application/json", $"{key}.json") : NotFound();
}
