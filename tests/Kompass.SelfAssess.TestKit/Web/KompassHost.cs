using Kompass.SelfAssess.App.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.TestKit.Web;

/// <summary>
/// The real program on a database of its own: a temporary SQLite file, or a PostgreSQL database that the caller names. No environment is
/// "Development", so nothing is seeded by itself.
/// </summary>
public class KompassHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kompass-test-");
    private readonly string? postgres;

    public KompassHost()
        : this(null)
    {
    }

    /// <param name="postgres">Connection string of an empty PostgreSQL database; null for SQLite.</param>
    public KompassHost(string? postgres) => this.postgres = postgres;

    public FixedClock Clock { get; } = new(FixedClock.Tuesday);

    /// <summary>Settings on top of the defaults; set them before the host is first used.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public string Folder => folder.FullName;

    /// <summary>A scope that works with the given organisation (with none, it sees no owned row).</summary>
    public AsyncServiceScope Scope(int? organisationId = null)
    {
        var scope = Services.CreateAsyncScope();
        if (organisationId is { } organisation)
        {
            scope.ServiceProvider.GetRequiredService<Tenant>().Use(organisation);
        }

        return scope;
    }

    /// <summary>Reads or writes with the context itself.</summary>
    public async Task<T> QueryAsync<T>(int? organisationId, Func<KompassDbContext, Task<T>> query)
    {
        await using var scope = Scope(organisationId);
        return await query(scope.ServiceProvider.GetRequiredService<KompassDbContext>());
    }

    public Visitor Visit() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        Migrate();
        builder.UseEnvironment("Testing");
        builder.UseSetting("Database:Provider", postgres is null ? nameof(DatabaseProvider.Sqlite) : nameof(DatabaseProvider.Postgres));
        builder.UseSetting("Database:ConnectionString", ConnectionString);
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Security:RequireHttps", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    private string ConnectionString => postgres ?? $"Data Source={Path.Combine(Folder, "kompass.db")};Pooling=False";

    private void Migrate()
    {
        var services = new ServiceCollection();
        services.AddOptions<DatabaseOptions>().Configure(options =>
        {
            options.Provider = postgres is null ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres;
            options.ConnectionString = ConnectionString;
        });
        services.AddKompassDatabase(Folder);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        scope.ServiceProvider.GetRequiredService<KompassDbContext>().Database.Migrate();
    }
}
