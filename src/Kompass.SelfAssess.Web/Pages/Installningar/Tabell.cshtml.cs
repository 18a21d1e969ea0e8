using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>A table of the settings as a file.</summary>
public sealed class TabellModel(TableCatalogue tables, KompassDbContext db) : TablePage(tables, db)
{
    public Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken) => FileAsync(TablePlace.Settings, Guid.Empty, name, cancellationToken);
}
