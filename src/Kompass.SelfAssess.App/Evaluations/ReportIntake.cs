using System.Text;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>From a file, or from pasted text, to a draft: read, parsed, kept for review.</summary>
public sealed class ReportIntake(ReportFileReader files, EditionCatalogue catalogue, ReportDraftService drafts)
{
    private const string PastedName = "inklistrad-text.txt";

    public async Task<IntakeOutcome> ReadFileAsync(byte[] content, string fileName, string? who, CancellationToken cancellationToken)
    {
        if (EvaluationTemplateReader.IsWorkbook(content))
        {
            return await ReadTemplateAsync(content, fileName, who, cancellationToken);
        }

        var read = await files.ReadAsync(content, fileName, cancellationToken);
        return read.Done
            ? await KeepAsync(read.Value.Text, read.Value.Source, new DraftFile(fileName, content), who, cancellationToken)
            : new IntakeRefused(read.Refusals);
    }

    /// <summary>Pasted text is kept as a file too, so that it is known again.</summary>
    public async Task<IntakeOutcome> ReadPastedAsync(string text, string? who, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return content.Length > ReportFileReader.MaxTextMegabytes * 1024 * 1024
            ? new IntakeRefused([new Refused(RefusalCode.FileTooLarge, $"{ReportFileReader.MaxTextMegabytes}")])
            : await KeepAsync(ReportText.FromPlain(text), ReportSource.Pasted, new DraftFile(PastedName, content), who, cancellationToken);
    }

    private async Task<IntakeOutcome> ReadTemplateAsync(byte[] content, string fileName, string? who, CancellationToken cancellationToken)
    {
        var editions = await catalogue.ListAsync(cancellationToken);
        var read = EvaluationTemplateReader.Read(content, [.. editions.Select(edition => edition.Edition)]);
        return read.Done
            ? new IntakeDone(await drafts.CreateAsync(new NewDraft(ReportSource.Workbook, read.Value.Text, read.Value.Report, new DraftFile(fileName, content), who), cancellationToken))
            : new IntakeRefused(read.Refusals);
    }

    private async Task<IntakeOutcome> KeepAsync(ReportText text, ReportSource source, DraftFile file, string? who, CancellationToken cancellationToken)
    {
        var editions = await catalogue.ListAsync(cancellationToken);
        return ReportParser.Parse(text, [.. editions.Select(edition => edition.Edition)]) switch
        {
            ReportRead { Report: var report } => new IntakeDone(await drafts.CreateAsync(new NewDraft(source, text, report, file, who), cancellationToken)),
            NotAReport not => new IntakeNotAReport(not.Reason),
            var other => throw new InvalidOperationException($"Unknown reading {other.GetType().Name}."),
        };
    }
}

/// <summary>What came of a file or a text.</summary>
public abstract record IntakeOutcome;

/// <summary>It is a draft now, or was one before.</summary>
public sealed record IntakeDone(DraftOutcome Draft) : IntakeOutcome;

/// <summary>The file could not be read.</summary>
public sealed record IntakeRefused(IReadOnlyList<Refused> Refusals) : IntakeOutcome;

/// <summary>It could, but is no report.</summary>
public sealed record IntakeNotAReport(NotAReportReason Reason) : IntakeOutcome;
