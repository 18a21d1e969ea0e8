using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Frameworks;

/// <summary>A migrated SQLite file of its own, gone with the test.</summary>
public sealed class FreshDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(BuildTemplateAsync);

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"kompass-{Guid.NewGuid():N}.db");
    private readonly ServiceProvider _services;

    private FreshDatabase()
    {
        var services = new ServiceCollection()
            .AddKompassApp()
            .AddKompassDatabase(Path.GetTempPath());
        services.AddOptions<DatabaseOptions>().Configure(options => options.ConnectionString = $"Data Source={_file}");
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static async Task<FreshDatabase> CreateAsync()
    {
        var database = new FreshDatabase();
        await database.InScopeAsync<KompassDbContext>(db => db.Database.MigrateAsync());
        return database;
    }

    /// <summary>With everything of seed/ in it: a copy of a file that is loaded once.</summary>
    public static async Task<FreshDatabase> SeededAsync()
    {
        var template = await Template.Value;
        var database = new FreshDatabase();
        File.Copy(template, database._file);
        return database;
    }

    public async Task InScopeAsync<T>(Func<T, Task> act, int? organisationId = null)
        where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        if (organisationId is { } id)
        {
            scope.ServiceProvider.GetRequiredService<Tenant>().Use(id);
        }

        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async Task<TResult> InScopeAsync<T, TResult>(Func<T, Task<TResult>> act, int? organisationId = null)
        where T : notnull
    {
        TResult result = default!;
        await InScopeAsync<T>(async service => result = await act(service), organisationId);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        File.Delete(_file);
    }

    private static async Task<string> BuildTemplateAsync()
    {
        var database = await CreateAsync();
        await database.InScopeAsync<SeedLoader>(loader => loader.LoadAsync(SeedFolder.Find(), default));
        await database.InScopeAsync<KompassDbContext>(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        await database.CloseAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(database._file);
        return database._file;
    }

    private async Task CloseAsync()
    {
        await InScopeAsync<KompassDbContext>(db =>
        {
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            return Task.CompletedTask;
        });
        await _services.DisposeAsync();
    }
}
