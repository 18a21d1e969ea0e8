using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Konto;

/// <summary>A new password from the link in the mail.</summary>
public sealed class NyttLosenordModel(AccountService accounts, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kod { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    public bool LinkIsGood { get; private set; }

    public async Task OnGetAsync() => LinkIsGood = await accounts.CanResetAsync(Id, Kod);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        LinkIsGood = true;
        if (Password != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), texts["PasswordsDiffer"]);
            return Page();
        }

        var fault = await accounts.ResetPasswordAsync(Id, Kod, Password, cancellationToken);
        if (fault is null)
        {
            TempData["Notice"] = texts["PasswordIsNew"].Value;
            return RedirectToPage("/Konto/LoggaIn");
        }

        LinkIsGood = fault is not AccountFault.LinkInvalid;
        if (LinkIsGood)
        {
            ModelState.AddModelError(nameof(Password), texts.Of(fault.Value));
        }

        return Page();
    }
}
