using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Avanmal;

/// <summary>
/// Stops further mail to an address. A mail program does it with one post that has neither cookie nor antiforgery token (RFC 8058): the link's
/// own token is what shows that the reader meant it.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel(MailStopService stops, FailureLimits limits) : PageModel
{
    /// <summary>Null for every link that stops nothing.</summary>
    public MailStopView? Who { get; private set; }

    /// <summary>True right after mail was allowed again.</summary>
    public bool Resumed { get; private set; }

    public Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken) =>
        AnswerAsync(token, _ => Task.CompletedTask, cancellationToken);

    public Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken) => AnswerAsync(
        token,
        async who =>
        {
            await stops.StopAsync(who, cancellationToken);
            Who = who with { Stopped = true };
        },
        cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(string token, CancellationToken cancellationToken) => AnswerAsync(
        token,
        async who =>
        {
            await stops.ResumeAsync(who, cancellationToken);
            (Who, Resumed) = (who with { Stopped = false }, true);
        },
        cancellationToken);

    private async Task<IActionResult> AnswerAsync(string token, Func<MailStopView, Task> act, CancellationToken cancellationToken)
    {
        // A right link is never refused for what others behind the same address have guessed; the token is far too long to be found.
        Who = await stops.FindAsync(token, cancellationToken);
        if (Who is null)
        {
            if (limits.Refusal(HttpContext, FailureKind.UnknownLink) is { } refusal)
            {
                return refusal;
            }

            limits.Count(HttpContext, FailureKind.UnknownLink);
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        await act(Who);
        return Page();
    }
}
