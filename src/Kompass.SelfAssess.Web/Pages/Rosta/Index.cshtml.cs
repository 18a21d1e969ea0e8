using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.Web.Hosting;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Rosta;

/// <summary>
/// The address on the wall. With the code in it the meeting is named and one button joins: an address that is only looked at, by a mail
/// filter or a chat that makes previews, must not count as a voter.
/// </summary>
public sealed class IndexModel(BallotBox box, VoterCookies cookies, FailureLimits limits, IStringLocalizer<VotingTexts> texts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Where the code of the address leads.</summary>
    public JoinTarget? Meeting { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return Page();
        }

        Code = code;
        if (limits.Refusal(HttpContext, FailureKind.JoinCode) is { } refusal)
        {
            return refusal;
        }

        Meeting = await box.FindAsync(code, cancellationToken);
        if (Meeting is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Unknown(code);
        }

        return cookies.Read(HttpContext, Meeting.WorkshopId) is { } pass && !(await box.LookAsync(pass, newest: false, cancellationToken)).State.Over
            ? new SeeOther(VoterCookies.AddressOf(pass.WorkshopId))
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), texts["ErrorNoCode"]);
            return Page();
        }

        if (limits.Refusal(HttpContext, FailureKind.JoinCode) is { } refusal)
        {
            return refusal;
        }

        if (await box.FindAsync(Code, cancellationToken) is not { } target)
        {
            return Unknown(Code);
        }

        cookies.Write(HttpContext, await box.JoinAsync(target, cookies.Read(HttpContext, target.WorkshopId), cancellationToken));
        return new SeeOther(VoterCookies.AddressOf(target.WorkshopId));
    }

    /// <summary>The same answer whatever is wrong with the code. What cannot be one at all is a slip of the finger, and not counted.</summary>
    private PageResult Unknown(string code)
    {
        if (JoinCode.Tidy(code) is not null)
        {
            limits.Count(HttpContext, FailureKind.JoinCode);
        }

        ModelState.AddModelError(nameof(Code), texts["ErrorCode"]);
        return Page();
    }
}
