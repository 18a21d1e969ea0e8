using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Kompass.SelfAssess.TestKit.Databases;

/// <summary>
/// The ring App on a database of its own, SQLite or PostgreSQL, migrated and with everything of seed/ in it; gone with the test. Both start as
/// a copy of a database that is made once per run.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(BuildSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(BuildPostgresTemplateAsync);

    private readonly string _place;

    private TestDatabase(DatabaseProvider provider, string place, string connectionString, Action<IServiceCollection>? configure)
    {
        Provider = provider;
        _place = place;
        ConnectionString = connectionString;
        Services = BuildServices(provider, connectionString, Clock, Commands, configure);
    }

    /// <summary>Theory data: every database there is.</summary>
    public static IEnumerable<object[]> Providers { get; } = [[DatabaseProvider.Sqlite], [DatabaseProvider.Postgres]];

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>The SQLite file; its log lies beside it.</summary>
    public string File => Provider == DatabaseProvider.Sqlite ? _place : throw new InvalidOperationException("PostgreSQL is not one file.");

    public FixedClock Clock { get; } = new(FixedClock.Tuesday);

    public CommandCounter Commands { get; } = new();

    public ServiceProvider Services { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, Action<IServiceCollection>? configure = null)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            var file = NewFile();
            System.IO.File.Copy(await SqliteTemplate.Value, file);
            return new TestDatabase(provider, file, $"Data Source={file}", configure);
        }

        var server = await PostgresServer.SharedAsync();
        var name = await server.CreateDatabaseAsync(await PostgresTemplate.Value);
        return new TestDatabase(provider, name, server.ConnectionString(name), configure);
    }

    /// <summary>A new SQLite file with the schema and everything of seed/, for one who opens it otherwise.</summary>
    public static async Task CopySqliteAsync(string file) => System.IO.File.Copy(await SqliteTemplate.Value, file);

    /// <summary>A scope that works with the given organisation (with none, it sees no owned row).</summary>
    public AsyncServiceScope Scope(int? organisationId = null)
    {
        var scope = Services.CreateAsyncScope();
        if (organisationId is { } id)
        {
            scope.ServiceProvider.GetRequiredService<Tenant>().Use(id);
        }

        return scope;
    }

    public async Task<TResult> WithAsync<T, TResult>(int? organisationId, Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = Scope(organisationId);
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task<TResult> QueryAsync<TResult>(int? organisationId, Func<KompassDbContext, Task<TResult>> query) => WithAsync(organisationId, query);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (Provider == DatabaseProvider.Sqlite)
        {
            ForgetPool(ConnectionString);
            Delete(_place);
        }
        else
        {
            await using (var connection = new NpgsqlConnection(ConnectionString))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            await (await PostgresServer.SharedAsync()).DropDatabaseAsync(_place);
        }
    }

    private static ServiceProvider BuildServices(
        DatabaseProvider provider, string connectionString, FixedClock clock, CommandCounter? commands, Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
        services.AddSingleton<TimeProvider>(clock);
        services.AddOptions<DatabaseOptions>().Configure(options => (options.Provider, options.ConnectionString) = (provider, connectionString));
        services.AddKompassDatabase(Path.GetTempPath()).AddKompassApp();
        if (commands is not null)
        {
            services.ConfigureDbContext<SqliteKompassDbContext>(options => options.AddInterceptors(commands));
            services.ConfigureDbContext<PostgresKompassDbContext>(options => options.AddInterceptors(commands));
        }

        configure?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private static async Task<string> BuildSqliteTemplateAsync()
    {
        var file = NewFile();
        // Without a pool the last connection is closed, and the log folded into the file.
        await FillAsync(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(file);
        return file;
    }

    private static async Task<string> BuildPostgresTemplateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var name = await server.CreateDatabaseAsync();
        await FillAsync(DatabaseProvider.Postgres, server.ConnectionString(name) + ";Pooling=false");
        return name;
    }

    private static async Task FillAsync(DatabaseProvider provider, string connectionString)
    {
        await using var services = BuildServices(provider, connectionString, new FixedClock(FixedClock.Tuesday), null, null);
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<KompassDbContext>().Database.MigrateAsync();
        }

        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SeedLoader>().LoadAsync(SeedFolder.Find(), default);
        }
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"kompass-{Guid.NewGuid():N}.db");

    private static void ForgetPool(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static void Delete(string file)
    {
        foreach (var part in new[] { file, file + "-wal", file + "-shm" })
        {
            System.IO.File.Delete(part);
        }
    }
}
