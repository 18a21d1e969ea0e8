using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>The own organisation: name, whom respondents may turn to, and the coming official evaluation.</summary>
public sealed class IndexModel(
    OrganisationService organisations, UserManager<AppUser> users, SignInManager<AppUser> signIn, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? ContactName { get; set; }

    [BindProperty]
    public string? ContactEmail { get; set; }

    [BindProperty]
    public DateOnly? NextOfficialEvaluation { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await organisations.FindAsync(User.CurrentOrganisationId()!.Value, cancellationToken) is not { } organisation)
        {
            return NotFound();
        }

        (Name, ContactName, ContactEmail) = (organisation.Name, organisation.ContactName, organisation.ContactEmail);
        NextOfficialEvaluation = organisation.NextOfficialEvaluation;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            // The only thing that binding can refuse is the date.
            ModelState[nameof(NextOfficialEvaluation)]?.Errors.Clear();
            ModelState.AddModelError(nameof(NextOfficialEvaluation), texts["DateBad"]);
            return Page();
        }

        var fault = await organisations.UpdateAsync(
            new UpdateOrganisation
            {
                Id = User.CurrentOrganisationId()!.Value,
                Name = Name,
                ContactName = ContactName,
                ContactEmail = ContactEmail,
                NextOfficialEvaluation = NextOfficialEvaluation,
            },
            cancellationToken);
        if (fault is not null)
        {
            ModelState.AddModelError(fault is AccountFault.EmailBad ? nameof(ContactEmail) : nameof(Name), texts.Of(fault.Value));
            return Page();
        }

        // The name stands in the cookie and in the header.
        if (await users.GetUserAsync(User) is { } user)
        {
            await signIn.RefreshSignInAsync(user);
        }

        TempData["Notice"] = texts["SettingsSaved"].Value;
        return RedirectToPage();
    }
}
