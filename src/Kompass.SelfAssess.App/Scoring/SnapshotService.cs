namespace Kompass.SelfAssess.App.Scoring;

/// <summary>Takes the immutable numbers of a round, at closing and at confirmation, in the caller's transaction.</summary>
public sealed class SnapshotService
{
    internal Task TakeRawAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal Task TakeFinalAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
