using System.Diagnostics;
using System.Globalization;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>Looks into the database until what is expected by now is there. It asks for no speed; what never comes is stuck.</summary>
internal sealed class YearWatch(TestDatabase database, YearTown town, SharedClock clock, TimeSpan patience)
{
    /// <summary>A mail of a dead process stays as it is; one that is still being sent by a living one does not, for so long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromSeconds(3);

    /// <summary>A number that changes with everything that is written.</summary>
    public Task<int> WorkAsync() => database.QueryAsync(town.OrganisationId, async db =>
        await db.FollowUps.CountAsync() + await db.FollowUps.SumAsync(followUp => followUp.Version)
        + await db.Outbox.CountAsync() + await db.Outbox.SumAsync(mail => mail.Attempts) + await db.Outbox.CountAsync(mail => mail.State == MailState.Sent));

    /// <exception cref="TimeoutException">It does not come.</exception>
    public async Task UntilDoneAsync(bool sends, DateTime? killed)
    {
        var (watch, left) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        var abandoned = 0;
        while (true)
        {
            var seen = await SeeAsync();
            if (seen.Sending != abandoned)
            {
                (abandoned, left) = (seen.Sending, Stopwatch.StartNew());
            }

            // Without a kill nobody leaves a mail behind, so that there is nothing to wait for.
            var quiet = seen.Sending == 0 || (killed is not null && left.Elapsed > Abandoned);
            if (quiet && Missing(seen, sends) is null)
            {
                return;
            }

            if (watch.Elapsed > patience)
            {
                throw new TimeoutException(string.Create(
                    CultureInfo.InvariantCulture, $"Stuck on {clock.GetUtcNow():yyyy-MM-dd HH:mm}: {Missing(seen, sends) ?? "a mail is being sent for ever"}."));
            }

            await Task.Delay(50);
        }
    }

    private string? Missing(Seen seen, bool sends)
    {
        var expected = town.Plans.SelectMany(plan => plan.FollowUps).ToList();
        var (rows, open) = (expected.Count, expected.Count(followUp => followUp.State == FollowUpState.Open));
        var mails = expected.Sum(followUp => followUp.Mails.Count);
        return seen.FollowUps != rows ? $"{seen.FollowUps} dates dealt with instead of {rows}"
            : seen.Open != open ? $"{seen.Open} follow-ups open instead of {open}"
            : sends && seen.Gone < mails ? $"{seen.Gone} mails gone instead of {mails}"
            : sends && seen.Due > 0 ? $"{seen.Due} mails still wait"
            : null;
    }

    private Task<Seen> SeeAsync() => database.QueryAsync(town.OrganisationId, async db =>
    {
        var states = await db.FollowUps.GroupBy(followUp => followUp.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        var now = clock.GetUtcNow().UtcDateTime;
        var mails = await db.Outbox.Where(mail => mail.OrganisationId == town.OrganisationId)
            .GroupBy(mail => mail.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        var due = await db.Outbox.CountAsync(mail =>
            mail.OrganisationId == town.OrganisationId && mail.State == MailState.Queued && (mail.NextAttemptUtc == null || mail.NextAttemptUtc <= now));
        int Of(MailState state) => mails.Find(group => group.Key == state)?.Count ?? 0;
        return new Seen(
            states.Sum(group => group.Count),
            states.Find(group => group.Key == FollowUpState.Open)?.Count ?? 0,
            Of(MailState.Sent) + Of(MailState.Doubtful) + Of(MailState.Sending),
            Of(MailState.Sending),
            due);
    });

    private sealed record Seen(int FollowUps, int Open, int Gone, int Sending, int Due);
}
