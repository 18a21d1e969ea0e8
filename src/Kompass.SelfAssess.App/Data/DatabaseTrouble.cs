using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kompass.SelfAssess.App.Data;

/// <summary>Tells a database that does not answer from a fault in the program.</summary>
public static class DatabaseTrouble
{
    // BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB (sqlite.org/rescode.html).
    private static readonly int[] SqliteCodes = [5, 6, 8, 10, 11, 13, 14, 26];

    public static bool IsUnavailable(Exception exception)
    {
        for (Exception? link = exception; link is not null; link = link.InnerException)
        {
            switch (link)
            {
                case SqliteException sqlite when SqliteCodes.Contains(sqlite.SqliteErrorCode):
                case PostgresException { IsTransient: true }:
                case NpgsqlException and not PostgresException:
                case DbException { IsTransient: true }:
                case SocketException:
                    return true;
            }
        }

        return false;
    }
}
