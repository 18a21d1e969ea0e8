using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>The municipality's own Word template for reports: what it has, another one, or none.</summary>
public sealed class MallModel(ReportTemplates templates, IStringLocalizer<ReportViewTexts> texts) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Null where reports have our own look.</summary>
    public TemplateView? Template { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Template = await templates.FindAsync(cancellationToken);

    public IActionResult OnGetDefault() =>
        File(WordDefault.Write(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), WordReport.ContentType, $"{texts["TemplateDefaultName"].Value}.docx");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await StoreAsync(cancellationToken) is { } refused)
        {
            ModelState.AddModelError(nameof(Upload), texts[$"Refused{refused.Code}", refused.Argument]);
            Template = await templates.FindAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = texts["TemplateSaved"].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        await templates.RemoveAsync(cancellationToken);
        TempData["Notice"] = texts["TemplateRemoved"].Value;
        return RedirectToPage();
    }

    private async Task<Refused?> StoreAsync(CancellationToken cancellationToken)
    {
        if (Upload is null || Upload.Length == 0)
        {
            return new Refused(RefusalCode.FileEmpty);
        }

        if (Upload.Length > ReportTemplate.MaxBytes)
        {
            return new Refused(RefusalCode.FileTooLarge, $"{ReportTemplate.MaxBytes / 1_000_000}");
        }

        using var content = new MemoryStream();
        await Upload.CopyToAsync(content, cancellationToken);
        return await templates.StoreAsync(Upload.FileName, content.ToArray(), User.DisplayName(), cancellationToken);
    }
}
