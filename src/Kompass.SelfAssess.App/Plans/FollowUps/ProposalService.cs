using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>The coordinator's yes or no to another last day. A yes changes that day and nothing else, with its history.</summary>
public sealed class ProposalService(KompassDbContext db, ActionService actions)
{
    /// <param name="followUpId">Where they were made.</param>
    /// <param name="reportIds">Which; null for all that wait.</param>
    /// <param name="accept">Yes or no.</param>
    /// <param name="author">Who decides.</param>
    /// <param name="cancellationToken">Stops the work; each proposal is decided by itself.</param>
    public async Task<ProposalsDecided> DecideAsync(
        Guid followUpId, IReadOnlyCollection<int>? reportIds, bool accept, ActionAuthor author, CancellationToken cancellationToken)
    {
        var waiting = await db.FollowUpReports
            .Where(report => report.FollowUpId == followUpId && report.Proposal == ProposalState.Waiting && report.ReportedUtc != null && (reportIds == null || reportIds.Contains(report.Id)))
            .OrderBy(report => report.Action!.Number)
            .Select(report => new { report.Id, report.Action!.PlanId, report.Action.Number }).ToListAsync(cancellationToken);
        var decided = 0;
        var refused = new List<ProposalRefused>();
        foreach (var report in waiting)
        {
            if (await DecideAsync(report.Id, report.PlanId, accept, author, cancellationToken) is { } refusal)
            {
                refused.Add(new ProposalRefused(report.Number, refusal));
            }
            else
            {
                decided++;
            }
        }

        return new ProposalsDecided(decided, refused);
    }

    private async Task<Refused?> DecideAsync(int reportId, Guid planId, bool accept, ActionAuthor author, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        var report = await db.FollowUpReports.AsNoTracking().Include(own => own.FollowUp!).ThenInclude(followUp => followUp.Plan)
            .SingleAsync(own => own.Id == reportId, cancellationToken);
        if (report.FollowUp!.Plan!.State == PlanState.Closed)
        {
            return new Refused(RefusalCode.PlanClosed);
        }

        if (accept && await AcceptAsync(report, author, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var state = accept ? ProposalState.Accepted : ProposalState.Declined;
        var written = await db.FollowUpReports.Where(own => own.Id == reportId && own.Proposal == ProposalState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(own => own.Proposal, state).SetProperty(own => own.Version, own => own.Version + 1), cancellationToken);
        if (written == 0)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private async Task<Refused?> AcceptAsync(FollowUpReport report, ActionAuthor author, CancellationToken cancellationToken)
    {
        if (await FollowUpReportService.Later(db, report.FollowUp!.NominalDate, [report.ActionId]).AnyAsync(cancellationToken))
        {
            return new Refused(RefusalCode.ProposalSuperseded);
        }

        if (await actions.ContentAsync(report.ActionId, cancellationToken) is not { } read || report.ProposedDueOn is not { } day)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (!read.Content.Status.IsOpen)
        {
            return new Refused(RefusalCode.ActionOver);
        }

        var changed = await actions.ChangeAsync(report.ActionId, read.Version, read.Content with { DueOn = day }, author, cancellationToken);
        return changed.Done ? null : changed.Refusals.FirstOrDefault(own => own.Code == RefusalCode.DueInThePast) ?? changed.Refusals[0];
    }
}

/// <param name="Decided">How many.</param>
/// <param name="Refused">Those that could not be, by the action's number.</param>
public sealed record ProposalsDecided(int Decided, IReadOnlyList<ProposalRefused> Refused);

public sealed record ProposalRefused(int Action, Refused Refusal);
