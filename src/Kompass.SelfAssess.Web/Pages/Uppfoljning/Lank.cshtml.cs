using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>Where the link from the mail arrives. It leaves a cookie and sends on, so that the token is in no later address.</summary>
public sealed class LankModel(
    FollowUpLinks links,
    OwnerCookies cookies,
    FollowUpAnswering answering,
    FailureLimits limits,
    TimeProvider clock,
    IStringLocalizer<AnsweringTexts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(token, cancellationToken) is not { } target || await answering.LoadAsync(target.FollowUpOwnerId, cancellationToken) is not { } view)
        {
            return DeadLink.Show(this, limits, texts);
        }

        cookies.Write(HttpContext, new LinkPass(target.FollowUpOwnerId, target.OrganisationId, view.ClosesOn));
        // The pages speak as the mail did, unless the visitor has chosen a language.
        if (!Languages.IsChosen(HttpContext) && target.Language == Languages.English)
        {
            Languages.Remember(HttpContext, Languages.English, clock.GetUtcNow());
        }

        return new SeeOther(OwnerAddresses.Start(target.FollowUpOwnerId) + "/");
    }
}
