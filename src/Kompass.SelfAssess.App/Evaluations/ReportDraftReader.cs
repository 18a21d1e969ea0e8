using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Shows a draft with its sources, and computes its conflicts from the numbers as they are now.</summary>
public sealed class ReportDraftReader(KompassDbContext db, EditionCatalogue catalogue)
{
    /// <summary>Drafts that await their review, newest first.</summary>
    public async Task<IReadOnlyList<ReportDraftRow>> WaitingAsync(CancellationToken cancellationToken) => await db.ReportDrafts
        .Where(draft => draft.EvaluationId == null)
        .OrderByDescending(draft => draft.CreatedUtc)
        .Select(draft => new ReportDraftRow(
            draft.Id,
            draft.Source,
            db.ReportFiles.Where(file => file.Id == draft.FileId).Select(file => file.Name).FirstOrDefault(),
            draft.Municipality,
            draft.Year,
            draft.Month,
            draft.CreatedUtc,
            draft.CreatedBy))
        .ToListAsync(cancellationToken);

    /// <summary>The draft, or null where the organisation has none of that id.</summary>
    public async Task<ReportDraftView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var draft = await db.ReportDrafts.AsNoTracking().AsSplitQuery()
            .Include(one => one.Values).Include(one => one.Findings)
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        return draft is null ? null : await ShowAsync(draft, cancellationToken);
    }

    internal async Task<ReportDraftView> ShowAsync(ReportDraft draft, CancellationToken cancellationToken)
    {
        var edition = draft.Edition is { } key ? (await catalogue.FindAsync(key, cancellationToken))?.Edition : null;
        var file = await db.ReportFiles.Where(one => one.Id == draft.FileId).Select(one => new { one.Name, one.Hash }).SingleOrDefaultAsync(cancellationToken);
        var organisation = await db.Organisations.Where(one => one.Id == draft.OrganisationId).Select(one => one.Name).SingleAsync(cancellationToken);
        var own = await OwnAsync(draft, cancellationToken);
        var paper = new DraftPaper(draft, edition);
        var result = paper.Result();
        var conflicts = edition is null ? [] : OfficialConflicts.Find(result!, edition, paper.EarlierResult());
        return new ReportDraftView
        {
            Id = draft.Id,
            Stamp = draft.ConcurrencyStamp,
            Source = draft.Source,
            CreatedUtc = draft.CreatedUtc,
            CreatedBy = draft.CreatedBy,
            FileName = file?.Name,
            FileHash = file?.Hash,
            EvaluationId = draft.EvaluationId,
            Head = paper.Head(organisation),
            Edition = edition,
            Areas = edition is null ? [] : [.. edition.Areas.Select(area => paper.Area(area, result!, conflicts))],
            Recommendations = paper.Findings(null),
            Warnings = paper.Warnings(null),
            Conflicts = conflicts,
            Earlier = paper.Earlier(own.Select(one => one.Year).ToHashSet()),
            Total = edition is null ? null : result!.TotalFor(edition),
            SameAs = own.Find(one => one.Year == draft.Year && one.Edition == draft.Edition)?.Id,
        };
    }

    /// <summary>The organisation's confirmed evaluations of the draft's municipality.</summary>
    private async Task<List<OwnEvaluation>> OwnAsync(ReportDraft draft, CancellationToken cancellationToken)
    {
        var own = await db.Evaluations
            .Where(evaluation => evaluation.OrganisationId == draft.OrganisationId && evaluation.Id != draft.EvaluationId)
            .OrderBy(evaluation => evaluation.Id)
            .Select(evaluation => new
            {
                evaluation.Id,
                evaluation.Municipality,
                evaluation.Year,
                Edition = db.Editions.Where(edition => edition.Id == evaluation.EditionId).Select(edition => edition.Key).First(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. own.Where(evaluation => MunicipalityName.Compare(evaluation.Municipality, draft.Municipality ?? "") == MunicipalityMatch.Same)
                .Select(evaluation => new OwnEvaluation(evaluation.Id, evaluation.Year, evaluation.Edition)),
        ];
    }

    private sealed record OwnEvaluation(Guid Id, int Year, string Edition);
}
