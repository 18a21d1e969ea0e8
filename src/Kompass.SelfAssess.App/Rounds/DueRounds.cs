namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Closes every round of every organisation whose last day has passed.</summary>
public sealed class DueRounds
{
    /// <returns>How many were closed.</returns>
    public Task<int> CloseDueRoundsAsync(DateTime nowUtc, CancellationToken cancellationToken) => throw new NotImplementedException();
}
