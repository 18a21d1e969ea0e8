using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Admin;

/// <summary>The editions, and a new one from a file: checked first, every fault with its place, stored whole or not at all.</summary>
public sealed class UtgavorModel(
    EditionCatalogue catalogue, EditionImport import, IStringLocalizer<AccountTexts> texts, IStringLocalizer<FrameworkTexts> frameworkTexts) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>True for the button that only checks.</summary>
    [BindProperty]
    public bool Check { get; set; }

    public IReadOnlyList<EditionLine> Editions { get; private set; } = [];

    public EditionImportResult? Result { get; private set; }

    public IReadOnlyList<FaultLine> Faults { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

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
            Result = await import.ImportAsync(content.ToArray(), cancellationToken, Check);
            Faults =
            [
                .. Result.FileFaults.Select(fault => new FaultLine(fault.Line, fault.Path, frameworkTexts.Of(fault))),
                .. Result.Faults.Select(placed => new FaultLine(placed.Line, placed.Fault.Place, frameworkTexts.Of(placed.Fault))),
            ];
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Editions =
    [
        .. (await catalogue.ListAsync(cancellationToken))
            .Where(stored => stored.OrganisationId is null)
            .Select(stored => new EditionLine(stored.Edition, stored.Version)),
    ];

    public sealed record EditionLine(FrameworkEdition Edition, int Version);

    public sealed record FaultLine(int? Line, string Place, string Text);
}
