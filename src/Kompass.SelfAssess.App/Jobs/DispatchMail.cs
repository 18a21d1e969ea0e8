using Kompass.SelfAssess.App.Mail;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Sends what is queued.</summary>
public sealed class DispatchMail(MailDispatcher dispatcher) : IWork
{
    public Task RunAsync(CancellationToken cancellationToken) => dispatcher.DispatchAsync(cancellationToken);
}
