using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>A table of evaluations, rounds and what they are compared with as a file.</summary>
public sealed class TabellModel(TableCatalogue tables, KompassDbContext db) : TablePage(tables, db)
{
    public Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken) => FileAsync(TablePlace.Evaluations, Guid.Empty, name, cancellationToken);
}
