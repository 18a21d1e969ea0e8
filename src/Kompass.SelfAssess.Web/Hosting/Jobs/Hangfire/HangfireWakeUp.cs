using Hangfire;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>The one job that Hangfire knows. The names of class and method stand in its storage.</summary>
public sealed class HangfireWakeUp(JobRunner runner)
{
    /// <param name="work">Name of the work's class.</param>
    /// <param name="by">Who asked for it, if it was not a schedule.</param>
    /// <param name="cancellationToken">Hangfire puts its own in.</param>
    // One at a time of each work, in all processes; a waking that finds it busy gives up soon. No retries: the next waking is one.
    [JobDisplayName("{0}"), DisableConcurrentExecution("kompass:{0}", 5), AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(string work, string? by, CancellationToken cancellationToken)
    {
        if (!await runner.RunAsync(work, by, cancellationToken))
        {
            throw new InvalidOperationException($"{work} failed; why stands in the log and at /admin/schemalagt.");
        }
    }
}
