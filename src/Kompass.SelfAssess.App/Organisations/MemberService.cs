using System.Data;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Organisations;

/// <summary>Who belongs to an organisation, and as what. At least one coordinator always remains.</summary>
public sealed class MemberService(KompassDbContext database, UserManager<AppUser> users, AccountService accounts, AccountMails mails)
{
    public async Task<IReadOnlyList<MemberRow>> ListAsync(int organisationId, CancellationToken cancellationToken) =>
        await database.Memberships.AsNoTracking()
            .Where(m => m.OrganisationId == organisationId)
            .OrderBy(m => m.Role).ThenBy(m => m.User!.DisplayName)
            .Select(m => new MemberRow(m.UserId, m.User!.DisplayName, m.User.Email!, m.Role, m.User.PasswordHash == null))
            .ToListAsync(cancellationToken);

    /// <summary>Makes the person a member and sends a mail: a one-time link to a new account, a notice to one that exists.</summary>
    public async Task<AccountFault?> InviteAsync(InviteMember command, CancellationToken cancellationToken)
    {
        if (EmailAddress.Normalise(command.Email) is not { } email)
        {
            return AccountFault.EmailBad;
        }

        accounts.ReadyKeys();
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await database.Organisations.FirstOrDefaultAsync(o => o.Id == command.OrganisationId, cancellationToken) is not { } organisation)
        {
            return AccountFault.NotFound;
        }

        var user = await users.FindByEmailAsync(email) ?? await accounts.CreateInvitedAsync(email);
        if (await database.Memberships.AnyAsync(m => m.UserId == user.Id && m.OrganisationId == organisation.Id, cancellationToken))
        {
            return AccountFault.AlreadyMember;
        }

        database.Memberships.Add(new Membership { UserId = user.Id, OrganisationId = organisation.Id, Role = command.Role });
        await QueueAsync(user, organisation.Name, command.InvitedBy);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>A new link to one who has not used the first.</summary>
    public async Task<AccountFault?> InviteAgainAsync(int organisationId, Guid userId, string invitedBy, CancellationToken cancellationToken)
    {
        if (await FindAsync(organisationId, userId, cancellationToken) is not { } membership)
        {
            return AccountFault.NotFound;
        }

        await QueueAsync(membership.User!, membership.Organisation!.Name, invitedBy);
        await database.SaveChangesAsync(cancellationToken);
        return null;
    }

    public async Task<AccountFault?> ChangeRoleAsync(int organisationId, Guid userId, MemberRole role, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (!Enum.IsDefined(role) || await FindAsync(organisationId, userId, cancellationToken) is not { } membership)
        {
            return AccountFault.NotFound;
        }

        if (membership.Role == role)
        {
            return null;
        }

        if (await IsLastCoordinatorAsync(membership, cancellationToken))
        {
            return AccountFault.LastCoordinator;
        }

        membership.Role = role;
        await database.SaveChangesAsync(cancellationToken);
        await users.UpdateSecurityStampAsync(membership.User!);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Takes the membership away; an account that is left without any is deleted, since nobody needs its data.</summary>
    public async Task<AccountFault?> RemoveAsync(int organisationId, Guid userId, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await FindAsync(organisationId, userId, cancellationToken) is not { } membership)
        {
            return AccountFault.NotFound;
        }

        if (await IsLastCoordinatorAsync(membership, cancellationToken))
        {
            return AccountFault.LastCoordinator;
        }

        var user = membership.User!;
        database.Memberships.Remove(membership);
        await database.SaveChangesAsync(cancellationToken);
        if (user.IsPlatformAdministrator || await database.Memberships.AnyAsync(m => m.UserId == userId, cancellationToken))
        {
            await users.UpdateSecurityStampAsync(user);
        }
        else
        {
            await users.DeleteAsync(user);
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private Task<Membership?> FindAsync(int organisationId, Guid userId, CancellationToken cancellationToken) =>
        database.Memberships.Include(m => m.User).Include(m => m.Organisation)
            .FirstOrDefaultAsync(m => m.OrganisationId == organisationId && m.UserId == userId, cancellationToken);

    // One who has not yet chosen a password cannot run anything, so only counts against another like that.
    private async Task<bool> IsLastCoordinatorAsync(Membership membership, CancellationToken cancellationToken)
    {
        var invited = membership.User!.PasswordHash == null;
        return membership.Role == MemberRole.Coordinator
            && !await database.Memberships.AnyAsync(
                m => m.OrganisationId == membership.OrganisationId && m.Role == MemberRole.Coordinator && m.UserId != membership.UserId
                    && (invited || m.User!.PasswordHash != null),
                cancellationToken);
    }

    private async Task QueueAsync(AppUser user, string organisation, string invitedBy)
    {
        if (user.PasswordHash is null)
        {
            mails.QueueInvitation(user, await accounts.InvitationTokenAsync(user), organisation, invitedBy);
        }
        else
        {
            mails.QueueNewRole(user, organisation, invitedBy);
        }
    }
}
