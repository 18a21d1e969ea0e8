using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Data;

/// <summary>Registers the context of the chosen provider; everything else asks for <see cref="KompassDbContext"/>.</summary>
public static class DatabaseServices
{
    /// <param name="services">The services.</param>
    /// <param name="root">Folder that a relative SQLite file is taken from.</param>
    public static IServiceCollection AddKompassDatabase(this IServiceCollection services, string root)
    {
        services.AddScoped<Tenant>();
        // Options are the same for every scope; made anew they are a tenth of a small request.
        services.AddDbContext<SqliteKompassDbContext>(
            (provider, options) => options.UseSqlite(SqliteConnectionString(Options(provider).ConnectionString, root)).AddInterceptors(SqlitePragmas.Instance),
            optionsLifetime: ServiceLifetime.Singleton);
        services.AddDbContext<PostgresKompassDbContext>(
            (provider, options) => options.UseNpgsql(Options(provider).ConnectionString), optionsLifetime: ServiceLifetime.Singleton);
        services.AddScoped<KompassDbContext>(provider => Options(provider).Provider switch
        {
            DatabaseProvider.Postgres => provider.GetRequiredService<PostgresKompassDbContext>(),
            _ => provider.GetRequiredService<SqliteKompassDbContext>(),
        });
        return services;
    }

    private static DatabaseOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;

    private static string SqliteConnectionString(string connectionString, string root)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (builder.Mode != SqliteOpenMode.Memory && builder.DataSource is not ("" or ":memory:"))
        {
            builder.DataSource = Path.GetFullPath(builder.DataSource, root);
            Directory.CreateDirectory(Path.GetDirectoryName(builder.DataSource)!);
        }

        // A locked database is told to the visitor after seconds, not after half a minute.
        builder.DefaultTimeout = Math.Min(builder.DefaultTimeout, 5);
        return builder.ToString();
    }
}
