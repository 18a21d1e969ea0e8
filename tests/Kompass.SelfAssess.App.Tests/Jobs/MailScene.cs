using System.Collections.Concurrent;
using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Jobs;

/// <summary>
/// An open round whose people are invited on Tuesday 24 November 2026: first reminder on 1 December, the last one on the 7th, last day the 9th.
/// Every call works in a scope of its own, as another process would.
/// </summary>
internal sealed class MailScene : IAsyncDisposable
{
    public static RoundContent Named { get; } = RoundScenario.Content with { Anonymity = Anonymity.Named };

    public required TestDatabase Database { get; init; }

    public required RoundScenario Round { get; init; }

    public required RecordingTransport Transport { get; init; }

    public static async Task<MailScene> CreateAsync(DatabaseProvider provider, int people = 1, RoundContent? content = null, string? openedAt = null)
    {
        var transport = new RecordingTransport();
        var database = await TestDatabase.CreateAsync(provider, services => services.AddSingleton<IMailTransport>(transport));
        var scene = new MailScene { Database = database, Transport = transport, Round = await RoundScenario.CreateAsync(database, content) };
        if (openedAt is not null)
        {
            scene.SetClock(openedAt);
        }

        await scene.Round.InviteAsync(RoleGroups.Managers, null, people);
        await scene.Round.OpenAsync();
        return scene;
    }

    /// <summary>A scene whose invitations have gone.</summary>
    public static async Task<MailScene> InvitedAsync(DatabaseProvider provider, int people = 1, RoundContent? content = null, string? openedAt = null)
    {
        var scene = await CreateAsync(provider, people, content, openedAt);
        await scene.InviteAsync();
        await scene.SweepAsync();
        scene.Transport.Sent.Clear();
        return scene;
    }

    public Task<Outcome<int>> InviteAsync() => Round.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(Round.RoundId, default));

    /// <param name="stockholm">What the clock on the wall shows; null leaves it.</param>
    public Task<SweepReport> SweepAsync(string? stockholm = null)
    {
        SetClock(stockholm);
        return Database.WithAsync<Sweep, SweepReport>(null, sweep => sweep.RunAsync(default));
    }

    /// <summary>Only queues, as a process that is killed before it sends.</summary>
    public Task<ReminderReport> QueueAsync(string? stockholm = null)
    {
        SetClock(stockholm);
        return Database.WithAsync<ReminderService, ReminderReport>(null, s => s.QueueDueAsync(Database.Clock.GetUtcNow().UtcDateTime, default));
    }

    public Task<DispatchReport> DispatchAsync(string? stockholm = null)
    {
        SetClock(stockholm);
        return Database.WithAsync<MailDispatcher, DispatchReport>(null, dispatcher => dispatcher.DispatchAsync(default));
    }

    public void SetClock(string? stockholm)
    {
        if (stockholm is not null)
        {
            var local = DateTime.ParseExact(stockholm, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
            Database.Clock.Set(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, StockholmDays.Zone)));
        }
    }

    public async Task SubmitAsync(Guid participant)
    {
        await Round.AnswerAsync(participant, _ => Domain.Rounds.AnswerValue.Level3);
        await Round.SubmitAsync(participant);
    }

    public Task<Outcome<int>> MoveAsync(string closesOn, bool reminders = true) => Round.WithAsync<RoundCourse, Outcome<int>>(async s =>
    {
        var version = await Database.QueryAsync(Round.OrganisationId, db => db.Rounds.Where(r => r.Id == Round.RoundId).Select(r => r.Version).SingleAsync());
        return await s.RescheduleAsync(new Reschedule(Round.RoundId, version, DateOnly.ParseExact(closesOn, "yyyy-MM-dd", CultureInfo.InvariantCulture), reminders), default);
    });

    public Task<List<OutboxMail>> RowsAsync(params MailKind[] kinds) => Database.QueryAsync(
        null, db => db.Outbox.AsNoTracking().Where(m => kinds.Length == 0 || kinds.Contains(m.Kind)).OrderBy(m => m.Id).ToListAsync());

    /// <summary>"Kind day state" of every reminder, in the order they were written.</summary>
    public async Task<string[]> RemindersAsync() =>
    [
        .. (await RowsAsync(MailKind.Reminder, MailKind.LastReminder))
            .Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Kind} {m.NominalDate:MM-dd} {m.State}")),
    ];

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>Takes mails as a server would, or fails as it is told.</summary>
internal sealed class RecordingTransport : IMailTransport
{
    public ConcurrentQueue<OutgoingMail> Sent { get; } = [];

    /// <summary>What happens to the mail, after it was taken or instead; nothing where null.</summary>
    public Func<OutgoingMail, Task>? Before { get; set; }

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        await (Before?.Invoke(mail) ?? Task.CompletedTask);
        Sent.Enqueue(mail);
    }
}
