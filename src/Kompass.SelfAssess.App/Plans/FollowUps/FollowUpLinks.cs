using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.FollowUps;

/// <summary>
/// Follows the link of a follow-up to the owner it was made for and says which organisation the scope works for. The only place where rows of
/// follow-ups are read before that is known.
/// </summary>
public sealed class FollowUpLinks(KompassDbContext db)
{
    /// <returns>Null where there is no such link, or its owner has left or was replaced.</returns>
    public async Task<FollowUpTarget?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (LinkToken.Hash(token) is not { } hash)
        {
            return null;
        }

        var target = await db.FollowUpLinks.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(link => link.TokenHash == hash && !link.FollowUpOwner!.Withdrawn && link.FollowUpOwner.Owner!.LeftUtc == null)
            .Select(link => new FollowUpTarget(link.FollowUpOwnerId, link.OrganisationId, link.FollowUpOwner!.Owner!.Language))
            .SingleOrDefaultAsync(cancellationToken);
        if (target is not null)
        {
            db.Tenant.Use(target.OrganisationId);
        }

        return target;
    }
}

/// <summary>Where a link leads.</summary>
/// <param name="FollowUpOwnerId">Who is asked.</param>
/// <param name="OrganisationId">In which organisation.</param>
/// <param name="Language">Language of the mail that it stood in.</param>
public sealed record FollowUpTarget(Guid FollowUpOwnerId, int OrganisationId, string Language);
