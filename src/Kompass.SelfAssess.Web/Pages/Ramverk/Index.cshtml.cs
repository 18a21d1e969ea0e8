using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

public sealed class IndexModel(EditionCatalogue catalogue) : PageModel
{
    public IReadOnlyList<FrameworkEdition> Editions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Editions = [.. (await catalogue.ListAsync(cancellationToken)).Select(stored => stored.Edition).Reverse()];
}
