using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Åtgärdsansvarig: who answers for actions of a plan. Needs no account.</summary>
public sealed class PlanOwner : ITenantOwned
{
    public const int NameMaxLength = 120;

    public Guid Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid PlanId { get; set; }

    public required string Name { get; set; }

    /// <summary>Null where nobody knows it yet: then the coordinator is told, and nothing is mailed.</summary>
    public string? Email { get; set; }

    public int? UnitId { get; set; }

    /// <summary>Language of the mails, "sv" or "en".</summary>
    public string Language { get; set; } = "sv";

    /// <summary>When a mail to the address was refused for good, or somebody said that the address is dead; cleared when the address changes.</summary>
    public DateTime? AddressFailedUtc { get; set; }

    /// <summary>When the person left; the links are dead from then on, and the actions wait for somebody else.</summary>
    public DateTime? LeftUtc { get; set; }

    /// <summary>Optimistic concurrency.</summary>
    public int Version { get; set; }
}
