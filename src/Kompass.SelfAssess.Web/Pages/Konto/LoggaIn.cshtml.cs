using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Konto;

/// <summary>Sign-in. Unknown address, wrong password and locked account look the same and take as long.</summary>
public sealed class LoggaInModel(
    SignInManager<AppUser> signIn, UserManager<AppUser> users, FailureLimits limits, IStringLocalizer<AccountTexts> texts) : PageModel
{
    // Verified against when nobody has the address, so that the answer takes as long as for one who has.
    private static readonly string SomebodysHash =
        new PasswordHasher<AppUser>().HashPassword(new AppUser { DisplayName = "" }, Guid.NewGuid().ToString());

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where the visitor was going.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tillbaka { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Onward(User.CurrentOrganisationId() is null) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (limits.Refusal(HttpContext, FailureKind.SignIn) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(Email) || string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(string.IsNullOrWhiteSpace(Email) ? nameof(Email) : nameof(Password), texts["SignInIncomplete"]);
            return Page();
        }

        if (await CheckAsync(Email.Trim(), Password) is { } user)
        {
            await signIn.SignInAsync(user, isPersistent: false);
            return Onward((await signIn.CreateUserPrincipalAsync(user)).CurrentOrganisationId() is null);
        }

        limits.Count(HttpContext, FailureKind.SignIn);
        ModelState.AddModelError(nameof(Email), texts["SignInWrong"]);
        return Page();
    }

    private async Task<AppUser?> CheckAsync(string email, string password)
    {
        if (password.Length > AccountService.PasswordMaxLength || await users.FindByEmailAsync(email) is not { PasswordHash: not null } user)
        {
            users.PasswordHasher.VerifyHashedPassword(new AppUser { DisplayName = "" }, SomebodysHash, "");
            return null;
        }

        return (await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true)).Succeeded ? user : null;
    }

    // One without a municipality runs the platform and has no business on the start page.
    private LocalRedirectResult Onward(bool withoutOrganisation) =>
        LocalRedirect(Url.IsLocalUrl(Tillbaka) && Tillbaka != "/" ? Tillbaka : withoutOrganisation ? "/admin" : "/");
}
