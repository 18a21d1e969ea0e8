namespace Kompass.SelfAssess.App.Mail;

/// <summary>Sends what is queued.</summary>
public sealed class MailDispatcher
{
    public Task<DispatchReport> DispatchAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}

public sealed record DispatchReport(int Sent, int Failed, int Doubtful);
