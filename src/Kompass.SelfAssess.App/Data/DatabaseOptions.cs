using System.ComponentModel.DataAnnotations;

namespace Kompass.SelfAssess.App.Data;

/// <summary>Section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>A relative file of SQLite is taken from the folder that holds <c>seed</c>, or from the program's own.</summary>
    [Required]
    public string ConnectionString { get; set; } = "Data Source=data/kompass.db";
}

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}
