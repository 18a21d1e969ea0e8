using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Admin;

/// <summary>The municipalities of this installation.</summary>
public sealed class IndexModel(OrganisationService organisations, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<OrganisationRow> Organisations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Organisations = await organisations.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (id, fault) = await organisations.CreateAsync(Name, cancellationToken);
        if (fault is not null)
        {
            ModelState.AddModelError(nameof(Name), texts.Of(fault.Value));
            Organisations = await organisations.ListAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = texts["OrganisationAdded", Name!.Trim()].Value;
        return RedirectToPage("/Admin/Kommun", new { id });
    }
}
