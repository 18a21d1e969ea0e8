using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>One unit: a new name, or away with it if no round uses it.</summary>
public sealed class EnhetModel(OrganisationService organisations, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public string UnitName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Name = UnitName;
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? Answer(await organisations.RenameUnitAsync(Id, Name, cancellationToken), nameof(Name), "UnitRenamed", Name)
        : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? Answer(await organisations.RemoveUnitAsync(Id, cancellationToken), "", "UnitRemoved", UnitName)
        : NotFound();

    private IActionResult Answer(AccountFault? fault, string field, string done, string? name)
    {
        if (fault is not null)
        {
            ModelState.AddModelError(field, texts.Of(fault.Value));
            return Page();
        }

        TempData["Notice"] = texts[done, name?.Trim() ?? ""].Value;
        return RedirectToPage("/Installningar/Enheter");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var unit = (await organisations.UnitsAsync(cancellationToken)).FirstOrDefault(unit => unit.Id == Id);
        UnitName = unit?.Name ?? "";
        return unit is not null;
    }
}
