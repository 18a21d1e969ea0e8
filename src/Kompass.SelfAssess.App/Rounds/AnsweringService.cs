namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A respondent's questionnaire.</summary>
public sealed class AnsweringService
{
    /// <returns>Null where there is no such participant.</returns>
    public Task<AnsweringView?> LoadAsync(Guid participantId, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<SaveOutcome> SaveAsync(Guid participantId, SaveAnswer answer, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Saves a whole page at once, for a browser without script: all of it or nothing.</summary>
    public Task<SavePageOutcome> SavePageAsync(Guid participantId, IReadOnlyList<SaveAnswer> answers, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Submits; a second time changes nothing and is no fault.</summary>
    public Task<Refused?> SubmitAsync(Guid participantId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes a submitted response of a named round back, while the round is open.</summary>
    public Task<Refused?> WithdrawAsync(Guid participantId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
