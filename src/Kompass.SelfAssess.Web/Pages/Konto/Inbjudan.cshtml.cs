using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Konto;

/// <summary>An invited person chooses name and password, and is signed in.</summary>
public sealed class InbjudanModel(AccountService accounts, SignInManager<AppUser> signIn, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kod { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    /// <summary>The invited address, or null where the link is not good.</summary>
    public string? Email { get; private set; }

    public async Task OnGetAsync()
    {
        var user = await accounts.FindInvitedAsync(Id, Kod);
        Email = user?.Email;
        Name = user is { PasswordHash: not null } ? user.DisplayName : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await KeepAsync();
        if (Password != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), texts["PasswordsDiffer"]);
            return Page();
        }

        var (user, faults) = await accounts.AcceptInvitationAsync(Id, Kod, Name, Password, cancellationToken);
        if (user is not null)
        {
            await signIn.SignInAsync(user, isPersistent: false);
            return LocalRedirect(user.IsPlatformAdministrator ? "/admin" : "/");
        }

        foreach (var fault in faults.Where(fault => fault is not AccountFault.LinkInvalid))
        {
            ModelState.AddModelError(fault is AccountFault.NameMissing or AccountFault.NameTooLong ? nameof(Name) : nameof(Password), texts.Of(fault));
        }

        return Page();
    }

    private async Task KeepAsync() => Email = (await accounts.FindInvitedAsync(Id, Kod))?.Email;
}
