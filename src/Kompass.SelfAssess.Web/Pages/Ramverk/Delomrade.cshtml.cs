using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

public sealed class DelomradeModel(EditionCatalogue catalogue) : PageModel
{
    public FrameworkEdition Edition { get; private set; } = null!;

    public Area Area { get; private set; } = null!;

    /// <summary>Kept on links between pages of an older version.</summary>
    public string Query { get; private set; } = "";

    public SubArea SubArea { get; private set; } = null!;

    public SubArea? Previous { get; private set; }

    public SubArea? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, string code, int? version, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(key, cancellationToken, version) is not { } stored)
        {
            return NotFound();
        }

        Edition = stored.Edition;
        Query = version is null ? "" : $"?version={stored.Version}";
        var all = Edition.SubAreas.ToList();
        var at = all.FindIndex(subArea => subArea.Code == code);
        if (at < 0)
        {
            return NotFound();
        }

        SubArea = all[at];
        Area = Edition.Areas.First(area => area.SubAreas.Contains(SubArea));
        Previous = at > 0 ? all[at - 1] : null;
        Next = at < all.Count - 1 ? all[at + 1] : null;
        return Page();
    }
}
