using Microsoft.AspNetCore.Identity;

namespace Kompass.SelfAssess.App.Organisations;

/// <summary>A person with an account. What the person may do follows from memberships; respondents have no account.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public const int DisplayNameMaxLength = 120;

    public required string DisplayName { get; set; }

    /// <summary>Runs organisations and editions; never sees answers.</summary>
    public bool IsPlatformAdministrator { get; set; }

    public List<Membership> Memberships { get; set; } = [];
}
