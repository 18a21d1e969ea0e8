using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Queues the reminders that are due.</summary>
public sealed class SendDueReminders(ReminderService reminders, TimeProvider clock) : IWork
{
    public Task RunAsync(CancellationToken cancellationToken) => reminders.QueueDueAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
