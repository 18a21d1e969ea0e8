using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>Says that the reports have arrived and what happens now; while the follow-up is open they can be changed from here.</summary>
public sealed class TackModel(OwnerDoor door, IStringLocalizer<OwnerTexts> texts, IStringLocalizer<AnsweringTexts> answeringTexts) : PageModel
{
    public FollowUpView Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(HttpContext, id, cancellationToken) is not { } view)
        {
            return Locked.Page(answeringTexts).Show(this, StatusCodes.Status403Forbidden);
        }

        if (!view.IsSubmitted || !view.IsOpen)
        {
            return new SeeOther(OwnerAddresses.Start(id));
        }

        Asked = view;
        OwnerPages.ShowHeader(this, view, texts);
        return Page();
    }
}
