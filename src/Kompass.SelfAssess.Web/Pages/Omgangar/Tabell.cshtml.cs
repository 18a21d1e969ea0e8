using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>A table of a round as a file.</summary>
public sealed class TabellModel(TableCatalogue tables, KompassDbContext db) : TablePage(tables, db)
{
    public Task<IActionResult> OnGetAsync(Guid id, string name, CancellationToken cancellationToken) => FileAsync(TablePlace.Round, id, name, cancellationToken);
}
