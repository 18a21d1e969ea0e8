using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Exports.Raw;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Makes the files that are ordered, one after the other, each for its organisation; those kept long enough go.</summary>
public sealed partial class MakeFiles(KompassDbContext db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<MakeFiles> logger) : IWork
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await FileOrderQueue.ClearAsync(db, clock.GetUtcNow().UtcDateTime, cancellationToken) > 0)
        {
            await DeletedText.ForgetFilesAsync(db, cancellationToken);
        }

        var queue = new FileOrderQueue(db, clock);
        var made = 0;
        while (await queue.NextAsync(cancellationToken) is { } order)
        {
            made += await MakeAsync(order, cancellationToken) ? 1 : 0;
        }

        return made;
    }

    private async Task<bool> MakeAsync(FileOrder order, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Use(order.OrganisationId);
        if (await new FileOrderQueue(scope.ServiceProvider.GetRequiredService<KompassDbContext>(), clock).ClaimAsync(order, cancellationToken) is not { } claim)
        {
            return false;
        }

        try
        {
            var refusal = await scope.ServiceProvider.GetRequiredService<RawAnswerExport>()
                .MakeAsync(order.RoundId, order.Kind, CultureInfo.GetCultureInfo(order.Culture), claim, cancellationToken);
            if (refusal is not null)
            {
                await claim.FailAsync($"{refusal.Code}");
            }

            return refusal is null;
        }
        catch (FileOrderLostException)
        {
            return false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await claim.PutBackAsync();
            throw;
        }
        // Where the database is away nothing can be written down either: the order is taken up again.
        catch (Exception exception) when (!DatabaseTrouble.IsUnavailable(exception))
        {
            LogFailed(logger, order.Id, exception);
            await claim.FailAsync(exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Ordered file {Id} could not be made.")]
    private static partial void LogFailed(ILogger logger, Guid id, Exception exception);
}
