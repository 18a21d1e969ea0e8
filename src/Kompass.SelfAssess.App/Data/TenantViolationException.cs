namespace Kompass.SelfAssess.App.Data;

/// <summary>Something tried to write a row of an organisation that the scope does not work for: always a fault in the program.</summary>
public sealed class TenantViolationException(string entity)
    : InvalidOperationException($"A row of {entity} belongs to another organisation than the one this scope works for.");
