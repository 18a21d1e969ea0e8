using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>
/// An official evaluation, or a draft under review, to Excel and back. A draft gets the cells that were changed; a confirmed evaluation becomes a new
/// draft with them, for a person to confirm, and is itself not touched.
/// </summary>
public sealed class EvaluationRoundTrip(KompassDbContext db, EditionCatalogue catalogue, ReportDraftService drafts)
{
    /// <summary>True where there is such an evaluation or draft, and the template has room for it.</summary>
    public async Task<bool> HasRoomAsync(Guid id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) is not null;

    /// <returns>Null where there is no such evaluation or draft, or none that the template has room for.</returns>
    public async Task<byte[]?> ExportAsync(Guid id, CultureInfo culture, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } found ? EvaluationTemplate.Write(found.Picture, culture) : null;

    /// <summary>What the file would do, without doing it.</summary>
    public async Task<Outcome<EvaluationDiff>> CompareAsync(Guid id, EvaluationSheet sheet, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is not { } found ? new Refused(RefusalCode.NotFound)
        : sheet.Source != id.ToString("N") ? new Refused(RefusalCode.WorkbookOfAnother)
        : EvaluationDiff.Between(found.Picture, sheet);

    /// <summary>Does what was shown, or nothing where that is no longer what would happen.</summary>
    public async Task<Outcome<EvaluationImportOutcome>> ImportAsync(ImportEvaluation command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, command.Id, cancellationToken);
        try
        {
            var compared = await CompareAsync(command.Id, command.Sheet, cancellationToken);
            if (!compared.Done)
            {
                return compared.Refusals.ToList();
            }

            var diff = compared.Value;
            if (command.Shown != diff.Seal || (command.Choice == ImportChoice.Stop && !diff.IsPlain))
            {
                return new EvaluationImportOutcome(diff, Written: false) { Outdated = command.Shown != diff.Seal };
            }

            var edits = diff.Written(command.Choice);
            var found = (await FindAsync(command.Id, cancellationToken))!;
            var draft = found.Draft is { } known ? await ChangeAsync(known, found.Picture.Edition, edits, diff.Added, cancellationToken)
                : await MakeAsync(found.Evaluation!, found.Picture.Edition, edits, diff.Added, command, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new EvaluationImportOutcome(diff, Written: true) { Changed = edits.Count + diff.Added.Count, DraftId = draft };
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Guid> ChangeAsync(
        ReportDraft draft, FrameworkEdition edition, IReadOnlyList<EvaluationEdit> edits, IReadOnlyList<EvaluationSheetRow> added, CancellationToken cancellationToken)
    {
        DraftPlaces.Write(draft, edition, draft.Findings.ToDictionary(finding => EvaluationFields.PartOf(finding.Id)), edits, added);
        draft.ConcurrencyStamp = Guid.NewGuid();
        await db.SaveChangesAsync(cancellationToken);
        return draft.Id;
    }

    private async Task<Guid> MakeAsync(
        OfficialEvaluation evaluation, FrameworkEdition edition, IReadOnlyList<EvaluationEdit> edits, IReadOnlyList<EvaluationSheetRow> added, ImportEvaluation command, CancellationToken cancellationToken)
    {
        var report = new ParsedReport { Edition = new Reading<string>(edition.Key, new Passage(1, 1)) };
        var text = new ReportText([new ReportLine(1, 1, command.File.Name, [new ReportCell(command.File.Name, 0, command.File.Name.Length)])]);
        var made = await drafts.CreateAsync(
            new NewDraft(ReportSource.Workbook, text, report, command.File, command.Who),
            draft =>
            {
                var findings = EvaluationCopy.Into(draft, evaluation, edition);
                DraftPlaces.Write(draft, edition, findings, edits, added);
                EvaluationCopy.SetRead(draft);
            },
            cancellationToken);
        return made switch
        {
            DraftMade draft => draft.DraftId,
            // The same file has been read in before and waits for its review.
            DraftKnown { DraftId: { } known } => known,
            _ => throw new InvalidOperationException("The file is the evaluation's own."),
        };
    }

    private async Task<Found?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var draft = await db.ReportDrafts.AsSplitQuery().Include(one => one.Values).Include(one => one.Findings)
            .SingleOrDefaultAsync(one => one.Id == id && one.EvaluationId == null, cancellationToken);
        if (draft is not null)
        {
            return draft.Edition is { } key && await catalogue.FindAsync(key, cancellationToken) is { } of
                ? new Found(EvaluationPicture.Of(draft, of.Edition), draft, null)
                : null;
        }

        var organisation = db.Tenant.OrganisationId;
        var evaluation = await db.Evaluations.AsNoTracking().AsSplitQuery()
            .Include(one => one.Scores).Include(one => one.Printed).Include(one => one.Findings).Include(one => one.Summaries)
            .SingleOrDefaultAsync(one => one.Id == id && one.OrganisationId == organisation && organisation != null, cancellationToken);
        if (evaluation is null || await catalogue.FindAsync(evaluation.EditionId, cancellationToken) is not { Edition: var edition })
        {
            return null;
        }

        // Points of an area alone have no place where the edition has sub-areas; a total alone has none at all.
        var fits = evaluation.Scores.Count > 0
            && evaluation.Scores.TrueForAll(score => score.SubAreaCode is not null || edition.Areas.Any(area => area.Number == score.Area && area.SubAreas.Count == 0));
        return fits ? new Found(EvaluationPicture.Of(evaluation, edition), null, evaluation) : null;
    }

    private sealed record Found(EvaluationPicture Picture, ReportDraft? Draft, OfficialEvaluation? Evaluation);
}

/// <summary>Writes what a file changes.</summary>
/// <param name="Id">The evaluation or the draft.</param>
/// <param name="Sheet">What the file says.</param>
/// <param name="Choice">What to do about conflicts and rows that are gone.</param>
/// <param name="Shown"><see cref="EvaluationDiff.Seal"/> of the diff that was shown.</param>
/// <param name="File">The file, kept with the draft that a confirmed evaluation becomes.</param>
/// <param name="Who">Who confirms it.</param>
public sealed record ImportEvaluation(Guid Id, EvaluationSheet Sheet, ImportChoice Choice, string Shown, DraftFile File, string? Who);
