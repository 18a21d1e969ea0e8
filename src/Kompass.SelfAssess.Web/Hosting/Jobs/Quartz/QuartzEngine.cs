using Kompass.SelfAssess.App.Data;
using Npgsql;
using Quartz;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>
/// Wakes the work with Quartz.NET. On SQLite its store is in memory: nothing is lost with it, since the database says what is due. On PostgreSQL
/// it lies in the database, and the processes on it are a cluster: each waking is one process's, and another takes over from one that has died.
/// </summary>
public sealed class QuartzEngine([FromKeyedServices(QuartzEngine.SchedulerName)] ISchedulerFactory factory) : IJobEngine
{
    public const string SchedulerName = "Kompass";

    /// <summary>Of the tables that the migration QuartzTables made.</summary>
    public const string TablePrefix = "qrtz_";

    public string Name => "Quartz.NET";

    public string Version { get; } = typeof(IScheduler).Assembly.GetName().Version!.ToString(3);

    public string? Dashboard => null;

    public async Task<IReadOnlyDictionary<string, DateTime>> NextRunsAsync(CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        var next = new Dictionary<string, DateTime>();
        foreach (var job in await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellationToken))
        {
            if (await scheduler.GetTrigger(WakeUps.TriggerOf(job.Name), cancellationToken) is { NextFireTimeUtc: { } at })
            {
                next[job.Name] = at.UtcDateTime;
            }
        }

        return next;
    }

    public async Task RunNowAsync(string work, string by, CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(new JobKey(work), new JobDataMap { [WakeUp.ByKey] = by }, cancellationToken);
    }
}

/// <summary>How the build with Quartz registers its engine.</summary>
public static class QuartzSetup
{
    public static void AddJobEngine(this WebApplicationBuilder builder)
    {
        var jobs = builder.Configuration.GetSection(JobsOptions.Section).Get<JobsOptions>();
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        // A scheduler with a name keeps its clock to itself; the unnamed one would put it in the container, in place of the program's own.
        builder.Services.AddQuartz(QuartzEngine.SchedulerName, quartz =>
        {
            // Waking is by the wall clock, also where the program's own clock is set off to try out schedules.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.UseDefaultThreadPool(2);
            if (database.Provider == DatabaseProvider.Postgres)
            {
                quartz.UsePersistentStore(store => Cluster(store, database.ConnectionString, jobs?.Pace));
            }
            else
            {
                quartz.UseInMemoryStore(store => store.MisfireThreshold = Lateness(jobs?.Pace));
            }
        });
        builder.Services.AddSingleton<IJobEngine, QuartzEngine>();
        builder.Services.AddHostedService<WakeUps>();
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    /// <summary>Nothing: Quartz has no pages of its own here.</summary>
    public static void MapJobEngine(this WebApplication app) => _ = app;

    private static void Cluster(IPersistentStoreBuilder store, string connectionString, TimeSpan? pace)
    {
        store.UsePostgres(NpgsqlFactory.Instance, connectionString);
        store.UseSystemTextJsonSerializer();
        store.ConfigureStore(options =>
        {
            options.TablePrefix = QuartzEngine.TablePrefix;
            options.MisfireThreshold = Lateness(pace);
        });
        // How soon a dead process is noticed. The clocks of the machines must agree better than that.
        store.UseClustering(options =>
        {
            options.CheckinInterval = pace is null ? TimeSpan.FromSeconds(7) : TimeSpan.FromSeconds(1);
            options.CheckinMisfireThreshold = pace is null ? TimeSpan.FromSeconds(10) : TimeSpan.FromSeconds(4);
        });
    }

    // What is later than this is made up for once, not as many times as were missed. Shorter than any interval.
    private static TimeSpan Lateness(TimeSpan? pace) => pace is { } every && every < TimeSpan.FromSeconds(15) ? every : TimeSpan.FromSeconds(15);
}
