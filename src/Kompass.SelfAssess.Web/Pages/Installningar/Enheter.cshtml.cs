using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>Units: förvaltningar and companies.</summary>
public sealed class EnheterModel(OrganisationService organisations, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Units = await organisations.UnitsAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await organisations.AddUnitAsync(User.CurrentOrganisationId()!.Value, Name, cancellationToken) is { } fault)
        {
            ModelState.AddModelError(nameof(Name), texts.Of(fault));
            Units = await organisations.UnitsAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = texts["UnitAdded", Name!.Trim()].Value;
        return RedirectToPage();
    }
}
