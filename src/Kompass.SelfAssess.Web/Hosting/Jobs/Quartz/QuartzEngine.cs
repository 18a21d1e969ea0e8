using Quartz;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>Wakes the work with Quartz. Its store is in memory: nothing is lost with it, since the database says what is due.</summary>
public static class QuartzEngine
{
    public const string Name = "Kompass";
    private const string WorkKey = "work";

    public static void AddJobEngine(this WebApplicationBuilder builder)
    {
        // A scheduler with a name keeps its clock to itself; the unnamed one would put it in the container, in place of the program's own.
        builder.Services.AddQuartz(Name, quartz =>
        {
            quartz.UseInMemoryStore();
            // Waking is by the wall clock, also where the program's own clock is set off to try out schedules.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.UseDefaultThreadPool(2);
            foreach (var (schedule, number) in Schedules.All.Select((schedule, number) => (schedule, number)))
            {
                quartz.ScheduleJob<WakeUp>(
                    // A little apart, so that not everything wakes in the same second.
                    trigger => trigger.StartAt(TimeProvider.System.GetUtcNow().AddSeconds(5 + (2 * number))).WithSimpleSchedule(schedule.Every),
                    job => job.WithIdentity(schedule.Work.Name).UsingJobData(WorkKey, schedule.Work.Name).DisallowConcurrentExecution());
            }
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private sealed class WakeUp(JobRunner runner) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var name = context.MergedJobDataMap.GetString(WorkKey);
            await runner.RunAsync(Schedules.All.Single(schedule => schedule.Work.Name == name).Work, cancellationToken);
        }
    }
}
