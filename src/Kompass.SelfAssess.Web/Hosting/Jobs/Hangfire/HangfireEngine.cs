using Hangfire;
using Hangfire.Storage;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>
/// Wakes the work with Hangfire. On SQLite its storage is in memory: nothing is lost with it, since the database says what is due. On PostgreSQL
/// it lies in the schema hangfire, which it makes itself, and every process on it takes its share.
/// </summary>
public sealed class HangfireEngine(JobStorage storage, IBackgroundJobClient client) : IJobEngine
{
    public const string DashboardAddress = "/admin/jobb";

    public string Name => "Hangfire";

    public string Version { get; } = typeof(JobStorage).Assembly.GetName().Version!.ToString(3);

    public string? Dashboard => DashboardAddress;

    public Task<IReadOnlyDictionary<string, DateTime>> NextRunsAsync(CancellationToken cancellationToken)
    {
        using var connection = storage.GetConnection();
        return Task.FromResult<IReadOnlyDictionary<string, DateTime>>(connection.GetRecurringJobs()
            .Where(job => job.NextExecution is not null).ToDictionary(job => job.Id, job => job.NextExecution!.Value));
    }

    public Task RunNowAsync(string work, string by, CancellationToken cancellationToken)
    {
        client.Enqueue<HangfireWakeUp>(wake => wake.RunAsync(work, by, CancellationToken.None));
        return Task.CompletedTask;
    }
}
