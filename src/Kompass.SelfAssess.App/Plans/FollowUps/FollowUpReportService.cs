using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>Reads what follow-ups tell. Follow-ups are named, and say so; a draft is nobody's but its owner's.</summary>
public sealed class FollowUpReportService(KompassDbContext db)
{
    /// <summary>Every follow-up of a plan, skipped ones too, the latest first.</summary>
    public async Task<IReadOnlyList<FollowUpSummary>> ListAsync(Guid planId, CancellationToken cancellationToken) =>
        [.. (await SummariesAsync(db.FollowUps.Where(followUp => followUp.PlanId == planId), cancellationToken)).OrderByDescending(own => own.NominalDate)];

    /// <summary>One follow-up of the plan; null where there is none, or where it was skipped and so tells nothing.</summary>
    public async Task<FollowUpReportView?> FindAsync(Guid planId, Guid followUpId, CancellationToken cancellationToken)
    {
        var found = await SummariesAsync(db.FollowUps.Where(followUp => followUp.PlanId == planId && followUp.Id == followUpId), cancellationToken);
        if (found is not [{ State: not FollowUpState.Skipped } head])
        {
            return null;
        }

        var reports = await db.FollowUpReports.AsNoTracking().AsSplitQuery().Where(report => report.FollowUpId == followUpId)
            .Include(report => report.Ratings).Include(report => report.Action!).ThenInclude(action => action.Targets)
            .Include(report => report.FollowUpOwner!).ThenInclude(asked => asked.Owner).ToListAsync(cancellationToken);
        var superseded = await SupersededAsync(head, reports, cancellationToken);
        var people = await db.FollowUpOwners.Where(asked => asked.FollowUpId == followUpId && !asked.Withdrawn).Select(asked => asked.State).ToListAsync(cancellationToken);
        return new FollowUpReportView(
            head,
            planId,
            [.. reports.OrderBy(report => report.Action!.Number).Select(report => Row(report, superseded.Contains(report.ActionId)))],
            Silent(head.State, reports))
        {
            People = (people.Count, people.Count(state => state == ParticipantState.Submitted)),
        };
    }

    /// <summary>How far the plan's actions have come over its closed follow-ups.</summary>
    public async Task<FollowUpTrend> TrendAsync(Guid planId, CancellationToken cancellationToken)
    {
        var closed = await SummariesAsync(db.FollowUps.Where(followUp => followUp.PlanId == planId && followUp.State == FollowUpState.Closed), cancellationToken);
        var rows = await db.FollowUpReports.Where(report => report.FollowUp!.PlanId == planId && report.FollowUp.State == FollowUpState.Closed)
            .Select(report => new { report.FollowUpId, report.Action!.Number, report.Status, report.StatusBefore, report.Percent, report.PercentBefore, report.ReportedUtc, report.Outcome })
            .ToListAsync(cancellationToken);
        var targets = await db.PlanActions.Where(action => action.PlanId == planId)
            .Select(action => new { action.Number, Codes = action.Targets.Select(target => target.SubAreaCode).ToList() }).ToListAsync(cancellationToken);
        var byFollowUp = rows.ToLookup(row => row.FollowUpId, row => row.ReportedUtc is null
            ? new TrendReport(row.Number, row.StatusBefore, row.PercentBefore, false, row.Outcome ?? FollowUpOutcome.Silent)
            : new TrendReport(row.Number, row.Status ?? row.StatusBefore, row.Percent ?? row.PercentBefore, true, row.Outcome ?? FollowUpOutcome.OnTrack));
        return FollowUpTrend.Of(
            [.. closed.Select(followUp => new TrendFollowUp(followUp.Day, [.. byFollowUp[followUp.Id]]))],
            targets.ToDictionary(own => own.Number, IReadOnlyList<string> (own) => own.Codes));
    }

