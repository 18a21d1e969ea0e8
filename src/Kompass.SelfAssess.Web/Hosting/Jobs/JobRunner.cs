using System.Globalization;
using Kompass.SelfAssess.App.Jobs;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>
/// Runs one piece of work in a scope of its own and writes down what it did. What it throws is kept: the next waking tries again. Writing down
/// never stops the work, and takes a scope of its own too, since a context that has failed saves nothing any more.
/// </summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, JobPlan plan, TimeProvider clock, ILogger<JobRunner> logger)
{
    private static readonly string Machine = $"{Environment.MachineName} ({Environment.ProcessId})";

    /// <param name="work">Name of its class. One that this process does not know is another version's, and left to it.</param>
    /// <param name="by">Who asked for it, if it was not a schedule.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False where it failed.</returns>
    public async Task<bool> RunAsync(string work, string? by, CancellationToken cancellationToken)
    {
        if (plan.Schedules.SingleOrDefault(schedule => schedule.Work.Name == work) is not { } schedule)
        {
            LogUnknown(work);
            return true;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Default;
        var run = new JobRun { Work = work, Machine = Machine, By = by, StartedUtc = Now() };
        await RecordAsync(work, recorder => recorder.StartedAsync(work, run.Machine, run.StartedUtc, cancellationToken));
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            run.Did = await ((IWork)scope.ServiceProvider.GetRequiredService(schedule.Work)).RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(exception, work);
            run.Failed = true;
            run.Error = $"{exception.GetType().Name}: {exception.GetBaseException().Message}";
        }

        run.EndedUtc = Now();
        // What has been done is written down also while the program stops.
        await RecordAsync(work, recorder => recorder.EndedAsync(run, CancellationToken.None));
        return !run.Failed;
    }

    // Whole microseconds: a moment is found again by equality, and PostgreSQL keeps no finer ones.
    private DateTime Now()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private async Task RecordAsync(string work, Func<JobRecorder, Task> record)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await record(scope.ServiceProvider.GetRequiredService<JobRecorder>());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnrecorded(exception, work);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed; it runs again at its next waking.")]
    private partial void LogFailure(Exception exception, string work);

    [LoggerMessage(Level = LogLevel.Error, Message = "What {Work} did could not be written down.")]
    private partial void LogUnrecorded(Exception exception, string work);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} is not known to this version of the program and was left alone.")]
    private partial void LogUnknown(string work);
}
