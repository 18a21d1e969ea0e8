using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>Queues the reminders that are due, of rounds and of follow-ups.</summary>
public sealed class SendDueReminders(ReminderService reminders, DuePlans plans, TimeProvider clock) : IWork
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (await reminders.QueueDueAsync(now, cancellationToken) + await plans.RemindAsync(now, cancellationToken)).Reminded;
    }
}
