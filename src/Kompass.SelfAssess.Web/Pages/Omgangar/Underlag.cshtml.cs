using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Submission;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What goes to the evaluators: what is missing first, with the way to mend it; also as a file.</summary>
public sealed class UnderlagModel(
    KompassDbContext db, SubmissionReader reader, SubmissionWorkbook workbook, ReportTemplates templates, TimeProvider clock, IStringLocalizer<FileTexts> texts) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    /// <summary>Null while the round is not closed.</summary>
    public SubmissionContent? Pack { get; private set; }

    public IReadOnlyList<IReadOnlyList<DataCell>> GapRows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round)
        {
            return NotFound();
        }

        Round = round with { Crumb = texts["PackTitle"], Via = new Crumb(texts["Title"], $"{round.Address}/filer") };
        if (await reader.LoadAsync(id, cancellationToken) is { } content)
        {
            Pack = content;
            var prepared = await db.Workshops.AnyAsync(workshop => workshop.RoundId == id, cancellationToken);
            GapRows = [.. content.Questions.Where(question => question.Gaps.Count > 0).Select(question => Row(question, prepared))];
        }

        return Page();
    }

    public async Task<IActionResult> OnGetExcelAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await reader.LoadAsync(id, cancellationToken) is not { } content)
        {
            return NotFound();
        }

        var stream = new MemoryStream();
        workbook.Write(content, CultureInfo.CurrentUICulture, stream);
        stream.Position = 0;
        return File(stream, ExcelFile.ContentType, $"{texts["PackTitle"]} {content.Result.Round.Name}.xlsx");
    }

    public async Task<IActionResult> OnGetWordAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await reader.LoadAsync(id, cancellationToken) is not { } content)
        {
            return NotFound();
        }

        var stream = new MemoryStream();
        WordReport.Write(SubmissionReport.Build(content, CultureInfo.CurrentUICulture), await templates.ContentAsync(cancellationToken), clock.GetUtcNow().UtcDateTime, stream);
        stream.Position = 0;
        return File(stream, WordReport.ContentType, $"{texts["PackTitle"]} {content.Result.Round.Name}.docx");
    }

    private DataCell[] Row(SubmissionQuestion question, bool prepared) =>
    [
        DataCell.Link(question.Question.Code, prepared ? $"{Round.Address}/samsyn/{question.Mend.Code}" : $"{Round.Address}/samsyn"),
        DataCell.Of(question.Question.Text) with { Lang = "sv", Note = $"{question.SubArea.Code} {question.SubArea.Name.In(ResultWords.Language)}" },
        View(question.Stand),
        DataCell.Of(string.Join(", ", question.Gaps.Select(gap => texts[$"Gap{gap}"].Value))),
    ];

    private DataCell View(SubmissionStand stand) => stand switch
    {
        { Decided: true } => DataCell.Of(stand.Level is { } level ? texts["StandLevel", level] : texts["StandPoints", stand.Points!.Value, stand.MaxPoints!.Value]) with
        {
            Note = stand.Kind == StandKind.SubArea ? texts["StandWholeSubArea"].Value : null,
        },
        { Kind: StandKind.Estimate } => DataCell.Of(texts["StandNearest", stand.Level!.Value]),
        { Kind: StandKind.Withheld } => DataCell.Of(Domain.Disclosure.CellState.Withheld),
        _ => DataCell.Of(Domain.Disclosure.CellState.Missing),
    };
}
