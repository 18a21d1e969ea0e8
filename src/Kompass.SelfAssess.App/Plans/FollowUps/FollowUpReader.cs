using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>Reads what one owner is asked in a follow-up, and what has been said of it.</summary>
public sealed class FollowUpReader(KompassDbContext db, EditionCatalogue editions)
{
    /// <returns>Null where nobody is asked by that id, or who was has left or was replaced.</returns>
    internal async Task<AskedOwner?> FindAsync(Guid followUpOwnerId, bool toChange, CancellationToken cancellationToken)
    {
        var tracking = toChange ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        var owner = await db.FollowUpOwners.AsTracking(tracking)
            .Include(row => row.Owner)
            .Include(row => row.FollowUp!.Plan)
            .SingleOrDefaultAsync(row => row.Id == followUpOwnerId && !row.Withdrawn && row.Owner!.LeftUtc == null, cancellationToken);
        if (owner is null)
        {
            return null;
        }

        var reports = await db.FollowUpReports.AsTracking(tracking).AsSplitQuery()
            .Where(report => report.FollowUpOwnerId == followUpOwnerId)
            .Include(report => report.Ratings)
            .Include(report => report.Action!.Steps)
            .Include(report => report.Action!.Findings)
            .Include(report => report.Action!.Links)
            .Include(report => report.Action!.Targets)
            .OrderBy(report => report.Action!.Number)
            .ToListAsync(cancellationToken);
        return new AskedOwner(owner, reports, await ViewAsync(owner, reports, cancellationToken));
    }

    private async Task<FollowUpView> ViewAsync(FollowUpOwner owner, List<FollowUpReport> reports, CancellationToken cancellationToken)
    {
        var (followUp, plan) = (owner.FollowUp!, owner.FollowUp!.Plan!);
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == owner.OrganisationId, cancellationToken);
        var edition = (await editions.GetAsync(plan.EditionId, cancellationToken)).Edition;
        var earlier = await EarlierAsync(followUp, reports, cancellationToken);
        return new FollowUpView
        {
            Id = owner.Id,
            OwnerName = owner.Owner!.Name,
            AnsweredBy = owner.SubmittedBy,
            Organisation = organisation.Name,
            ContactName = organisation.ContactName,
            ContactEmail = organisation.ContactEmail,
            PlanName = plan.Name,
            State = followUp.State,
            ClosesOn = followUp.ClosesOn ?? followUp.NominalDate,
            Progress = owner.State,
            Simulated = plan.Simulated,
            Actions = [.. reports.Select(report => Asked(report, edition, earlier.GetValueOrDefault(report.ActionId)))],
        };
    }

    private async Task<Dictionary<Guid, EarlierReport>> EarlierAsync(FollowUp followUp, List<FollowUpReport> reports, CancellationToken cancellationToken)
    {
        var actions = reports.Select(report => report.ActionId).ToList();
        var rows = await db.FollowUpReports
            .Where(report => actions.Contains(report.ActionId) && report.ReportedUtc != null && report.Status != null && report.FollowUp!.NominalDate < followUp.NominalDate)
            .Select(report => new { report.ActionId, report.FollowUp!.NominalDate, report.ReportedUtc, report.Status, report.Percent, report.Comment })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.ActionId).Select(action => action.MaxBy(row => row.NominalDate)!).ToDictionary(
            row => row.ActionId,
            row => new EarlierReport(StockholmDays.DayOf(row.ReportedUtc!.Value), row.Status!.Value, row.Percent, row.Comment));
    }

    private static AskedAction Asked(FollowUpReport report, FrameworkEdition edition, EarlierReport? earlier)
    {
        var action = report.Action!;
        return new AskedAction
        {
            Number = action.Number,
            Title = action.Title,
            Background = action.Description,
            Findings = [.. action.Findings.OrderBy(finding => finding.Id).Select(finding => finding.Text)],
            Aim = action.SuccessMeasure,
            Status = action.Status,
            Percent = action.Percent,
            StartsOn = action.StartsOn,
            DueOn = action.DueOn,
            Steps = [.. action.StepsInOrder().Select(step => new AskedStep(step.Id, step.Text, step.Done))],
            Links = [.. action.Links.OrderBy(link => link.Id).Select(link => new AskedLink(link.Text, link.Address))],
            Earlier = earlier,
            Questions = [.. QuestionsOf(action, edition)],
            Said = Said(report),
            Version = report.Version,
            ReportedUtc = report.ReportedUtc,
            Proposal = report.Proposal,
        };
    }

    /// <summary>The questions it aims at; a whole sub-area is asked by its core question.</summary>
    private static IEnumerable<AskedQuestion> QuestionsOf(PlanAction action, FrameworkEdition edition) =>
        from subArea in edition.SubAreas
        from question in subArea.Questions
        where action.Targets.Any(target => target.QuestionCode is { } code ? code == question.Code : question.Core && target.SubAreaCode == subArea.Code)
        select new AskedQuestion(subArea, question);

    private static ReportContent Said(FollowUpReport report) => new()
    {
        Status = report.Status,
        Percent = report.Percent,
        Comment = report.Comment,
        EvidenceKind = report.EvidenceKind,
        Evidence = report.Evidence,
        EvidenceLink = report.EvidenceLink,
        Hindrance = report.Hindrance,
        ProposedDueOn = report.ProposedDueOn,
        StepsDone = report.StepsDone is { } ids
            ? [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Where(id => report.Action!.Steps.Any(step => step.Id == id))]
            : null,
        Ratings = report.Ratings.ToDictionary(rating => rating.QuestionCode, rating => rating.Value),
    };
}

/// <summary>The rows of one owner in a follow-up, and what the pages show of them.</summary>
internal sealed record AskedOwner(FollowUpOwner Owner, List<FollowUpReport> Reports, FollowUpView View);
