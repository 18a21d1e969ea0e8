using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>One member: another role, a new invitation, or out.</summary>
public sealed class MedlemModel(MemberService members, SignInManager<AppUser> signIn, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public MemberRole Role { get; set; }

    public MemberRow Member { get; private set; } = null!;

    private int OrganisationId => User.CurrentOrganisationId()!.Value;

    private bool IsMe => Id == User.UserId();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Role = Member.Role;
        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? await AnswerAsync(await members.ChangeRoleAsync(OrganisationId, Id, Role, cancellationToken), "MemberRoleChanged")
        : NotFound();

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? await AnswerAsync(await members.InviteAgainAsync(OrganisationId, Id, User.DisplayName(), cancellationToken), "MemberInvitedAgain")
        : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken)
        ? await AnswerAsync(await members.RemoveAsync(OrganisationId, Id, cancellationToken), "MemberRemoved")
        : NotFound();

    private async Task<IActionResult> AnswerAsync(AccountFault? fault, string done)
    {
        if (fault is not null)
        {
            ModelState.AddModelError("", texts.Of(fault.Value));
            return Page();
        }

        if (IsMe)
        {
            await signIn.SignOutAsync();
            TempData["Notice"] = texts["OwnRoleChanged"].Value;
            return RedirectToPage("/Konto/LoggaIn");
        }

        TempData["Notice"] = texts[done, Member.Invited ? Member.Email : Member.Name].Value;
        return RedirectToPage("/Installningar/Medlemmar");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var member = (await members.ListAsync(OrganisationId, cancellationToken)).FirstOrDefault(member => member.UserId == Id);
        Member = member!;
        return member is not null;
    }
}
