using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kompass.SelfAssess.App.Data;

/// <summary>
/// Said on every new connection: deleted answers are overwritten (design 6), readers do not wait for a writer, and a commit is on disk
/// before it is answered.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const int BusyTimeout = 5000;

    /// <summary>The waiting time comes last: a connection from the pool that has it has been told all the rest, and is not told again.</summary>
    private const string Pragmas =
        "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000;";

    /// <summary>
    /// On a connection that only reads, such as EF's own look whether the database is there: a file that has no log yet, a copy made by
    /// VACUUM INTO for one, cannot be given one by it.
    /// </summary>
    private const string PragmasOfReader = "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000;";

    public static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout";
        if (Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture) == BusyTimeout)
        {
            return;
        }

        command.CommandText = new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? PragmasOfReader : Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
