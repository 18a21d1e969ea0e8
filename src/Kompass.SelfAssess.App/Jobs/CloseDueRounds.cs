using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Closes every round and every follow-up whose last day has passed.</summary>
public sealed class CloseDueRounds(DueRounds rounds, DuePlans plans, TimeProvider clock) : IWork
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await rounds.CloseDueRoundsAsync(now, cancellationToken) + await plans.CloseAsync(now, cancellationToken);
    }
}
