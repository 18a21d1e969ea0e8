using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Tables;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>Answers with a table of the catalogue as a file: what the page shows with the same filters in its address, and all fields.</summary>
public abstract class TablePage(TableCatalogue tables, KompassDbContext db) : PageModel
{
    /// <summary>"xlsx" (also where nothing is said) or "csv".</summary>
    [FromQuery(Name = "som")]
    public string? As { get; set; }

    protected async Task<IActionResult> FileAsync(TablePlace place, Guid id, string name, CancellationToken cancellationToken)
    {
        if (tables.Find(place, name) is not { } table || TableForms.Of(As ?? "xlsx") is not { } form)
        {
            return NotFound();
        }

        var coordinator = User.CurrentRole() == MemberRole.Coordinator;
        if (table.Audience == TableAudience.Coordinator && !coordinator)
        {
            return Forbid();
        }

        var person = User.UserId();
        var request = new TableRequest(name, place, id, CultureInfo.CurrentUICulture)
        {
            Filter = table.Filters.Where(Request.Query.ContainsKey).ToDictionary(filter => filter, filter => $"{Request.Query[filter]}"),
            Email = await db.Users.Where(user => user.Id == person).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken),
            Coordinator = coordinator,
        };
        return await tables.ReadAsync(request, cancellationToken) is TableFile file ? File(file, form) : NotFound();
    }

    private FileStreamResult File(TableFile file, TableForm form)
    {
        var stream = new MemoryStream();
        file.Write(form, stream);
        stream.Position = 0;
        return File(stream, form.ContentType(), $"{file.FileName}.{form.Ending()}");
    }
}
