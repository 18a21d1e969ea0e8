using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

/// <summary>The bridge between two editions: what answers to what, and how well.</summary>
public sealed class BryggaModel(EditionCatalogue catalogue) : PageModel
{
    public IReadOnlyList<FrameworkEdition> Editions { get; private set; } = [];

    public EditionBridge Bridge { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? fran, string? till, CancellationToken cancellationToken)
    {
        Editions = [.. (await catalogue.ListAsync(cancellationToken)).Select(stored => stored.Edition)];
        var crosswalk = await catalogue.CrosswalkAsync(cancellationToken);
        var to = till is null ? Editions.LastOrDefault(edition => edition.Assessable) ?? Editions[^1] : Find(till);
        // Without a wish the edition whose sub-areas are told of the most links to it.
        var from = fran is null ? Editions.OrderByDescending(edition => to is null ? 0 : EditionBridge.Between(edition, to, crosswalk).SubAreas.Count).First() : Find(fran);
        if (from is null || to is null)
        {
            return NotFound();
        }

        Bridge = EditionBridge.Between(from, to, crosswalk);
        return Page();
    }

    private FrameworkEdition? Find(string key) => Editions.FirstOrDefault(edition => edition.Key == key);
}
