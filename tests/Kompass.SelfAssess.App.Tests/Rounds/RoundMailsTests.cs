using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class RoundMailsTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Load_NamedRound_CountsEveryKindAndListsTheTroubled(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, Anonymity.Named, 3);
        await AddAsync(scenario, 0, MailKind.Invitation, MailState.Failed, "550 No such user");
        await AddAsync(scenario, 1, MailKind.Invitation, MailState.Sent);
        await AddAsync(scenario, 1, MailKind.Reminder, MailState.Doubtful);
        await AddAsync(scenario, 2, MailKind.Link, MailState.Failed);
        await AddAsync(scenario, 2, MailKind.Link, MailState.Sent);

        var view = await LoadAsync(scenario);

        Assert.Equal(
            [(MailKind.Invitation, MailState.Sent, 1), (MailKind.Invitation, MailState.Failed, 1), (MailKind.Reminder, MailState.Doubtful, 1), (MailKind.Link, MailState.Sent, 1), (MailKind.Link, MailState.Failed, 1)],
            view.Counts.OrderBy(count => count.Kind).ThenBy(count => count.State).Select(count => (count.Kind, count.State, count.Count)));
        // The third has had a link since.
        Assert.Equal(
            [("person1@example.se", MailState.Failed, "550 No such user"), ("person2@example.se", MailState.Doubtful, null)],
            view.Troubled.Select(mail => (mail.Address, mail.State, mail.Answer)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Load_AnonymousRound_TellsNothingThatDependsOnWhoHasSubmitted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, Anonymity.Anonymous, 7);
        await AddAsync(scenario, 0, MailKind.Invitation, MailState.Failed);
        var before = await LoadAsync(scenario);

        for (var person = 0; person < 4; person++)
        {
            await AddAsync(scenario, person, MailKind.Reminder, MailState.Failed);
            await AddAsync(scenario, person, MailKind.LastReminder, person % 2 == 0 ? MailState.Queued : MailState.Doubtful);
            await AddAsync(scenario, person, MailKind.Link, MailState.Sent);
        }

        Assert.Equivalent(before, await LoadAsync(scenario), strict: true);
        await AddAsync(scenario, 4, MailKind.Reminder, MailState.Failed);
        Assert.Equal(5, (await LoadAsync(scenario)).FailedReminders);
        Assert.Single((await LoadAsync(scenario)).Troubled);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SendAgain_FailedOrDoubtful_IsQueuedWithTheSameMessageId(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, Anonymity.Anonymous, 2);
        var failed = await AddAsync(scenario, 0, MailKind.Invitation, MailState.Failed);
        var doubtful = await AddAsync(scenario, 1, MailKind.Invitation, MailState.Doubtful);

        // Whoever means the failed one does not send a doubtful one a second time.
        Assert.Equal(RefusalCode.NotFound, (await AgainAsync(scenario, doubtful, MailState.Failed))!.Code);
        Assert.Equal(MailState.Doubtful, (await RowAsync(scenario, doubtful)).State);
        Assert.Null(await AgainAsync(scenario, failed, MailState.Failed));
        Assert.Null(await AgainAsync(scenario, doubtful, MailState.Doubtful));
        Assert.Equal(RefusalCode.NotFound, (await AgainAsync(scenario, failed, MailState.Failed))!.Code);

        var row = await RowAsync(scenario, failed);
        Assert.Equal((MailState.Queued, 0, null, null, $"<{row.ClaimKey}@x>"), (row.State, row.Attempts, row.NextAttemptUtc, row.LastError, row.MessageId));
        Assert.Empty((await LoadAsync(scenario)).Troubled);
    }

    [Fact]
    public async Task SendAgain_ReminderOfAnAnonymousRoundOrAnotherRoundsMail_DoesNotExist()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database, Anonymity.Anonymous, 1);
        var other = await OpenAsync(database, Anonymity.Named, 1, "alby");
        var reminder = await AddAsync(scenario, 0, MailKind.Reminder, MailState.Failed);
        var theirs = await AddAsync(other, 0, MailKind.Invitation, MailState.Failed);

        foreach (var mail in new[] { reminder, theirs, 999_999 })
        {
            Assert.Equal(RefusalCode.NotFound, (await AgainAsync(scenario, mail, MailState.Failed))!.Code);
        }
    }

    [Fact]
    public async Task SendFailedAgain_AnonymousRound_TakesRemindersAlongOnlyWhereTheyAreTold()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database, Anonymity.Anonymous, 6);
        await AddAsync(scenario, 0, MailKind.Invitation, MailState.Failed);
        for (var person = 0; person < 4; person++)
        {
            await AddAsync(scenario, person, MailKind.Reminder, MailState.Failed);
        }

        Assert.Equal(1, (await AllAgainAsync(scenario)).Value);
        Assert.Equal(4, await FailedAsync(scenario));
        await AddAsync(scenario, 4, MailKind.Reminder, MailState.Failed);
        // Saturday: reminders wait for Monday morning.
        database.Clock.Set(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, (await AllAgainAsync(scenario)).Value);
        await database.WithAsync<MailDispatcher, DispatchReport>(null, dispatcher => dispatcher.DispatchAsync(default));

        Assert.Equal(0, await FailedAsync(scenario));
        var times = await database.QueryAsync(null, db => db.Outbox.Where(m => m.Kind == MailKind.Reminder).Select(m => m.NextAttemptUtc).Distinct().ToListAsync());
        Assert.Equal([new DateTime(2026, 11, 30, 7, 0, 0, DateTimeKind.Utc)], times);
        await scenario.AnswerAndSubmitAllAsync();
        await scenario.CloseAsync();
        Assert.Equal(RefusalCode.NotOpen, Assert.Single((await AllAgainAsync(scenario)).Refusals).Code);
    }

    private static async Task<RoundScenario> OpenAsync(TestDatabase database, Anonymity anonymity, int people, string slug = "ekby")
    {
        var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Anonymity = anonymity }, slug);
        await scenario.InviteAsync(RoleGroups.Managers, null, people);
        return await scenario.OpenAsync();
    }

    private static Task<long> AddAsync(RoundScenario scenario, int person, MailKind kind, MailState state, string? error = null) =>
        scenario.Database.QueryAsync(scenario.OrganisationId, async db =>
        {
            var key = $"{Guid.NewGuid():N}";
            var row = new OutboxMail
            {
                OrganisationId = scenario.OrganisationId,
                RoundId = scenario.RoundId,
                ParticipantId = scenario.Participants[person],
                Kind = kind,
                State = state,
                ClaimKey = key,
                MessageId = $"<{key}@x>",
                To = $"person{person + 1}@example.se",
                Subject = "Ämne",
                LastError = error,
                Attempts = 3,
            };
            db.Outbox.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });

    private static async Task<RoundMailView> LoadAsync(RoundScenario scenario) =>
        (await scenario.WithAsync<RoundMails, RoundMailView?>(s => s.LoadAsync(scenario.RoundId, default)))!;

    private static Task<Refused?> AgainAsync(RoundScenario scenario, long mail, MailState from) =>
        scenario.WithAsync<RoundMails, Refused?>(s => s.SendAgainAsync(scenario.RoundId, mail, from, default));

    private static Task<Outcome<int>> AllAgainAsync(RoundScenario scenario) =>
        scenario.WithAsync<RoundMails, Outcome<int>>(s => s.SendFailedAgainAsync(scenario.RoundId, default));

    private static Task<OutboxMail> RowAsync(RoundScenario scenario, long mail) =>
        scenario.Database.QueryAsync(null, db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == mail));

    private static Task<int> FailedAsync(RoundScenario scenario) =>
        scenario.Database.QueryAsync(null, db => db.Outbox.CountAsync(m => m.State == MailState.Failed));
}
