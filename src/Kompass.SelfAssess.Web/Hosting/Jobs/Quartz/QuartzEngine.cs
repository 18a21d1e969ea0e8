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
        });
        builder.Services.AddHostedService<Scheduling>();
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private sealed class Scheduling([FromKeyedServices(Name)] ISchedulerFactory factory, JobPlan plan) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var scheduler = await factory.GetScheduler(cancellationToken);
            var first = TimeProvider.System.GetUtcNow() + plan.FirstAfter;
            foreach (var (schedule, number) in plan.Schedules.Select((schedule, number) => (schedule, number)))
            {
                await scheduler.ScheduleJob(
                    JobBuilder.Create<WakeUp>().WithIdentity(schedule.Work.Name).UsingJobData(WorkKey, schedule.Work.Name).DisallowConcurrentExecution().Build(),
                    TriggerBuilder.Create().WithIdentity(schedule.Work.Name).StartAt(first + (number * plan.Apart)).WithSimpleSchedule(schedule.Every).Build(),
                    cancellationToken: cancellationToken);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class WakeUp(JobRunner runner, JobPlan plan) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var name = context.MergedJobDataMap.GetString(WorkKey);
            await runner.RunAsync(plan.Schedules.Single(schedule => schedule.Work.Name == name).Work, cancellationToken);
        }
    }
}
