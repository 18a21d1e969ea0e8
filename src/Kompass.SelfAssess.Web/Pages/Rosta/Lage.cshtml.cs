using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Rosta;

/// <summary>What hundreds of phones ask every other second: has anything changed? Almost always it has not, and nothing is read for that.</summary>
public sealed class LageModel(VotingBoard board, VoterCookies cookies, Tenant tenant) : PageModel
{
    /// <param name="id">The workshop.</param>
    /// <param name="v">What the page shows now.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    /// <returns>204 where that still holds, otherwise 200 with the new word.</returns>
    public async Task<IActionResult> OnGetAsync(Guid id, string? v, CancellationToken cancellationToken)
    {
        if (cookies.Read(HttpContext, id) is not { } pass)
        {
            return NotFound();
        }

        tenant.Use(pass.OrganisationId);
        var tag = (await board.ReadAsync(id, newest: false, cancellationToken)).Tag;
        return tag == v ? StatusCode(StatusCodes.Status204NoContent) : Content(tag);
    }
}
