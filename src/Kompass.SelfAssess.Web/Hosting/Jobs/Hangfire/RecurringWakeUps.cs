using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>Brings the storage to the schedules when the program starts. What has not changed keeps its next time.</summary>
internal sealed class RecurringWakeUps(JobStorage storage, IRecurringJobManager manager, JobPlan plan) : IHostedService
{
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var known = plan.Schedules.Select(schedule => schedule.Work.Name).ToHashSet();
        foreach (var gone in Stored().Where(id => !known.Contains(id)))
        {
            manager.RemoveIfExists(gone);
        }

        foreach (var schedule in plan.Schedules)
        {
            var work = schedule.Work.Name;
            manager.AddOrUpdate<HangfireWakeUp>(
                work, wake => wake.RunAsync(work, null, CancellationToken.None), CronText.Of(schedule.Every), new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
            // A storage in memory does not know what the program missed while it stood still, and may never be running at the hour of what is seldom.
            if (storage is InMemoryStorage && schedule.Every >= Seldom)
            {
                manager.Trigger(work);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private List<string> Stored()
    {
        using var connection = storage.GetConnection();
        return [.. connection.GetRecurringJobs().Select(job => job.Id)];
    }
}
