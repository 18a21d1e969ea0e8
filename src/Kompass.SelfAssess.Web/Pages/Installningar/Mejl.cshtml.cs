using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>The municipality's mails: their words, who they come from, and how many one address may get.</summary>
public sealed class MejlModel(
    MailTemplateService templates, OrganisationService organisations, IStringLocalizer<LetterTexts> texts, IStringLocalizer<AccountTexts> account) : PageModel
{
    [BindProperty]
    public string? SenderName { get; set; }

    [BindProperty]
    public string? Budget { get; set; }

    [BindProperty]
    public bool July { get; set; }

    public string OrganisationName { get; private set; } = "";

    public string? ContactEmail { get; private set; }

    public IReadOnlyList<TemplateRow> Templates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var organisation = await LoadAsync(cancellationToken);
        (SenderName, Budget, July) = (organisation.MailSenderName, $"{organisation.MailBudget}", organisation.MailsInJuly);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var organisation = await LoadAsync(cancellationToken);
        var command = new UpdateMailSettings
        {
            Id = organisation.Id,
            SenderName = SenderName,
            Budget = int.TryParse(Budget?.Trim(), out var budget) ? budget : 0,
            July = July,
        };
        if (await organisations.UpdateMailAsync(command, cancellationToken) is { } fault)
        {
            ModelState.AddModelError(fault == AccountFault.MailBudgetOutOfRange ? nameof(Budget) : nameof(SenderName), account.Of(fault));
            return Page();
        }

        TempData["Notice"] = texts["SettingsSaved"].Value;
        return RedirectToPage();
    }

    private async Task<Organisation> LoadAsync(CancellationToken cancellationToken)
    {
        var organisation = (await organisations.FindAsync(User.CurrentOrganisationId()!.Value, cancellationToken))!;
        (OrganisationName, ContactEmail) = (organisation.Name, organisation.ContactEmail);
        Templates = await templates.ListAsync(cancellationToken);
        return organisation;
    }
}
