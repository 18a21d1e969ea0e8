using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>Remembers the reader's language in a cookie.</summary>
// Without an antiforgery token, so that pages that have no other form need no cookie: the worst a forged post can do is change the language.
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class SprakModel(TimeProvider clock) : PageModel
{
    public static IReadOnlyList<string> Languages { get; } = ["sv", "en"];

    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? culture, string? returnUrl)
    {
        if (culture is not null && Languages.Contains(culture))
        {
            Hosting.Languages.Remember(HttpContext, culture, clock.GetUtcNow());
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
