namespace Kompass.SelfAssess.App.Data;

/// <summary>A row that belongs to one organisation: read through the named filter <see cref="KompassDbContext.TenantFilter"/>, checked on write.</summary>
public interface ITenantOwned
{
    int OrganisationId { get; }
}
