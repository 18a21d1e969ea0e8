using Kompass.SelfAssess.App.Mail;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Sends what is queued.</summary>
public sealed class DispatchMail(MailDispatcher dispatcher) : IWork
{
    public async Task<int> RunAsync(CancellationToken cancellationToken) => (await dispatcher.DispatchAsync(cancellationToken)).Sent;
}
