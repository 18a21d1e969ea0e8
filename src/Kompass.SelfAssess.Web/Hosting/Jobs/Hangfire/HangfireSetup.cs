using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Web.Hosting.SignIn;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>How the build with Hangfire registers its engine and shows its pages.</summary>
public static class HangfireSetup
{
    /// <summary>Hangfire's own pages carry styles in the markup. They are the engine's, for platform administrators only; no page of the program gets this.</summary>
    private const string DashboardPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void AddJobEngine(this WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        // Not the static ones of Hangfire: two programs in one process (tests) would share them. The configuration comes first, with its log.
        builder.Services.AddSingleton(services =>
        {
            services.GetRequiredService<IGlobalConfiguration>();
            return Storage(database);
        });
        builder.Services.AddSingleton<JobActivator>(services => new AspNetCoreJobActivator(services.GetRequiredService<IServiceScopeFactory>()));
        builder.Services.AddHangfire(hangfire =>
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        builder.Services.AddHostedService<RecurringWakeUps>();
        builder.Services.AddHangfireServer(server =>
        {
            // One that waits for a busy work must not stand in the way of another.
            server.WorkerCount = 4;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            // What is under way when the program stops may end; after that it is told to stop and waits in the queue.
            server.StopTimeout = TimeSpan.FromSeconds(20);
            server.ShutdownTimeout = TimeSpan.FromSeconds(25);
        });
        builder.Services.AddSingleton<IJobEngine, HangfireEngine>();
    }

    public static void MapJobEngine(this WebApplication app) =>
        app.MapHangfireDashboardWithAuthorizationPolicy(Policies.PlatformAdministrator, HangfireEngine.DashboardAddress, new DashboardOptions
        {
            AppPath = "/admin/schemalagt",
            DashboardTitle = "Kompass",
            DisplayStorageConnectionString = false,
        }).WithMetadata(new OwnContentSecurityPolicy(DashboardPolicy));

    private static JobStorage Storage(DatabaseOptions database)
    {
        if (database.Provider != DatabaseProvider.Postgres)
        {
            return new InMemoryStorage();
        }

        var options = new PostgreSqlStorageOptions
        {
            QueuePollInterval = TimeSpan.FromSeconds(2),
            // What a dead process had fetched is fetched again after a minute; a living one says in time that it is still at it.
            InvisibilityTimeout = TimeSpan.FromMinutes(1),
            UseSlidingInvisibilityTimeout = true,
            // So long a dead process keeps a work to itself. A run that takes longer may get company, which the database puts up with.
            DistributedLockTimeout = TimeSpan.FromMinutes(2),
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options);
    }
}
