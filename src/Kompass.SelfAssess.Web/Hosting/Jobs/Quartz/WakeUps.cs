using Quartz;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>Brings the store to the schedules when the program starts. What has not changed keeps its next time, so that a start moves nothing.</summary>
internal sealed class WakeUps([FromKeyedServices(QuartzEngine.SchedulerName)] ISchedulerFactory factory, JobPlan plan) : IHostedService
{
    public static TriggerKey TriggerOf(string work) => new(work);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        var known = plan.Schedules.Select(schedule => schedule.Work.Name).ToHashSet();
        foreach (var gone in (await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellationToken)).Where(key => !known.Contains(key.Name)))
        {
            await scheduler.DeleteJob(gone, cancellationToken);
        }

        var first = TimeProvider.System.GetUtcNow() + plan.FirstAfter;
        foreach (var (schedule, number) in plan.Schedules.Select((schedule, number) => (schedule, number)))
        {
            await ScheduleAsync(scheduler, schedule, first + (number * plan.Apart), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task ScheduleAsync(IScheduler scheduler, Schedule schedule, DateTimeOffset first, CancellationToken cancellationToken)
    {
        // Recovery: what a process had begun when it died is begun again by another.
        var job = JobBuilder.Create<WakeUp>().WithIdentity(schedule.Work.Name).StoreDurably().RequestRecovery().DisallowConcurrentExecution().Build();
        await scheduler.AddJob(job, AddJobOptions.Replacing, cancellationToken);
        var key = TriggerOf(schedule.Work.Name);
        if (await scheduler.GetTrigger(key, cancellationToken) is ISimpleTrigger stored && stored.RepeatInterval == schedule.Every
            && stored.NextFireTimeUtc <= TimeProvider.System.GetUtcNow() + schedule.Every)
        {
            // It stands in error where a process could not load the job, perhaps one of another version.
            await scheduler.ResetTriggerFromErrorState(key, cancellationToken);
            return;
        }

        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(job).StartAt(first)
            .WithSimpleSchedule(simple => simple.WithInterval(schedule.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount))
            .Build();
        await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }
}
