using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// Follows a link to whoever it was made for and says which organisation the scope works for. The only place where respondents' rows are read
/// before that is known.
/// </summary>
public sealed class RespondentLinks(KompassDbContext db)
{
    public async Task<LinkTarget> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (LinkToken.Hash(token) is not { } hash)
        {
            return new UnknownLink();
        }

        var personal = await db.ParticipantLinks.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(link => link.TokenHash == hash && link.Purpose == LinkPurpose.Answer && !link.Participant!.Withdrawn)
            .Select(link => new ParticipantTarget(link.ParticipantId, link.Participant!.RoundId, link.OrganisationId))
            .SingleOrDefaultAsync(cancellationToken);
        if (personal is not null)
        {
            db.Tenant.Use(personal.OrganisationId);
            return personal;
        }

        var open = await db.RoundGroups.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(group => group.OpenLinkHash == hash)
            .Select(group => new OpenLinkTarget(group.Id, group.Key, group.RoundId, group.OrganisationId))
            .SingleOrDefaultAsync(cancellationToken);
        if (open is null)
        {
            return new UnknownLink();
        }

        db.Tenant.Use(open.OrganisationId);
        return open;
    }

    /// <summary>Makes a participant without a name, with a personal link to come back by.</summary>
    /// <param name="token">The open link's token.</param>
    /// <param name="roundUnitId">The unit, if one was chosen.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    /// <param name="roundGroupId">Another group of the round that has an open link, if one was chosen (design 6); the link's own otherwise.</param>
    public async Task<Outcome<JoinedByOpenLink>> JoinByOpenLinkAsync(
        string token, int? roundUnitId, CancellationToken cancellationToken, int? roundGroupId = null)
    {
        if (await FindAsync(token, cancellationToken) is not OpenLinkTarget open)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (!await db.Rounds.AnyAsync(r => r.Id == open.RoundId && r.State == RoundState.Open, cancellationToken))
        {
            return new Refused(RefusalCode.NotOpen);
        }

        if (roundUnitId is { } unit && !await db.RoundUnits.AnyAsync(u => u.Id == unit && u.RoundId == open.RoundId, cancellationToken))
        {
            return new Refused(RefusalCode.UnitUnknown);
        }

        var group = roundGroupId ?? open.RoundGroupId;
        if (!await db.RoundGroups.AnyAsync(g => g.Id == group && g.RoundId == open.RoundId && g.OpenLinkHash != null, cancellationToken))
        {
            return new Refused(RefusalCode.GroupUnknown);
        }

        var personal = LinkToken.Mint();
        var participant = new Participant
        {
            Id = Guid.NewGuid(),
            OrganisationId = open.OrganisationId,
            RoundId = open.RoundId,
            RoundGroupId = group,
            RoundUnitId = roundUnitId,
            Links = [new ParticipantLink { OrganisationId = open.OrganisationId, TokenHash = LinkToken.Hash(personal)! }],
        };
        db.Participants.Add(participant);
        await db.SaveChangesAsync(cancellationToken);
        return new JoinedByOpenLink(new ParticipantTarget(participant.Id, open.RoundId, open.OrganisationId), personal);
    }
}
