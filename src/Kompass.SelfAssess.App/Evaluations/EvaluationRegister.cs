using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Makes a reviewed draft the organisation's official evaluation, and takes an evaluation away again.</summary>
public sealed class EvaluationRegister(KompassDbContext db, EditionCatalogue catalogue, ReportDraftReader reader, TimeProvider clock)
{
    /// <summary>Everything or nothing: the evaluation, its findings and summaries, and the earlier columns that were chosen.</summary>
    /// <returns>The evaluation's id.</returns>
    public async Task<Outcome<Guid>> ConfirmAsync(ConfirmDraft command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await OneAtATimeAsync(cancellationToken);
        try
        {
            var draft = await db.ReportDrafts.AsSplitQuery().Include(one => one.Values).Include(one => one.Findings)
                .SingleOrDefaultAsync(one => one.Id == command.DraftId, cancellationToken);
            if (draft is null)
            {
                return new Refused(RefusalCode.NotFound);
            }

            var view = await reader.ShowAsync(draft, cancellationToken);
            if (Refusals(view, command) is { Count: > 0 } refusals)
            {
                return refusals;
            }

            var evaluation = await StoredAsync(view, command, cancellationToken);
            draft.EvaluationId = evaluation.Id;
            draft.ConcurrencyStamp = Guid.NewGuid();
            foreach (var earlier in view.Earlier.Where(earlier => earlier.Offered && command.Earlier.ContainsKey(earlier.Year)))
            {
                if (await catalogue.FindAsync(command.Earlier[earlier.Year], cancellationToken) is not { } edition
                    || earlier.Areas.Keys.Except(edition.Edition.Areas.Select(area => area.Number)).Any())
                {
                    return new Refused(RefusalCode.EditionUnknown, command.Earlier[earlier.Year]);
                }

                db.Evaluations.Add(Earlier(evaluation, earlier, edition.Id, command));
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return evaluation.Id;
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

    /// <summary>Takes an own evaluation away, with its findings, its draft and its file. Rounds that were compared with it are not touched.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        var organisation = db.Tenant.OrganisationId;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await OneAtATimeAsync(cancellationToken);
        if (organisation is null || await db.Evaluations.Where(one => one.Id == id && one.OrganisationId == organisation).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return new Refused(RefusalCode.NotFound);
        }

        await ForgetDraftsAsync(id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Two drafts of one evaluation must not both find that there is none yet; the organisation's row is their turnstile.</summary>
    private Task<int> OneAtATimeAsync(CancellationToken cancellationToken)
    {
        var organisation = db.Tenant.OrganisationId;
        return db.Organisations.Where(one => one.Id == organisation).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, one => one.Name), cancellationToken);
    }

    private static List<Refused> Refusals(ReportDraftView view, ConfirmDraft command)
    {
        if (view.EvaluationId is not null || view.Stamp != command.Stamp)
        {
            return [new Refused(view.EvaluationId is not null ? RefusalCode.DraftIsConfirmed : RefusalCode.ChangedBySomebodyElse)];
        }

        List<Refused> refusals = [];
        if (view.Edition is null)
        {
            refusals.Add(new Refused(RefusalCode.EditionUnknown, view.Head.EditionKey ?? ""));
        }

        if (view.PartsConfirmed < view.Parts)
        {
            refusals.Add(new Refused(RefusalCode.DraftUnconfirmed, FormattableString.Invariant($"{view.Parts - view.PartsConfirmed}")));
        }

        if (view.HasFaults)
        {
            refusals.Add(new Refused(RefusalCode.DraftHasFaults, FormattableString.Invariant($"{view.Conflicts.Count(conflict => conflict.IsFault)}")));
        }

        if (!view.HasPoints)
        {
            refusals.Add(new Refused(RefusalCode.PointsMissing));
        }

        if (view.SameAs is not null && !command.Replace)
        {
            refusals.Add(new Refused(RefusalCode.AlreadyConfirmed, FormattableString.Invariant($"{view.Head.Year}")));
        }

        return refusals;
    }

    /// <summary>The new evaluation, or the one it replaces, which keeps its id so that links to it still lead there.</summary>
    private async Task<OfficialEvaluation> StoredAsync(ReportDraftView view, ConfirmDraft command, CancellationToken cancellationToken)
    {
        var edition = (await catalogue.FindAsync(view.Edition!.Key, cancellationToken))!;
        OfficialEvaluation evaluation;
        if (view.SameAs is { } id)
        {
            evaluation = await db.Evaluations.AsSplitQuery()
                .Include(one => one.Scores).Include(one => one.Printed).Include(one => one.Findings).Include(one => one.Summaries)
                .SingleAsync(one => one.Id == id, cancellationToken);
            Empty(evaluation);
            // Their keys are taken until they are gone.
            await db.SaveChangesAsync(cancellationToken);
            await ForgetDraftsAsync(id, cancellationToken);
        }
        else
        {
            evaluation = new OfficialEvaluation { Id = Guid.NewGuid(), OrganisationId = db.Tenant.OrganisationId, Municipality = "", Source = "" };
            db.Evaluations.Add(evaluation);
        }

        Fill(evaluation, view);
        evaluation.EditionId = edition.Id;
        evaluation.FileId = await db.ReportDrafts.Where(one => one.Id == view.Id).Select(one => one.FileId).SingleAsync(cancellationToken);
        (evaluation.ConfirmedUtc, evaluation.ConfirmedBy) = (clock.GetUtcNow().UtcDateTime, command.Who);
        return evaluation;
    }

    private static void Empty(OfficialEvaluation evaluation)
    {
        evaluation.Scores.Clear();
        evaluation.Printed.Clear();
        evaluation.Findings.Clear();
        evaluation.Summaries.Clear();
        (evaluation.SourceDate, evaluation.Remark, evaluation.PublishedTotal, evaluation.Simulated) = (null, null, null, false);
    }

    private static void Fill(OfficialEvaluation evaluation, ReportDraftView view)
    {
        (evaluation.Municipality, evaluation.Year, evaluation.Month) = (view.Head.Municipality!, view.Head.Year!.Value, view.Head.Month);
        evaluation.Source = Title(evaluation.Municipality, evaluation.Year);
        (evaluation.FileName, evaluation.FileHash) = (view.FileName, view.FileHash);
        evaluation.Scores.AddRange(view.Areas.SelectMany(area => area.Points.Where(points => points.Value is not null).Select(points =>
            new OfficialScore { Area = area.Area.Number, SubAreaCode = points.Code, Points = points.Value!.Value })));
        evaluation.Printed.AddRange(view.Head.Totals.Where(number => number.Value is not null).Select(number => Printed(number, null)));
        evaluation.Printed.AddRange(view.Areas.SelectMany(area => area.Printed.Where(number => number.Value is not null).Select(number => Printed(number, area.Area.Number))));
        evaluation.Summaries.AddRange(view.Areas.Where(area => !string.IsNullOrEmpty(area.Summary)).Select(area => new OfficialAreaSummary { Area = area.Area.Number, Text = area.Summary! }));
        foreach (var (area, finding) in view.Areas.SelectMany(area => area.Findings.Select(finding => (Number: (int?)area.Area.Number, finding)))
            .Concat(view.Recommendations.Select(finding => (Number: (int?)null, finding))).Where(pair => !pair.finding.LeftOut))
        {
            evaluation.Findings.Add(new OfficialFinding
            {
                Order = evaluation.Findings.Count + 1,
                Kind = finding.Kind,
                Area = area,
                SubAreaCode = finding.SubArea,
                Text = finding.Text,
                GoldStar = finding.GoldStar,
            });
        }
    }

    private static PrintedNumberRow Printed(DraftNumberView number, int? area) =>
        new() { Kind = number.Kind!.Value, Area = area, SubAreaCode = number.Code, Value = number.Value!.Value };

    private OfficialEvaluation Earlier(OfficialEvaluation evaluation, DraftEarlierView earlier, int editionId, ConfirmDraft command) => new()
    {
        Id = Guid.NewGuid(),
        OrganisationId = evaluation.OrganisationId,
        Municipality = evaluation.Municipality,
        Year = earlier.Year,
        EditionId = editionId,
        Source = evaluation.Source,
        SourceDate = FormattableString.Invariant($"{evaluation.Year}"),
        FileName = evaluation.FileName,
        ConfirmedUtc = clock.GetUtcNow().UtcDateTime,
        ConfirmedBy = command.Who,
        Scores = [.. earlier.Areas.Select(area => new OfficialScore { Area = area.Key, Points = area.Value })],
        Printed = earlier.Printed is { } total ? [new PrintedNumberRow { Kind = PrintedKind.TotalTable, Value = total }] : [],
    };

    /// <summary>The reports' own title.</summary>
    private static string Title(string municipality, int year) => FormattableString.Invariant($"Kommunkompassen – {municipality} {year}");

    /// <summary>What an evaluation came from goes with it, so that the same file can be read anew.</summary>
    private async Task ForgetDraftsAsync(Guid evaluationId, CancellationToken cancellationToken)
    {
        var files = await db.ReportDrafts.Where(one => one.EvaluationId == evaluationId).Select(one => one.FileId).ToListAsync(cancellationToken);
        await db.ReportDrafts.Where(one => one.EvaluationId == evaluationId).ExecuteDeleteAsync(cancellationToken);
        await db.ReportFiles
            .Where(file => files.Contains(file.Id) && !db.ReportDrafts.Any(draft => draft.FileId == file.Id) && !db.Evaluations.Any(other => other.FileId == file.Id && other.Id != evaluationId))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
