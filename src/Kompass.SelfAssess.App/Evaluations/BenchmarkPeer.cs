using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>A municipality that the organisation has chosen to compare itself with.</summary>
public sealed class BenchmarkPeer : ITenantOwned
{
    public int Id { get; set; }

    public int OrganisationId { get; set; }

    public required string Municipality { get; set; }
}
