using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Who is asked in a follow-up that is open, when actions change hands. The caller saves, in the transaction of the change itself.</summary>
public sealed class OpenFollowUps(KompassDbContext db)
{
    /// <summary>
    /// What nobody has reported yet is asked of the new owner; a draft follows with it. Who has nothing left to answer is withdrawn: links dead,
    /// mails called off. What has been reported stays with whoever reported it.
    /// </summary>
    internal async Task HandOverAsync(IReadOnlyCollection<Guid> actionIds, PlanOwner? to, CancellationToken cancellationToken)
    {
        var reports = await db.FollowUpReports.Include(report => report.FollowUpOwner)
            .Where(report => actionIds.Contains(report.ActionId) && report.ReportedUtc == null && report.FollowUp!.State == FollowUpState.Open)
            .ToListAsync(cancellationToken);
        foreach (var followUp in reports.GroupBy(report => report.FollowUpId))
        {
            var next = to is { LeftUtc: null } ? await AskedAsync(followUp.Key, to, cancellationToken) : null;
            var before = followUp.Select(report => report.FollowUpOwner).OfType<FollowUpOwner>().Distinct().Where(asked => asked != next).ToList();
            foreach (var report in followUp)
            {
                (report.FollowUpOwner, report.FollowUpOwnerId) = (next, next?.Id);
                report.Version++;
            }

            foreach (var asked in before)
            {
                var taken = followUp.Select(report => report.Id).ToList();
                if (!await db.FollowUpReports.AnyAsync(report => report.FollowUpOwnerId == asked.Id && !taken.Contains(report.Id), cancellationToken))
                {
                    await WithdrawAsync(asked, cancellationToken);
                }
            }
        }
    }

    /// <summary>The person is asked nothing more, in any follow-up that is open.</summary>
    internal async Task WithdrawAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        foreach (var asked in await AskedNowAsync(ownerId, cancellationToken))
        {
            await WithdrawAsync(asked, cancellationToken);
        }
    }

    /// <summary>The address is another one: links that went to the old one are dead, and what has not left is called off.</summary>
    internal async Task ForgetAddressAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        foreach (var asked in await AskedNowAsync(ownerId, cancellationToken))
        {
            await db.FollowUpLinks.Where(link => link.FollowUpOwnerId == asked.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Outbox.Where(mail => mail.FollowUpOwnerId == asked.Id).CallOffAsync(cancellationToken);
        }
    }

    private Task<List<FollowUpOwner>> AskedNowAsync(Guid ownerId, CancellationToken cancellationToken) => db.FollowUpOwners
        .Where(asked => asked.OwnerId == ownerId && !asked.Withdrawn && asked.FollowUp!.State == FollowUpState.Open).ToListAsync(cancellationToken);

    private async Task WithdrawAsync(FollowUpOwner asked, CancellationToken cancellationToken)
    {
        if (!asked.Withdrawn)
        {
            asked.Withdrawn = true;
            asked.Version++;
        }

        await db.Outbox.Where(mail => mail.FollowUpOwnerId == asked.Id).CallOffAsync(cancellationToken);
    }

    /// <summary>Who has submitted is asked again, about what has come since.</summary>
    private async Task<FollowUpOwner> AskedAsync(Guid followUpId, PlanOwner owner, CancellationToken cancellationToken)
    {
        var asked = await db.FollowUpOwners.SingleOrDefaultAsync(own => own.FollowUpId == followUpId && own.OwnerId == owner.Id, cancellationToken);
        if (asked is null)
        {
            asked = new FollowUpOwner { Id = Guid.NewGuid(), OrganisationId = owner.OrganisationId, FollowUpId = followUpId, OwnerId = owner.Id, Version = 1 };
            db.FollowUpOwners.Add(asked);
        }
        else if (asked.Withdrawn || asked.State == ParticipantState.Submitted)
        {
            asked.Withdrawn = false;
            asked.State = asked.State == ParticipantState.Submitted ? ParticipantState.Started : asked.State;
            asked.Version++;
        }

        return asked;
    }
}
