using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Closes every round whose last day has passed.</summary>
public sealed class CloseDueRounds(DueRounds rounds, TimeProvider clock) : IWork
{
    public Task<int> RunAsync(CancellationToken cancellationToken) => rounds.CloseDueRoundsAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
