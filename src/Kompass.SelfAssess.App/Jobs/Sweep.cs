using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Jobs;

/// <summary>
/// All work that is due by the program's clock, once: what the schedules do one by one. Reminders come before the closing, so that what a stop
/// has missed is written down; closing comes before opening, so that one follow-up does not stand in the way of the next; mail comes after, and
/// then the files that are ordered.
/// </summary>
public sealed class Sweep(ReminderService reminders, DueRounds rounds, DuePlans plans, MailDispatcher mail, MakeFiles files, PurgeExpired purge, TimeProvider clock)
{
    public async Task<SweepReport> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var reminded = await reminders.QueueDueAsync(now, cancellationToken) + await plans.RemindAsync(now, cancellationToken);
        var closed = await rounds.CloseDueRoundsAsync(now, cancellationToken) + await plans.CloseAsync(now, cancellationToken);
        var opened = await plans.OpenAsync(cancellationToken);
        var sent = await mail.DispatchAsync(cancellationToken);
        await files.RunAsync(cancellationToken);
        await purge.RunAsync(cancellationToken);
        return new SweepReport(now, opened.Opened, reminded.Reminded, closed + opened.Closed, reminded.Skipped + opened.Skipped, sent.Sent);
    }
}

/// <summary>What a sweep did (design 10).</summary>
/// <param name="NowUtc">As of when.</param>
/// <param name="Opened">Follow-ups opened.</param>
/// <param name="Reminded">Reminders queued.</param>
/// <param name="Closed">Rounds and follow-ups closed.</param>
/// <param name="Skipped">Reminders that will never go, and dates that will have no follow-up.</param>
/// <param name="Mails">Mails handed over, of every kind.</param>
public sealed record SweepReport(DateTime NowUtc, int Opened, int Reminded, int Closed, int Skipped, int Mails);
