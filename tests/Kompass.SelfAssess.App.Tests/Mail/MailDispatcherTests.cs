using System.Collections.Concurrent;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Mail;

public class MailDispatcherTests
{
    private readonly FailingTransport _transport = new();

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Dispatch_QueuedMail_IsSentOnceAndLosesItsBody(DatabaseProvider provider)
    {
        await using var database = await CreateAsync(provider);
        await QueueAsync(database, "a");

        Assert.Equal(new DispatchReport(1, 0, 0), await DispatchAsync(database));
        Assert.Equal(new DispatchReport(0, 0, 0), await DispatchAsync(database));

        var mail = Assert.Single(_transport.Sent);
        Assert.Equal(("a@example.se", "hemlig länk"), (mail.To, mail.TextBody));
        var row = await RowAsync(database);
        Assert.Equal((MailState.Sent, null, null, 1), (row.State, row.TextBody, row.HtmlBody, row.Attempts));
        Assert.Equal(database.Clock.GetUtcNow().UtcDateTime, row.SentUtc);
        Assert.Equal(mail.MessageId, row.MessageId);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Dispatch_ManyWorkersAtOnce_SendEachMailOnce(DatabaseProvider provider)
    {
        await using var database = await CreateAsync(provider);
        foreach (var index in Enumerable.Range(0, 30))
        {
            await QueueAsync(database, $"p{index}");
        }

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => DispatchAsync(database))));

        Assert.Equal(30, reports.Sum(report => report.Sent));
        Assert.Equal(30, _transport.Sent.Select(mail => mail.To).Distinct().Count());
        Assert.Equal(30, _transport.Sent.Count);
    }

    [Fact]
    public async Task Dispatch_ServerSaysLater_IsTriedAgainWithTheSameMessageIdAndGrowingPauses()
    {
        await using var database = await CreateAsync(DatabaseProvider.Sqlite);
        await QueueAsync(database, "a");
        _transport.Fail = new MailNotSentException("450 senare", forGood: false, new IOException());

        var pauses = new List<double>();
        for (var attempt = 1; attempt < MailDispatcher.MostAttempts; attempt++)
        {
            Assert.Equal(new DispatchReport(0, 1, 0), await DispatchAsync(database));
            Assert.Equal(new DispatchReport(0, 0, 0), await DispatchAsync(database));
            var row = await RowAsync(database);
            Assert.Equal((MailState.Queued, attempt, "450 senare"), (row.State, row.Attempts, row.LastError));
            pauses.Add((row.NextAttemptUtc!.Value - database.Clock.GetUtcNow().UtcDateTime).TotalMinutes);
            database.Clock.Set(row.NextAttemptUtc.Value);
        }

        Assert.Equal([1, 4, 16, 64, 256], pauses);
        await DispatchAsync(database);
        Assert.Equal(MailState.Failed, (await RowAsync(database)).State);
        Assert.Single(_transport.Tried.Select(mail => mail.MessageId).Distinct());
        Assert.Equal(MailDispatcher.MostAttempts, _transport.Tried.Count);
    }

    [Fact]
    public async Task Dispatch_ServerSaysNever_FailsAtOnce()
    {
        await using var database = await CreateAsync(DatabaseProvider.Sqlite);
        await QueueAsync(database, "a");
        _transport.Fail = new MailNotSentException("550 finns inte", forGood: true, new IOException());

        await DispatchAsync(database);

        Assert.Equal((MailState.Failed, "550 finns inte"), ((await RowAsync(database)).State, (await RowAsync(database)).LastError));
    }

    [Fact]
    public async Task Dispatch_LineBreaksInTheMiddle_LeavesADoubtAndTheNextMailGoes()
    {
        await using var database = await CreateAsync(DatabaseProvider.Sqlite);
        await QueueAsync(database, "a");
        await QueueAsync(database, "b");
        _transport.Fail = new IOException("borta");
        _transport.FailOnce = true;

        Assert.Equal(new DispatchReport(1, 0, 1), await DispatchAsync(database));
        database.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(new DispatchReport(0, 0, 0), await DispatchAsync(database));

        Assert.Equal(MailState.Doubtful, (await RowAsync(database, "a")).State);
        Assert.Equal(["b@example.se"], _transport.Sent.Select(mail => mail.To));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Dispatch_FoundInSendingAfterACrash_IsDoubtfulAndNeverSentByItself(DatabaseProvider provider)
    {
        await using var database = await CreateAsync(provider);
        await QueueAsync(database, "a");
        var now = database.Clock.GetUtcNow().UtcDateTime;
        await database.QueryAsync(null, db => db.Outbox.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.ClaimedUtc, now)));

        Assert.Equal(new DispatchReport(0, 0, 0), await DispatchAsync(database));
        Assert.Equal(MailState.Sending, (await RowAsync(database)).State);
        database.Clock.Advance(MailDispatcher.Stale + TimeSpan.FromSeconds(1));
        Assert.Equal(new DispatchReport(0, 0, 1), await DispatchAsync(database));
        Assert.Equal(new DispatchReport(0, 0, 0), await DispatchAsync(database));

        Assert.Equal(MailState.Doubtful, (await RowAsync(database)).State);
        Assert.Empty(_transport.Tried);
    }

    [Fact]
    public async Task Dispatch_ClaimedBeforeTheClockWentBackwards_IsDoubtfulAndDoesNotHangForYears()
    {
        await using var database = await CreateAsync(DatabaseProvider.Sqlite);
        await QueueAsync(database, "a");
        var ahead = database.Clock.GetUtcNow().UtcDateTime.AddYears(4);
        await database.QueryAsync(null, db => db.Outbox.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.ClaimedUtc, ahead)));

        Assert.Equal(new DispatchReport(0, 0, 1), await DispatchAsync(database));

        Assert.Equal(MailState.Doubtful, (await RowAsync(database)).State);
    }

    [Fact]
    public async Task Dispatch_DatabaseBusyWhenTheMailHasGone_IsWrittenDownAllTheSame()
    {
        await using var database = await CreateAsync(DatabaseProvider.Sqlite);
        await QueueAsync(database, "a");
        await using var scope = database.Scope();
        var db = scope.ServiceProvider.GetRequiredService<KompassDbContext>();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=0");
        db.Database.SetCommandTimeout(1);
        await using var other = new SqliteConnection(database.ConnectionString);
        var released = Task.CompletedTask;
        _transport.OnSent = async () =>
        {
            await other.OpenAsync();
            var writing = await other.BeginTransactionAsync();
            released = Task.Delay(TimeSpan.FromSeconds(2.5)).ContinueWith(_ => writing.Rollback(), TaskScheduler.Default);
        };

        Assert.Equal(new DispatchReport(1, 0, 0), await scope.ServiceProvider.GetRequiredService<MailDispatcher>().DispatchAsync(default));

        await released;
        Assert.Equal(MailState.Sent, (await RowAsync(database)).State);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Outbox_SameClaimTwice_IsRefusedByTheDatabase(DatabaseProvider provider)
    {
        await using var database = await CreateAsync(provider);
        await QueueAsync(database, "a");

        await Assert.ThrowsAsync<DbUpdateException>(() => QueueAsync(database, "a"));

        Assert.Equal(1, await database.QueryAsync(null, db => db.Outbox.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Outbox_CallersTransactionRolledBack_LeavesNoMail(DatabaseProvider provider)
    {
        await using var database = await CreateAsync(provider);
        await using (var scope = database.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KompassDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            scope.ServiceProvider.GetRequiredService<Outbox>().Add(Mail("a"));
            await db.SaveChangesAsync();
        }

        Assert.Equal(0, await database.QueryAsync(null, db => db.Outbox.CountAsync()));
    }

    private static NewMail Mail(string name) =>
        new(MailKind.Account, $"test:{name}", $"{name}@example.se", name, "Ämne", "hemlig länk", "<p>hemlig länk</p>");

    private static async Task QueueAsync(TestDatabase database, string name)
    {
        await using var scope = database.Scope();
        scope.ServiceProvider.GetRequiredService<Outbox>().Add(Mail(name));
        await scope.ServiceProvider.GetRequiredService<KompassDbContext>().SaveChangesAsync();
    }

    private static Task<DispatchReport> DispatchAsync(TestDatabase database) =>
        database.WithAsync<MailDispatcher, DispatchReport>(null, dispatcher => dispatcher.DispatchAsync(default));

    private static Task<OutboxMail> RowAsync(TestDatabase database, string name = "a") =>
        database.QueryAsync(null, db => db.Outbox.AsNoTracking().SingleAsync(m => m.ToName == name));

    private Task<TestDatabase> CreateAsync(DatabaseProvider provider) =>
        TestDatabase.CreateAsync(provider, services => services.AddSingleton<IMailTransport>(_transport));

    private sealed class FailingTransport : IMailTransport
    {
        public ConcurrentQueue<OutgoingMail> Tried { get; } = [];

        public ConcurrentQueue<OutgoingMail> Sent { get; } = [];

        public Exception? Fail { get; set; }

        public bool FailOnce { get; set; }

        /// <summary>What happens after the mail has gone, before that is written down.</summary>
        public Func<Task>? OnSent { get; set; }

        public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            Tried.Enqueue(mail);
            if (Fail is { } failure)
            {
                Fail = FailOnce ? null : failure;
                throw failure;
            }

            Sent.Enqueue(mail);
            await (OnSent?.Invoke() ?? Task.CompletedTask);
        }
    }
}
