using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Kompass.SelfAssess.Web.Pages.Admin;

/// <summary>A table of the platform as a file.</summary>
public sealed class TabellModel(TableCatalogue tables, KompassDbContext db) : TablePage(tables, db)
{
    public Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken) => FileAsync(TablePlace.Admin, Guid.Empty, name, cancellationToken);
}
