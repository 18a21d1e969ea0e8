using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Reads official evaluations: the organisation's own and the public ones.</summary>
public sealed class EvaluationService(KompassDbContext db, EditionCatalogue catalogue)
{
    /// <summary>All that may be read, own first, newest first. A public one that the organisation has as its own is not listed twice.</summary>
    public async Task<IReadOnlyList<EvaluationView>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await WithNumbers().ToListAsync(cancellationToken);
        var own = rows.Where(row => row.OrganisationId is not null).Select(row => row.SeedKey).OfType<string>().ToHashSet();
        var views = new List<EvaluationView>();
        foreach (var row in rows.Where(row => row.OrganisationId is not null || row.SeedKey is null || !own.Contains(row.SeedKey)))
        {
            var edition = await catalogue.GetAsync(row.EditionId, cancellationToken);
            views.Add(View(row, edition.Edition, await EarlierAsync(row, rows, cancellationToken)));
        }

        return
        [
            .. views
                .OrderByDescending(view => view.Own)
                .ThenByDescending(view => (view.Year, view.Month ?? 0))
                .ThenBy(view => view.Municipality, StringComparer.Ordinal),
        ];
    }

    /// <summary>One of them, or null where there is none that may be read.</summary>
    public async Task<EvaluationView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = await WithNumbers()
            .Include(evaluation => evaluation.Findings)
            .Include(evaluation => evaluation.Summaries)
            .SingleOrDefaultAsync(evaluation => evaluation.Id == id, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var edition = await catalogue.GetAsync(row.EditionId, cancellationToken);
        var candidates = await WithNumbers()
            .Where(other => other.Municipality == row.Municipality && other.Year < row.Year)
            .ToListAsync(cancellationToken);
        return View(row, edition.Edition, await EarlierAsync(row, candidates, cancellationToken));
    }

    /// <summary>The latest one of the same municipality that was made before it and tells of more than a total; null where there is none.</summary>
    public async Task<EvaluationView?> BeforeAsync(EvaluationView evaluation, CancellationToken cancellationToken)
    {
        var rows = await WithNumbers()
            .Where(row => row.Municipality == evaluation.Municipality && row.Year <= evaluation.Year && row.Id != evaluation.Id)
            .ToListAsync(cancellationToken);
        var earlier = rows
            .Where(row => row.Scores.Count > 0 && (row.Year < evaluation.Year || row.Month < evaluation.Month))
            .OrderByDescending(row => (row.Year, row.Month ?? 0))
            .ThenByDescending(row => row.OrganisationId is not null)
            .FirstOrDefault();
        return earlier is null ? null : View(earlier, (await catalogue.GetAsync(earlier.EditionId, cancellationToken)).Edition, null);
    }

    /// <summary>The report as it was sent in, or null where none is kept; only an own evaluation has one.</summary>
    public Task<ReportFile?> FileAsync(Guid id, CancellationToken cancellationToken) => db.ReportFiles.AsNoTracking()
        .SingleOrDefaultAsync(file => db.Evaluations.Any(evaluation => evaluation.Id == id && evaluation.FileId == file.Id), cancellationToken);

    /// <summary>Published means of municipalities, newest first.</summary>
    public async Task<IReadOnlyList<ReferenceMean>> ListMeansAsync(CancellationToken cancellationToken) =>
        await db.ReferenceMeans.AsNoTracking().Include(mean => mean.Areas).OrderByDescending(mean => mean.Date).ToListAsync(cancellationToken);

    private IQueryable<OfficialEvaluation> WithNumbers() => db.Evaluations
        .AsNoTracking()
        .AsSplitQuery()
        .Include(evaluation => evaluation.Scores)
        .Include(evaluation => evaluation.Printed);

    /// <summary>The evaluation before it in the same edition, whatever its version, which stated differences are about.</summary>
    private async Task<OfficialEvaluation?> EarlierAsync(
        OfficialEvaluation row, IEnumerable<OfficialEvaluation> candidates, CancellationToken cancellationToken)
    {
        var key = (await catalogue.GetAsync(row.EditionId, cancellationToken)).Edition.Key;
        var earlier = candidates
            .Where(other => other.Municipality == row.Municipality && other.Year < row.Year)
            .OrderByDescending(other => other.Year)
            .ThenByDescending(other => other.OrganisationId == row.OrganisationId);
        foreach (var other in earlier)
        {
            if ((await catalogue.GetAsync(other.EditionId, cancellationToken)).Edition.Key == key)
            {
                return other;
            }
        }

        return null;
    }

    private static EvaluationView View(OfficialEvaluation row, FrameworkEdition edition, OfficialEvaluation? earlier)
    {
        var result = ToResult(row, edition);
        return new EvaluationView(
            row.Id,
            row.OrganisationId is not null,
            row.Municipality,
            row.Year,
            row.Month,
            row.Source,
            row.SourceDate,
            row.Remark,
            edition,
            result,
            OfficialConflicts.Find(result, edition, earlier is null ? null : ToResult(earlier, edition)))
        {
            Simulated = row.Simulated,
            FileName = row.FileName,
            FileHash = row.FileHash,
            HasFile = row.FileId is not null,
            ConfirmedUtc = row.ConfirmedUtc,
            ConfirmedBy = row.ConfirmedBy,
            Findings =
            [
                .. row.Findings.OrderBy(finding => finding.Order).ThenBy(finding => finding.Id)
                    .Select(finding => new EvaluationFinding(finding.Kind, finding.Area, finding.SubAreaCode, finding.Text, finding.GoldStar)),
            ],
            // Should an area have two, the first of the report stands.
            Summaries = row.Summaries.OrderBy(summary => summary.Id).DistinctBy(summary => summary.Area)
                .ToDictionary(summary => summary.Area, summary => summary.Text),
        };
    }

    private static OfficialResult ToResult(OfficialEvaluation row, FrameworkEdition edition)
    {
        List<PrintedNumber> printed =
            [.. row.Printed.OrderBy(number => number.Id).Select(number => new PrintedNumber(number.Kind, number.Area, number.SubAreaCode, number.Value))];
        if (row.Scores.Count == 0 && printed.Count == 0 && row.PublishedTotal is { } total)
        {
            printed.Add(new PrintedNumber(PrintedKind.Total, null, null, total));
        }

        var subAreas = row.Scores.Where(score => score.SubAreaCode is not null).ToDictionary(score => score.SubAreaCode!, score => score.Points);
        return subAreas.Count > 0
            ? OfficialResult.BySubArea(edition, subAreas, printed)
            : new OfficialResult(edition.Key, subAreas, row.Scores.ToDictionary(score => score.Area, score => score.Points), printed);
    }
}
