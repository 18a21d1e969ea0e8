using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>
/// All work that is due by the program's clock, once: what the schedules do one by one. Reminders come before the closing, so that what a stop
/// has missed is written down; mail comes last.
/// </summary>
public sealed class Sweep(ReminderService reminders, DueRounds rounds, MailDispatcher mail, PurgeExpired purge, TimeProvider clock)
{
    public async Task<SweepReport> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var reminded = await reminders.QueueDueAsync(now, cancellationToken);
        var closed = await rounds.CloseDueRoundsAsync(now, cancellationToken);
        var sent = await mail.DispatchAsync(cancellationToken);
        await purge.RunAsync(cancellationToken);
        return new SweepReport(now, 0, reminded.Reminded, closed, reminded.Skipped, sent.Sent);
    }
}

/// <summary>What a sweep did (design 10).</summary>
/// <param name="NowUtc">As of when.</param>
/// <param name="Opened">Follow-up rounds opened; there are none yet.</param>
/// <param name="Reminded">Reminders queued.</param>
/// <param name="Closed">Rounds closed.</param>
/// <param name="Skipped">Reminders that will never go.</param>
/// <param name="Mails">Mails handed over, of every kind.</param>
public sealed record SweepReport(DateTime NowUtc, int Opened, int Reminded, int Closed, int Skipped, int Mails);
