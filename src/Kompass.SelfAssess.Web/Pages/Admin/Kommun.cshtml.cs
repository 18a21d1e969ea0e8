using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Admin;

/// <summary>One municipality: its name and its coordinators. Nothing of its rounds.</summary>
public sealed class KommunModel(OrganisationService organisations, MemberService members, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<MemberRow> Coordinators { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Name = Organisation.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? Answer(await organisations.RenameAsync(Id, Name, cancellationToken), nameof(Name), "OrganisationRenamed", Name)
        : NotFound();

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Name = Organisation.Name;
        var command = new InviteMember { OrganisationId = Id, Email = Email, Role = MemberRole.Coordinator, InvitedBy = User.DisplayName() };
        return Answer(await members.InviteAsync(command, cancellationToken), nameof(Email), "MemberInvited", Email);
    }

    private IActionResult Answer(AccountFault? fault, string field, string done, string? about)
    {
        if (fault is not null)
        {
            ModelState.AddModelError(field, texts.Of(fault.Value));
            return Page();
        }

        TempData["Notice"] = texts[done, about?.Trim() ?? ""].Value;
        return RedirectToPage(new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await organisations.FindAsync(Id, cancellationToken) is not { } organisation)
        {
            return false;
        }

        Organisation = organisation;
        Coordinators = [.. (await members.ListAsync(Id, cancellationToken)).Where(member => member.Role == MemberRole.Coordinator)];
        return true;
    }
}
