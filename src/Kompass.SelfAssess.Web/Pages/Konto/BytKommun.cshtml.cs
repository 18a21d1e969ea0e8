using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Konto;

/// <summary>Which of several memberships to work by: which hat is on.</summary>
public sealed class BytKommunModel(
    KompassDbContext database, UserManager<AppUser> users, SignInManager<AppUser> signIn, Hat hat, IStringLocalizer<AccountTexts> texts) : PageModel
{
    public IReadOnlyList<HatRow> Hats { get; private set; } = [];

    [BindProperty]
    public int? Membership { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Hats.FirstOrDefault(row => row.Id == Membership) is not { } chosen || await users.GetUserAsync(User) is not { } user)
        {
            ModelState.AddModelError(nameof(Membership), texts["ChooseOne"]);
            return Page();
        }

        hat.PutOn(chosen.OrganisationId, chosen.Role);
        await signIn.RefreshSignInAsync(user);
        return LocalRedirect("/");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var me = User.UserId();
        Hats = await database.Memberships.AsNoTracking().Where(m => m.UserId == me)
            .OrderBy(m => m.Organisation!.Name).ThenBy(m => m.Role)
            .Select(m => new HatRow(m.Id, m.OrganisationId, m.Organisation!.Name, m.Role))
            .ToListAsync(cancellationToken);
        Membership ??= Hats.FirstOrDefault(row => row.OrganisationId == User.CurrentOrganisationId() && row.Role == User.CurrentRole())?.Id;
    }

    public sealed record HatRow(int Id, int OrganisationId, string Organisation, MemberRole Role);
}
