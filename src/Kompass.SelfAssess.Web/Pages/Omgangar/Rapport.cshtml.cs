using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>The report of a closed round, to read and print; also as a Word file.</summary>
public sealed class RapportModel(
    KompassDbContext db, SteeringReader reader, SteeringReport report, SteeringReportFile file, IStringLocalizer<ReportViewTexts> texts) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    /// <summary>Null while the round is not closed.</summary>
    public ReportDocument? Document { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round)
        {
            return NotFound();
        }

        Document = await reader.LoadAsync(id, cancellationToken) is { } content ? report.Build(content, CultureInfo.CurrentUICulture) : null;
        Round = round with { Crumb = texts["Title"], Heading = Document?.Title ?? texts["Title"] };
        return Page();
    }

    public async Task<IActionResult> OnGetWordAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await reader.LoadAsync(id, cancellationToken) is not { } content)
        {
            return NotFound();
        }

        var stream = new MemoryStream();
        await file.WriteAsync(content, CultureInfo.CurrentUICulture, stream, cancellationToken);
        stream.Position = 0;
        return File(stream, WordReport.ContentType, $"{texts["Title"]} {content.Result.Round.Name}.docx");
    }
}
