using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Konto;

/// <summary>The own name and password.</summary>
public sealed class IndexModel(
    UserManager<AppUser> users, SignInManager<AppUser> signIn, AccountService accounts, FailureLimits limits, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? Challenge() : Page();

    public async Task<IActionResult> OnPostNameAsync()
    {
        var name = Name;
        if (await LoadAsync() is not { } user)
        {
            return Challenge();
        }

        if (await accounts.ChangeNameAsync(user, name) is { } fault)
        {
            Name = name;
            ModelState.AddModelError(nameof(Name), texts.Of(fault));
            return Page();
        }

        return await DoneAsync(user, "NameSaved");
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (limits.Refusal(HttpContext, FailureKind.SignIn) is { } refusal)
        {
            return refusal;
        }

        if (await LoadAsync() is not { } user)
        {
            return Challenge();
        }

        if (Password != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), texts["PasswordsDiffer"]);
            return Page();
        }

        if (await accounts.ChangePasswordAsync(user, Current, Password) is { } fault)
        {
            if (fault is AccountFault.PasswordWrong)
            {
                limits.Count(HttpContext, FailureKind.SignIn);
            }

            ModelState.AddModelError(fault is AccountFault.PasswordWrong ? nameof(Current) : nameof(Password), texts.Of(fault));
            return Page();
        }

        return await DoneAsync(user, "PasswordSaved");
    }

    private async Task<AppUser?> LoadAsync()
    {
        var user = await users.GetUserAsync(User);
        Email = user?.Email ?? "";
        Name = user?.DisplayName;
        return user;
    }

    private async Task<IActionResult> DoneAsync(AppUser user, string key)
    {
        await signIn.RefreshSignInAsync(user);
        TempData["Notice"] = texts[key].Value;
        return RedirectToPage();
    }
}
