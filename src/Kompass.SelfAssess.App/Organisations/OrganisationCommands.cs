namespace Kompass.SelfAssess.App.Organisations;

/// <summary>What a coordinator may change of the own organisation.</summary>
public sealed record UpdateOrganisation
{
    public required int Id { get; init; }

    public required string? Name { get; init; }

    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    public DateOnly? NextOfficialEvaluation { get; init; }
}

/// <summary>How the organisation's mails are sent.</summary>
public sealed record UpdateMailSettings
{
    public required int Id { get; init; }

    /// <summary>Empty means the organisation's name.</summary>
    public string? SenderName { get; init; }

    public required int Budget { get; init; }

    public required bool July { get; init; }
}

/// <summary>Invites a person to an organisation by mail.</summary>
public sealed record InviteMember
{
    public required int OrganisationId { get; init; }

    public required string? Email { get; init; }

    public required MemberRole Role { get; init; }

    /// <summary>Who invites, said in the mail.</summary>
    public required string InvitedBy { get; init; }
}

/// <summary>A row of the platform administrator's list. Says nothing of rounds or answers.</summary>
public sealed record OrganisationRow(int Id, string Name, string Slug, bool Simulated, int Coordinators, int Readers);

/// <summary>A row of an organisation's list of members.</summary>
/// <param name="Invited">True until the person has chosen a password.</param>
public sealed record MemberRow(Guid UserId, string Name, string Email, MemberRole Role, bool Invited);
