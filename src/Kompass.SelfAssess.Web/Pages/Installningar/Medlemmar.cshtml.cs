using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>Who has an account in the municipality, and as what.</summary>
public sealed class MedlemmarModel(MemberService members, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public MemberRole Role { get; set; } = MemberRole.Reader;

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    private int OrganisationId => User.CurrentOrganisationId()!.Value;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Members = await members.ListAsync(OrganisationId, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var fault = Enum.IsDefined(Role)
            ? await members.InviteAsync(
                new InviteMember { OrganisationId = OrganisationId, Email = Email, Role = Role, InvitedBy = User.DisplayName() }, cancellationToken)
            : AccountFault.NotFound;
        if (fault is not null)
        {
            ModelState.AddModelError(nameof(Email), texts.Of(fault.Value));
            Members = await members.ListAsync(OrganisationId, cancellationToken);
            return Page();
        }

        TempData["Notice"] = texts["MemberInvited", Email!.Trim()].Value;
        return RedirectToPage();
    }
}
