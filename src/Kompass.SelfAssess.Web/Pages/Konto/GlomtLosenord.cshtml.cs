using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Konto;

/// <summary>Asks for a reset link. The answer is the same whether the address has an account or not.</summary>
public sealed class GlomtLosenordModel(AccountService accounts, FailureLimits limits, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public bool Sent { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (EmailAddress.Normalise(Email) is not { } email)
        {
            ModelState.AddModelError(nameof(Email), texts["FaultEmailBad"]);
            return Page();
        }

        // A few mails per address and no more, or the form could be used to flood somebody.
        var subject = email.ToUpperInvariant();
        if (limits.Wait(FailureKind.AccountMail, subject) is null)
        {
            limits.Count(FailureKind.AccountMail, subject);
            await accounts.RequestResetAsync(email, cancellationToken);
        }

        Sent = true;
        return Page();
    }
}
