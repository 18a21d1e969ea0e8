using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.TestKit.Databases;

/// <summary>Follow-ups of a plan with what was reported, written straight into the tables.</summary>
public static class ReportedScene
{
    /// <param name="db">A context of a scope that works for the organisation.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="on">The nominal date; it closes ten days later.</param>
    /// <param name="closed">False leaves it open.</param>
    /// <param name="answer">Fills what is reported of an action; where it sets a status, the owner has submitted.</param>
    public static async Task<Guid> AddAsync(KompassDbContext db, Guid planId, DateOnly on, bool closed, Action<PlanAction, FollowUpReport>? answer = null)
    {
        var actions = await db.PlanActions.Where(action => action.PlanId == planId && action.Status < ActionStatus.Cancelled).OrderBy(action => action.Number).ToListAsync();
        var closesOn = on.AddDays(10);
        var followUp = new FollowUp
        {
            Id = Guid.NewGuid(),
            OrganisationId = db.Tenant.OrganisationId!.Value,
            PlanId = planId,
            NominalDate = on,
            State = closed ? FollowUpState.Closed : FollowUpState.Open,
            OpenedUtc = Noon(on),
            ClosesOn = closesOn,
            ClosedUtc = closed ? Noon(closesOn) : null,
            Version = 1,
        };
        foreach (var owner in actions.GroupBy(action => action.OwnerId))
        {
            var asked = owner.Key is { } id
                ? new FollowUpOwner { Id = Guid.NewGuid(), OrganisationId = followUp.OrganisationId, FollowUpId = followUp.Id, OwnerId = id, Version = 1 }
                : null;
            followUp.Owners.AddRange(asked is null ? [] : [asked]);
            followUp.Reports.AddRange(owner.Select(action => Report(followUp, asked, action, closed, answer)));
        }

        db.FollowUps.Add(followUp);
        await db.SaveChangesAsync();
        return followUp.Id;
    }

    /// <summary>A date that was dealt with without a follow-up.</summary>
    public static async Task<Guid> SkipAsync(KompassDbContext db, Guid planId, DateOnly on, SkippedReason why = SkippedReason.Missed)
    {
        var followUp = new FollowUp
        {
            Id = Guid.NewGuid(),
            OrganisationId = db.Tenant.OrganisationId!.Value,
            PlanId = planId,
            NominalDate = on,
            State = FollowUpState.Skipped,
            Skipped = why,
            Version = 1,
        };
        db.FollowUps.Add(followUp);
        await db.SaveChangesAsync();
        return followUp.Id;
    }

    /// <summary>Sets what an owner reports.</summary>
    public static void Says(this FollowUpReport report, ActionStatus status, int percent, params (string Question, int Level)[] ratings)
    {
        (report.Status, report.Percent) = (status, percent);
        report.Ratings.AddRange(ratings.Select(rating => new FollowUpRating { QuestionCode = rating.Question, Value = (AnswerValue)rating.Level }));
    }

    public static void Asks(this FollowUpReport report, DateOnly day) => (report.ProposedDueOn, report.Proposal) = (day, ProposalState.Waiting);

    private static FollowUpReport Report(FollowUp followUp, FollowUpOwner? asked, PlanAction action, bool closed, Action<PlanAction, FollowUpReport>? answer)
    {
        var report = new FollowUpReport
        {
            OrganisationId = followUp.OrganisationId,
            ActionId = action.Id,
            FollowUpOwnerId = asked?.Id,
            StatusBefore = action.Status,
            PercentBefore = action.Percent,
            DueBefore = action.DueOn,
            Version = 1,
        };
        answer?.Invoke(action, report);
        if (report.Status is not null)
        {
            report.ReportedUtc ??= Noon(followUp.NominalDate.AddDays(1));
            asked!.State = ParticipantState.Submitted;
        }

        report.Outcome = !closed ? null
            : report.ReportedUtc is null ? FollowUpOutcome.Silent
            : report.Status == ActionStatus.Done ? FollowUpOutcome.Done
            : report.Status is ActionStatus.Paused or ActionStatus.Cancelled ? FollowUpOutcome.Stopped
            : report.ProposedDueOn is not null ? FollowUpOutcome.Moved
            : report.DueBefore < followUp.ClosesOn ? FollowUpOutcome.Late
            : FollowUpOutcome.OnTrack;
        return report;
    }

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
}
