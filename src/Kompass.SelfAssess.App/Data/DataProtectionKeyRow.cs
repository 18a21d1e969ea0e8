namespace Kompass.SelfAssess.App.Data;

/// <summary>A key of ASP.NET Core Data Protection, kept in the database so that restarts and several machines share sign-ins.</summary>
public sealed class DataProtectionKeyRow
{
    public int Id { get; set; }

    public required string FriendlyName { get; set; }

    public required string Xml { get; set; }
}
