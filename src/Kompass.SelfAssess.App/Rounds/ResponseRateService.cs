namespace Kompass.SelfAssess.App.Rounds;

public sealed class ResponseRateService
{
    public Task<ResponseRate?> LoadAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
