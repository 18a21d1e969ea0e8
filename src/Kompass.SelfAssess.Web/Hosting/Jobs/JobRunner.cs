using System.Globalization;
using Kompass.SelfAssess.App.Jobs;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>Runs one piece of work in a scope of its own and keeps what it throws in the log: the next waking tries again.</summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, ILogger<JobRunner> logger)
{
    public async Task RunAsync(Type work, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Default;
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await ((IWork)scope.ServiceProvider.GetRequiredService(work)).RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(exception, work.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed; it runs again at its next waking.")]
    private partial void LogFailure(Exception exception, string work);
}