    private static async Task<List<FollowUpSummary>> SummariesAsync(IQueryable<FollowUp> followUps, CancellationToken cancellationToken)
    {
        var heads = await followUps.Select(followUp => new
        {
            Head = new FollowUpSummary(
                followUp.Id, followUp.NominalDate, followUp.Kind, followUp.State, followUp.Skipped, followUp.OpenedUtc, followUp.ClosesOn, followUp.ClosedUtc, followUp.Version),
            Reports = followUp.Reports.Select(report => new { report.Outcome, Reported = report.ReportedUtc != null, Waiting = report.Proposal == ProposalState.Waiting }).ToList(),
        }).AsSplitQuery().ToListAsync(cancellationToken);
        return
        [
            .. heads.Select(own => own.Head with
            {
                Actions = own.Reports.Count,
                Reported = own.Reports.Count(report => report.Reported),
                Waiting = own.Reports.Count(report => report is { Reported: true, Waiting: true }),
                Counts = own.Head.State == FollowUpState.Closed ? OutcomeCounts.Of(own.Reports.Select(report => report.Outcome ?? FollowUpOutcome.Silent)) : null,
            }),
        ];
    }

    /// <summary>Actions of which somebody has asked for another day since.</summary>
    private async Task<HashSet<Guid>> SupersededAsync(FollowUpSummary head, List<FollowUpReport> reports, CancellationToken cancellationToken)
    {
        Guid[] waiting = [.. reports.Where(report => report.Proposal == ProposalState.Waiting).Select(report => report.ActionId)];
        return waiting.Length == 0 ? [] : [.. await Later(db, head.NominalDate, waiting).ToListAsync(cancellationToken)];
    }

    internal static IQueryable<Guid> Later(KompassDbContext db, DateOnly day, IReadOnlyCollection<Guid> actions) => db.FollowUpReports
        .Where(report => actions.Contains(report.ActionId) && report.FollowUp!.NominalDate > day && report.ReportedUtc != null && report.ProposedDueOn != null)
        .Select(report => report.ActionId);

    private static ReportRow Row(FollowUpReport report, bool superseded)
    {
        var answered = report.ReportedUtc is not null;
        return new ReportRow(
            report.Id, report.Action!.Number, report.Action.Title, report.FollowUpOwner?.Owner?.Name, report.DueBefore, answered ? Answer(report) : null, report.Outcome)
        {
            SubAreas = [.. report.Action.Targets.Select(target => target.SubAreaCode).Distinct().Order(StringComparer.Ordinal)],
            StatusBefore = report.StatusBefore,
            PercentBefore = report.PercentBefore,
            ProposedDueOn = answered ? report.ProposedDueOn : null,
            Proposal = answered ? report.Proposal : ProposalState.None,
            Superseded = superseded,
        };
    }

    private static ReportedAnswer Answer(FollowUpReport report) => new(
        report.FollowUpOwner?.SubmittedBy ?? report.FollowUpOwner?.Owner?.Name ?? "",
        report.ReportedUtc!.Value,
        report.Status ?? report.StatusBefore,
        report.Percent ?? report.PercentBefore)
    {
        Comment = report.Comment,
        Hindrance = report.Hindrance,
        EvidenceKind = report.EvidenceKind,
        Evidence = report.Evidence,
        EvidenceLink = report.EvidenceLink,
        Ratings = [.. report.Ratings.OrderBy(rating => rating.QuestionCode, StringComparer.Ordinal).Select(rating => (rating.QuestionCode, rating.Value))],
    };

    private static IReadOnlyList<NotReported> Silent(FollowUpState state, List<FollowUpReport> reports)
    {
        // While it is open, what has been finished or called off in the plan is asked about no more.
        var waiting = reports.Where(report => report.ReportedUtc is null && (state == FollowUpState.Closed || report.Action!.Status.IsFollowed));
        return
        [
            .. waiting.Select(report => (report.Action!.Number, Owner: report.FollowUpOwner is { Withdrawn: false } asked ? asked.Owner : null))
                .GroupBy(own => own.Owner?.Id, (_, own) => own.ToList())
                .OrderBy(own => own[0].Owner is null).ThenBy(own => own[0].Owner?.Name, StringComparer.CurrentCulture)
                .Select(own => new NotReported(own[0].Owner?.Name, own[0].Owner?.Email, own[0].Owner?.AddressFailedUtc is not null, [.. own.Select(one => one.Number).Order()])),
        ];
    }
}
