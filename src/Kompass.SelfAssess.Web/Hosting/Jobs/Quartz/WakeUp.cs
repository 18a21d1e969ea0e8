using Quartz;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>The one job that Quartz knows; its key is the name of the work. The name of this class stands in the store.</summary>
internal sealed class WakeUp(JobRunner runner) : IJob
{
    public const string ByKey = "by";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        context.MergedJobDataMap.TryGetString(ByKey, out var by);
        await runner.RunAsync(context.JobDetail.Key.Name, by, cancellationToken);
    }
}
