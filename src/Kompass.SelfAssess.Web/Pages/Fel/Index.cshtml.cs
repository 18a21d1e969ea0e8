using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Fel;

/// <summary>What a visitor sees when something went wrong. Reads nothing from the database: it may be the database that is gone.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 409, 413, 429, 500, 503];

    public int Status { get; private set; }

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        // After an exception the status is already set; after a bare status it is in the address.
        var status = RouteData.Values["status"] is string text && int.TryParse(text, out var asked) ? asked : Response.StatusCode;
        Status = Known.Contains(status) ? status : status is >= 400 and < 500 ? 404 : 500;
        Response.StatusCode = status is >= 400 and < 600 ? status : Status;
    }

    public void OnGet()
    {
    }

    public void OnPost()
    {
    }
}
