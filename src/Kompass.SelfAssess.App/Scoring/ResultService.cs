namespace Kompass.SelfAssess.App.Scoring;

/// <summary>Reads a round's disclosed numbers from its snapshot, never from answers.</summary>
public sealed class ResultService
{
    public Task<ResultView> LoadAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
