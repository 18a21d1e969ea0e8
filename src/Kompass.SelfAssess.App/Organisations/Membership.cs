namespace Kompass.SelfAssess.App.Organisations;

/// <summary>
/// What a person is in an organisation. Read across organisations when somebody signs in, so it has no tenant filter;
/// every list of members asks for one organisation.
/// </summary>
public sealed class Membership
{
    public int Id { get; set; }

    public Guid UserId { get; set; }

    public AppUser? User { get; set; }

    public int OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }

    public MemberRole Role { get; set; }
}

public enum MemberRole : byte
{
    /// <summary>Samordnare: runs everything in one municipality.</summary>
    Coordinator = 1,

    /// <summary>Läsare: sees confirmed and closed results.</summary>
    Reader = 2,
}
