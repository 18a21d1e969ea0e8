using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.App.Organisations;

/// <summary>A förvaltning or a municipal company.</summary>
public sealed class Unit : ITenantOwned
{
    public const int NameMaxLength = 120;

    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public required string Name { get; set; }
}
