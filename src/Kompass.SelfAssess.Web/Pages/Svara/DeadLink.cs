using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>What a link that leads nowhere shows.</summary>
public static class DeadLink
{
    /// <summary>Whoever has a right link is let in however much somebody else behind the same address has guessed.</summary>
    public static IActionResult Show(PageModel page, FailureLimits limits, IStringLocalizer<AnsweringTexts> texts)
    {
        if (limits.Refusal(page.HttpContext, FailureKind.UnknownLink) is { } refusal)
        {
            return refusal;
        }

        limits.Count(page.HttpContext, FailureKind.UnknownLink);
        return new CalmPage(texts["UnknownLinkTitle"], texts["UnknownLinkText"], texts["UnknownLinkMore"].Value).Show(page, StatusCodes.Status404NotFound);
    }
}
