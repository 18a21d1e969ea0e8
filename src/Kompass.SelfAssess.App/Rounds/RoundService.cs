namespace Kompass.SelfAssess.App.Rounds;

/// <summary>The course of a round: draft → open → closed → confirmed.</summary>
public sealed class RoundService
{
    public Task<Outcome<Guid>> CreateAsync(CreateRound command, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <returns>The new version.</returns>
    public Task<Outcome<int>> ChangeAsync(ChangeRound command, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The last day may move while the round is open; nothing else may.</summary>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> MoveClosingDayAsync(Guid roundId, int version, DateOnly closesOn, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <returns>Null when done.</returns>
    public Task<Refused?> OpenAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Refused?> CloseAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Refused?> ConfirmAsync(Guid roundId, Guid userId, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Refused?> DeleteDraftAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
