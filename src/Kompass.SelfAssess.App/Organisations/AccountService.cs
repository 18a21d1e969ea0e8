using System.Text;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Organisations;

/// <summary>Accounts: invitation, forgotten password, change of name and password. Never says whether an address has an account.</summary>
public sealed class AccountService(
    KompassDbContext database, UserManager<AppUser> users, AccountMails mails, IDataProtectionProvider protection)
{
    public const int PasswordMaxLength = 128;

    /// <returns>A one-time link for the new platform administrator (or for an account that is made one), or why there is none.</returns>
    public async Task<(Uri? Link, AccountFault? Fault)> CreatePlatformAdministratorAsync(string? email, CancellationToken cancellationToken)
    {
        if (EmailAddress.Normalise(email) is not { } address)
        {
            return (null, AccountFault.EmailBad);
        }

        ReadyKeys();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var user = await users.FindByEmailAsync(address) ?? await CreateInvitedAsync(address);
        user.IsPlatformAdministrator = true;
        Check(await users.UpdateSecurityStampAsync(user));
        var token = await InvitationTokenAsync(user);
        await transaction.CommitAsync(cancellationToken);
        return (mails.InvitationLink(user.Id, token), null);
    }

    /// <summary>The account of an invitation whose link is still good.</summary>
    public async Task<AppUser?> FindInvitedAsync(string? id, string? code) =>
        await FindAsync(id) is { } user
            && Decode(code) is { } token
            && await users.VerifyUserTokenAsync(user, InvitationTokenProvider.Provider, InvitationTokenProvider.Purpose, token)
            ? user
            : null;

    /// <summary>Sets name and password from a one-time link; setting the password uses the link up.</summary>
    public async Task<(AppUser? User, IReadOnlyList<AccountFault> Faults)> AcceptInvitationAsync(
        string? id, string? code, string? name, string? password, CancellationToken cancellationToken)
    {
        if (await FindInvitedAsync(id, code) is not { } user)
        {
            return (null, [AccountFault.LinkInvalid]);
        }

        var faults = FaultsOf(name, password);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        user.DisplayName = name!.Trim();
        user.EmailConfirmed = true;
        await SetPasswordAsync(user, password!);
        await transaction.CommitAsync(cancellationToken);
        return (user, []);
    }

    /// <summary>Queues a mail if the address has an account; the caller says the same either way.</summary>
    public async Task RequestResetAsync(string email, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(email) is not { } user)
        {
            return;
        }

        if (user.PasswordHash is null)
        {
            var organisation = await database.Memberships.Where(m => m.UserId == user.Id).Select(m => m.Organisation!.Name)
                .FirstOrDefaultAsync(cancellationToken);
            mails.QueueInvitation(user, await InvitationTokenAsync(user), organisation ?? "Kompass", "Kompass");
        }
        else
        {
            mails.QueueReset(user, await users.GeneratePasswordResetTokenAsync(user));
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    public async Task<bool> CanResetAsync(string? id, string? code) => await FindForResetAsync(id, code) is not null;

    /// <summary>Sets a new password from a one-time link and opens a locked account.</summary>
    public async Task<AccountFault?> ResetPasswordAsync(string? id, string? code, string? password, CancellationToken cancellationToken)
    {
        if (await FindForResetAsync(id, code) is not { } user)
        {
            return AccountFault.LinkInvalid;
        }

        if (FaultOfPassword(password) is { } fault)
        {
            return fault;
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await SetPasswordAsync(user, password!);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    public async Task<AccountFault?> ChangePasswordAsync(AppUser user, string? current, string? password)
    {
        if (FaultOfPassword(password) is { } fault)
        {
            return fault;
        }

        var result = await users.ChangePasswordAsync(user, current ?? "", password!);
        return result.Succeeded ? null : AccountFault.PasswordWrong;
    }

    public async Task<AccountFault?> ChangeNameAsync(AppUser user, string? name)
    {
        if (FaultOfName(name) is { } fault)
        {
            return fault;
        }

        user.DisplayName = name!.Trim();
        Check(await users.UpdateAsync(user));
        return null;
    }

    /// <summary>
    /// Links are signed with keys that are kept in the same database and made when they are first needed, on a connection of their own. Inside a
    /// transaction that would wait for itself, so they are asked for before.
    /// </summary>
    internal void ReadyKeys() => protection.CreateProtector(InvitationTokenProvider.Purpose).Protect([]);

    /// <summary>A new account without a password: nobody can sign in to it before its link has been used.</summary>
    internal async Task<AppUser> CreateInvitedAsync(string email)
    {
        var user = new AppUser { Id = Guid.NewGuid(), UserName = email, Email = email, DisplayName = email, LockoutEnabled = true };
        Check(await users.CreateAsync(user));
        return user;
    }

    internal Task<string> InvitationTokenAsync(AppUser user) =>
        users.GenerateUserTokenAsync(user, InvitationTokenProvider.Provider, InvitationTokenProvider.Purpose);

    private async Task SetPasswordAsync(AppUser user, string password)
    {
        if (user.PasswordHash is not null)
        {
            Check(await users.RemovePasswordAsync(user));
        }

        Check(await users.AddPasswordAsync(user, password));
        Check(await users.ResetAccessFailedCountAsync(user));
        Check(await users.SetLockoutEndDateAsync(user, null));
    }

    private List<AccountFault> FaultsOf(string? name, string? password) =>
        [.. new[] { FaultOfName(name), FaultOfPassword(password) }.OfType<AccountFault>()];

    private static AccountFault? FaultOfName(string? name) => name?.Trim() switch
    {
        null or "" => AccountFault.NameMissing,
        { Length: > AppUser.DisplayNameMaxLength } => AccountFault.NameTooLong,
        _ => null,
    };

    private AccountFault? FaultOfPassword(string? password) => (password?.Length ?? 0) switch
    {
        > PasswordMaxLength => AccountFault.PasswordTooLong,
        var length when length < users.Options.Password.RequiredLength => AccountFault.PasswordTooShort,
        _ => null,
    };

    private async Task<AppUser?> FindForResetAsync(string? id, string? code) =>
        await FindAsync(id) is { } user
            && Decode(code) is { } token
            && await users.VerifyUserTokenAsync(
                user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<AppUser>.ResetPasswordTokenPurpose, token)
            ? user
            : null;

    private async Task<AppUser?> FindAsync(string? id) => Guid.TryParse(id, out var key) ? await users.FindByIdAsync(key.ToString()) : null;

    private static string? Decode(string? code)
    {
        try
        {
            return string.IsNullOrEmpty(code) ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => error.Code)));
        }
    }
}
