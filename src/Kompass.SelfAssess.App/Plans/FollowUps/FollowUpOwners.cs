using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>
/// Who is asked in an open follow-up: always those who own the actions now and can be written to. Opening asks here first, and every waking asks
/// again, so that one who left, a new owner and a mended address need no verb of their own.
/// </summary>
public sealed class FollowUpOwners(KompassDbContext db, FollowUpMails mails)
{
    /// <summary>Brings the open follow-up of a plan into line with the plan; the caller holds the plan's lock and commits. Doing it twice does it once.</summary>
    /// <returns>How many mails were queued.</returns>
    internal async Task<int> SettleAsync(Guid planId, CancellationToken cancellationToken)
    {
        if (await db.FollowUps.Include(f => f.Plan).Include(f => f.Owners).ThenInclude(o => o.Owner)
            .SingleOrDefaultAsync(f => f.PlanId == planId && f.State == FollowUpState.Open, cancellationToken) is not { } followUp)
        {
            return 0;
        }

        var reports = await db.FollowUpReports.Include(r => r.Action).ThenInclude(a => a!.Owner).Include(r => r.Ratings)
            .Where(r => r.FollowUpId == followUp.Id).ToListAsync(cancellationToken);
        HashSet<Guid> given = [];
        foreach (var report in reports.Where(IsWaiting))
        {
            Settle(followUp, report, given);
        }

        await WithdrawAsync(followUp, reports, cancellationToken);
        return await WriteAsync(followUp, reports, given, cancellationToken);
    }

    /// <summary>True while somebody is to say how the action goes: not reported, and not finished or cancelled in the plan meanwhile.</summary>
    internal static bool IsWaiting(FollowUpReport report) => report.ReportedUtc is null && report.Action!.Status.IsFollowed;

    /// <summary>True for one who can be sent a link.</summary>
    internal static bool CanBeAsked(PlanOwner? owner) => owner is { Email: not null, LeftUtc: null, AddressFailedUtc: null };

    private void Settle(FollowUp followUp, FollowUpReport report, HashSet<Guid> given)
    {
        var wanted = report.Action!.Owner;
        if (report.FollowUpOwner is { Withdrawn: false } now && now.OwnerId == wanted?.Id && wanted.LeftUtc is null)
        {
            // A dead address alone takes nobody's follow-up away: the mails that arrived still open it.
            return;
        }

        if (report.FollowUpOwner is not null)
        {
            ForgetDraft(report);
            report.FollowUpOwner = null;
            report.FollowUpOwnerId = null;
            report.Version++;
        }

        if (!CanBeAsked(wanted))
        {
            return;
        }

        var asked = followUp.Owners.Find(owner => owner.OwnerId == wanted!.Id) ?? Add(followUp, wanted!);
        if (asked.Withdrawn || asked.State == ParticipantState.Submitted)
        {
            asked.Withdrawn = false;
            asked.State = ParticipantState.Started;
            asked.Version++;
        }

        report.FollowUpOwner = asked;
        report.Version++;
        given.Add(asked.Id);
    }

    private FollowUpOwner Add(FollowUp followUp, PlanOwner owner)
    {
        var asked = new FollowUpOwner
        {
            Id = Guid.NewGuid(),
            OrganisationId = followUp.OrganisationId,
            FollowUpId = followUp.Id,
            OwnerId = owner.Id,
            Owner = owner,
            Version = 1,
        };
        db.FollowUpOwners.Add(asked);
        return asked;
    }

    /// <summary>What somebody wrote and did not submit is not shown to whoever comes after.</summary>
    private void ForgetDraft(FollowUpReport report)
    {
        (report.Status, report.Percent, report.ProposedDueOn) = (null, null, null);
        report.StepsDone = null;
        (report.Comment, report.EvidenceKind, report.Evidence, report.EvidenceLink, report.Hindrance) = (null, null, null, null, null);
        report.Proposal = ProposalState.None;
        db.RemoveRange(report.Ratings);
    }

    /// <summary>Who has nothing left here, not even what was reported: the links are dead and what waits is called off.</summary>
    private async Task WithdrawAsync(FollowUp followUp, List<FollowUpReport> reports, CancellationToken cancellationToken)
    {
        foreach (var owner in followUp.Owners.Where(owner => !owner.Withdrawn))
        {
            if (owner.Owner!.LeftUtc is null && reports.Exists(report => report.FollowUpOwner == owner))
            {
                continue;
            }

            owner.Withdrawn = true;
            owner.Version++;
            await db.Outbox.Where(m => m.FollowUpOwnerId == owner.Id).CallOffAsync(cancellationToken);
        }
    }

    /// <summary>A mail to everybody who has got something to report since the last one, or has another address than it went to.</summary>
    private async Task<int> WriteAsync(FollowUp followUp, List<FollowUpReport> reports, HashSet<Guid> given, CancellationToken cancellationToken)
    {
        var rows = await db.Outbox.AsNoTracking().Where(m => m.FollowUpId == followUp.Id && m.Kind == MailKind.FollowUp)
            .Select(m => new { m.FollowUpOwnerId, m.To, m.State }).ToListAsync(cancellationToken);
        var queued = 0;
        foreach (var owner in followUp.Owners.Where(owner => !owner.Withdrawn && CanBeAsked(owner.Owner)))
        {
            var mine = reports.Where(report => report.FollowUpOwner == owner && IsWaiting(report)).Select(report => report.Action!).OrderBy(a => a.Number).ToList();
            var earlier = rows.FindAll(row => row.FollowUpOwnerId == owner.Id);
            var written = earlier.Exists(row => row.To == owner.Owner!.Email && row.State != MailState.Cancelled);
            if (mine.Count == 0 || (written && !given.Contains(owner.Id)))
            {
                continue;
            }

            await db.Outbox.Where(m => m.FollowUpOwnerId == owner.Id).CallOffAsync(cancellationToken);
            queued += await mails.AddOpeningAsync(followUp, owner, mine, earlier.Count, cancellationToken) ? 1 : 0;
        }

        return queued;
    }
}
