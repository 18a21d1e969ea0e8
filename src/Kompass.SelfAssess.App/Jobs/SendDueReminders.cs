using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Queues the reminders that are due.</summary>
public sealed class SendDueReminders(ReminderService reminders, TimeProvider clock) : IWork
{
    public async Task<int> RunAsync(CancellationToken cancellationToken) =>
        (await reminders.QueueDueAsync(clock.GetUtcNow().UtcDateTime, cancellationToken)).Reminded;
}
