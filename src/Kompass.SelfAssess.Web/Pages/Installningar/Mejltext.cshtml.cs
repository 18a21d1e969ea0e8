using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>The words of one mail in one language: written, looked at, sent to the writer, or put back to the standard ones.</summary>
public sealed class MejltextModel(
    MailTemplateService templates,
    LetterPreview preview,
    OrganisationService organisations,
    UserManager<AppUser> users,
    IStringLocalizer<LetterTexts> texts) : PageModel
{
    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Opening { get; set; }

    [BindProperty]
    public string? Closing { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public TemplateRow Template { get; private set; } = null!;

    /// <summary>The mail as it would be; null while the words cannot be sent.</summary>
    public Letter? Letter { get; private set; }

    public string SenderName { get; private set; } = "";

    private TemplateText Words => new(Subject ?? "", Opening ?? "", Closing ?? "");

    public async Task<IActionResult> OnGetAsync(string kind, string language, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, language, cancellationToken))
        {
            return NotFound();
        }

        (Subject, Opening, Closing) = Template.Text;
        Version = Template.Version;
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string kind, string language, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, language, cancellationToken))
        {
            return NotFound();
        }

        if (!Check())
        {
            return Page();
        }

        var saved = await templates.SaveAsync(new SaveTemplate(Template.Kind, language, Words, Version), cancellationToken);
        return saved.Done ? Done("WordsSaved") : await RefuseAsync(saved.Refusals[0], cancellationToken);
    }

    public async Task<IActionResult> OnPostPreviewAsync(string kind, string language, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, language, cancellationToken))
        {
            return NotFound();
        }

        return Check() ? await ShowAsync(cancellationToken) : Page();
    }

    public async Task<IActionResult> OnPostTestAsync(string kind, string language, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, language, cancellationToken) || await users.GetUserAsync(User) is not { Email: { } email })
        {
            return NotFound();
        }

        if (!Check())
        {
            return Page();
        }

        await preview.SendAsync(Template.Kind, language, Words, User.DisplayName(), email, cancellationToken);
        ViewData["Sent"] = texts["TestSent", email].Value;
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostResetAsync(string kind, string language, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, language, cancellationToken))
        {
            return NotFound();
        }

        if (await templates.ResetAsync(Template.Kind, language, Version, cancellationToken) is { } refusal)
        {
            (Subject, Opening, Closing) = Template.Text;
            return await RefuseAsync(refusal, cancellationToken);
        }

        return Done("WordsReset");
    }

    public string TextPart => LetterPreview.TextOf(Letter!);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Letter = await preview.WriteAsync(Template.Kind, Template.Language, Words, texts["SamplePerson"], cancellationToken);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(Refused refusal, CancellationToken cancellationToken)
    {
        ModelState.AddModelError("", texts[$"Refused{refusal.Code}", refusal.Argument]);
        return await ShowAsync(cancellationToken);
    }

    private RedirectResult Done(string notice)
    {
        TempData["Notice"] = texts[notice].Value;
        return Redirect(MailAddresses.Of(Template.Kind, Template.Language));
    }

    private bool Check()
    {
        foreach (var (field, fault) in MailTemplateService.Faults(Words))
        {
            ModelState.AddModelError(field, texts[$"Refused{fault.Code}", fault.Argument, string.Join(", ", Placeholders.Names(Template.Language))]);
        }

        return ModelState.IsValid;
    }

    private async Task<bool> LoadAsync(string kind, string language, CancellationToken cancellationToken)
    {
        if (MailAddresses.KindOf(kind) is not { } known || await templates.FindAsync(known, language, cancellationToken) is not { } template)
        {
            return false;
        }

        Template = template;
        SenderName = (await organisations.FindAsync(User.CurrentOrganisationId()!.Value, cancellationToken))!.SenderName;
        return true;
    }
}
