using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>What becomes of an owner's links and mails in a follow-up that is open. The caller saves, in the transaction of the change itself.</summary>
public sealed class OpenFollowUps(KompassDbContext db, FollowUpOwners owners)
{
    /// <summary>The follow-up asks those who own the actions now; what is tracked is saved first.</summary>
    internal async Task SettleAsync(Guid planId, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await owners.SettleAsync(planId, cancellationToken);
    }

    /// <summary>The address is another one: links that went to the old one are dead, and what has not left is called off.</summary>
    internal async Task ForgetAddressAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        await db.FollowUpLinks.Where(link => link.FollowUpOwner!.OwnerId == ownerId && link.FollowUpOwner.FollowUp!.State == FollowUpState.Open)
            .ExecuteDeleteAsync(cancellationToken);
        await CallOffAsync(ownerId, cancellationToken);
    }

    /// <summary>What has not left does not leave.</summary>
    internal Task CallOffAsync(Guid ownerId, CancellationToken cancellationToken) => db.Outbox
        .Where(mail => db.FollowUpOwners.Any(asked => asked.Id == mail.FollowUpOwnerId && asked.OwnerId == ownerId)).CallOffAsync(cancellationToken);
}
