using System.Diagnostics;
using Npgsql;

namespace Kompass.SelfAssess.TestKit.Databases;

/// <summary>
/// A PostgreSQL of the test run's own: in a temporary folder, reached by a socket only, gone with the process. It is the distribution's server,
/// found where Debian puts it; if there is none the test fails and says what to install.
/// </summary>
public sealed class PostgresServer
{
    /// <summary>Stops, and leaves nothing behind, when its standard input closes: also when the test process dies.</summary>
    private const string Script =
        """
        set -eu
        dir=$(mktemp -d /tmp/kompass-pg-XXXXXX)
        "$0/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C -N >"$dir/log" 2>&1 || { cat "$dir/log" >&2; rm -rf "$dir"; exit 1; }
        "$0/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c fsync="$1" -c full_page_writes="$1" -c max_connections=200 >>"$dir/log" 2>&1 &
        server=$!
        for i in $(seq 300); do
          "$0/pg_isready" -h "$dir" -U postgres -q && break
          kill -0 $server || { cat "$dir/log" >&2; rm -rf "$dir"; exit 1; }
          sleep 0.1
        done
        echo "$dir"
        cat >/dev/null
        kill -INT $server
        wait $server || true
        rm -rf "$dir"
        """;

    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    private readonly string _folder;
    private readonly Process _process;

    private PostgresServer(string folder, Process process)
    {
        _folder = folder;
        _process = process;
    }

    /// <summary>True has every commit on disk before it is answered, where that is measured; tests need not wait for it.</summary>
    public static bool Durable { get; set; }

    /// <summary>Started with the first test that asks for it.</summary>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    public string ConnectionString(string database) =>
        $"Host={_folder};Username=postgres;Database={database};Pooling=true;Maximum Pool Size=20;Include Error Detail=true";

    /// <summary>A new database, empty or a copy of another one that nobody is connected to.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"kompass_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"}");
        return name;
    }

    public Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private async Task ExecuteAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Timeout=60;Command Timeout=60");
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var programs = FindPrograms();
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        string[] command = ["sh", "-c", Script, programs, Durable ? "on" : "off"];

        // PostgreSQL refuses to run as root; the package brings a user of that name.
        string[] whole = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : command;
        start.FileName = whole[0];
        foreach (var argument in whole.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() is not { Length: > 0 } folder)
        {
            throw new InvalidOperationException("PostgreSQL did not start: " + await process.StandardError.ReadToEndAsync());
        }

        var server = new PostgresServer(folder, process);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        return server;
    }

    private void Stop()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(TimeSpan.FromSeconds(5));
    }

    private static string FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            ?? throw new InvalidOperationException("PostgreSQL is missing: install the package postgresql (initdb was found neither under /usr/lib/postgresql nor on the path).");
    }
}
