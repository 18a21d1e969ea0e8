using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>The municipality among others: published results, those it has chosen, and estimates that others share.</summary>
public sealed class JamforelsetalModel(BenchmarkService benchmarks, IAuthorizationService authorisation) : PageModel
{
    public BenchmarkView Benchmark { get; private set; } = null!;

    public bool Coordinator { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? vart, CancellationToken cancellationToken)
    {
        if (await benchmarks.LoadAsync(vart, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        Benchmark = view;
        Coordinator = (await authorisation.AuthorizeAsync(User, Policies.Coordinator)).Succeeded;
        return Page();
    }
}
