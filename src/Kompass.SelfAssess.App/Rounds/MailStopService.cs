using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>No more mail to an address, by a link that only does that. The link's organisation is the only one it touches.</summary>
public sealed class MailStopService(KompassDbContext db, TimeProvider time)
{
    /// <summary>Whose mail the link stops; null for every link that is none, whatever else it may be.</summary>
    public async Task<MailStopView?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (LinkToken.Hash(token) is not { } hash)
        {
            return null;
        }

        var found = await FromRoundAsync(hash, cancellationToken) ?? await FromFollowUpAsync(FollowUpLink.StopPrefix + hash, cancellationToken);
        if (found is null)
        {
            return null;
        }

        db.Tenant.Use(found.OrganisationId);
        return found;
    }

    /// <summary>Stores the stop and calls off what is planned for the address. Doing it twice does it once.</summary>
    public async Task StopAsync(MailStopView who, CancellationToken cancellationToken)
    {
        if (!await db.MailStops.AnyAsync(stop => stop.Email == who.Email, cancellationToken))
        {
            db.MailStops.Add(new MailStop { OrganisationId = who.OrganisationId, Email = who.Email, StoppedUtc = time.GetUtcNow().UtcDateTime });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
            {
                // The same click came twice at once; the database keeps one.
                db.ChangeTracker.Clear();
            }
        }

        await db.Outbox
            .Where(m => m.OrganisationId == who.OrganisationId && m.To == who.Email && m.State == MailState.Queued)
            .Where(m => m.Kind == MailKind.Invitation || m.Kind == MailKind.Reminder || m.Kind == MailKind.LastReminder
                || m.Kind == MailKind.FollowUp || m.Kind == MailKind.FollowUpReminder)
            .CallOffAsync(cancellationToken);
    }

    /// <summary>Mail may come again; what was called off does not.</summary>
    public Task ResumeAsync(MailStopView who, CancellationToken cancellationToken) =>
        db.MailStops.Where(stop => stop.Email == who.Email).ExecuteDeleteAsync(cancellationToken);

    private Task<MailStopView?> FromRoundAsync(string hash, CancellationToken cancellationToken) => db.ParticipantLinks
        .IgnoreQueryFilters([KompassDbContext.TenantFilter])
        .Where(link => link.TokenHash == hash && link.Purpose == LinkPurpose.StopMail && link.Participant!.Email != null)
        .Select(link => new MailStopView(
            link.OrganisationId,
            db.Organisations.Where(o => o.Id == link.OrganisationId).Select(o => o.Name).Single(),
            link.Participant!.Email!,
            db.MailStops.Any(stop => stop.OrganisationId == link.OrganisationId && stop.Email == link.Participant.Email)))
        .SingleOrDefaultAsync(cancellationToken);

    private Task<MailStopView?> FromFollowUpAsync(string hash, CancellationToken cancellationToken) => db.FollowUpLinks
        .IgnoreQueryFilters([KompassDbContext.TenantFilter])
        .Where(link => link.TokenHash == hash && link.FollowUpOwner!.Owner!.Email != null)
        .Select(link => new MailStopView(
            link.OrganisationId,
            db.Organisations.Where(o => o.Id == link.OrganisationId).Select(o => o.Name).Single(),
            link.FollowUpOwner!.Owner!.Email!,
            db.MailStops.Any(stop => stop.OrganisationId == link.OrganisationId && stop.Email == link.FollowUpOwner.Owner.Email)))
        .SingleOrDefaultAsync(cancellationToken);
}

/// <param name="OrganisationId">Whose mail.</param>
/// <param name="Organisation">Its name.</param>
/// <param name="Email">The address.</param>
/// <param name="Stopped">True where it has asked for no more.</param>
public sealed record MailStopView(int OrganisationId, string Organisation, string Email, bool Stopped);
