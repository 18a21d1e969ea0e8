using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Konto;

public sealed class LoggaUtModel(SignInManager<AppUser> signIn, IStringLocalizer<AccountTexts> texts) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        TempData["Notice"] = texts["SignedOut"].Value;
        return RedirectToPage("/Konto/LoggaIn");
    }
}
