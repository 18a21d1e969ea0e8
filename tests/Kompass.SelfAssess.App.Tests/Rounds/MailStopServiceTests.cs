using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class MailStopServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Stop_TwiceAndAtOnce_StopsThatAddressInThatOrganisationOnly(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (ours, theirs) = (await InvitedAsync(database, "ekby"), await InvitedAsync(database, "alby"));
        var token = await StopTokenAsync(ours);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => StopAsync(database, token))));
        await StopAsync(database, token);

        Assert.Equal("person1@example.se", await database.QueryAsync(ours.OrganisationId, db => db.MailStops.Select(stop => stop.Email).SingleAsync()));
        Assert.Equal(0, await database.QueryAsync(theirs.OrganisationId, db => db.MailStops.CountAsync()));
        var mails = await database.QueryAsync(null, db => db.Outbox.OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(
            [(ours.OrganisationId, MailState.Cancelled), (ours.OrganisationId, MailState.Queued), (theirs.OrganisationId, MailState.Queued), (theirs.OrganisationId, MailState.Queued)],
            mails.Select(mail => (mail.OrganisationId!.Value, mail.State)));
        Assert.Equal((null, null, null), (mails[0].TextBody, mails[0].HtmlBody, mails[0].UnsubscribeAddress));
        Assert.Equal([true, false], (await PeopleAsync(ours)).Select(person => person.MailStopped));
        Assert.Equal([false, false], (await PeopleAsync(theirs)).Select(person => person.MailStopped));
    }

    [Fact]
    public async Task Resume_AfterStop_LetsMailComeAgain()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await InvitedAsync(database, "ekby");
        var token = await StopTokenAsync(scenario);
        await StopAsync(database, token);
        Assert.True((await FindAsync(database, token))!.Stopped);

        await database.WithAsync<MailStopService, int>(null, async stops =>
        {
            await stops.ResumeAsync((await stops.FindAsync(token, default))!, default);
            return 0;
        });

        Assert.False((await FindAsync(database, token))!.Stopped);
        Assert.Equal(0, await database.QueryAsync(scenario.OrganisationId, db => db.MailStops.CountAsync()));
        Assert.Equal(1, (await scenario.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(scenario.RoundId, default))).Value);
    }

    [Fact]
    public async Task Find_LinkThatOpensTheQuestionnaire_StopsNothing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await InvitedAsync(database, "ekby");
        var answer = await database.QueryAsync(null, db => db.Outbox.OrderBy(m => m.Id).Select(m => m.TextBody!).FirstAsync());

        Assert.Null(await FindAsync(database, answer.Split("/svara/")[1][..26]));
        Assert.Null(await FindAsync(database, "kort"));
        Assert.NotNull(await FindAsync(database, await StopTokenAsync(scenario)));
    }

    [Fact]
    public async Task Dispatch_StoppedWhileTheMailWasWritten_IsCalledOff()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await InvitedAsync(database, "ekby");
        await database.QueryAsync(scenario.OrganisationId, db =>
        {
            db.MailStops.Add(new MailStop { OrganisationId = scenario.OrganisationId, Email = "person1@example.se" });
            db.Outbox.Add(new OutboxMail { OrganisationId = scenario.OrganisationId, ParticipantId = scenario.Participants[0], Kind = MailKind.Link, ClaimKey = "l", MessageId = "<l@x>", To = "person1@example.se", Subject = "Länk" });
            return db.SaveChangesAsync();
        });

        await database.WithAsync<MailDispatcher, DispatchReport>(null, dispatcher => dispatcher.DispatchAsync(default));

        Assert.Equal(
            [MailState.Cancelled, MailState.Sent, MailState.Sent],
            await database.QueryAsync(null, db => db.Outbox.OrderBy(m => m.Id).Select(m => m.State).ToListAsync()));
    }

    private static async Task<RoundScenario> InvitedAsync(TestDatabase database, string slug)
    {
        var scenario = await RoundScenario.CreateAsync(database, slug: slug);
        await scenario.InviteAsync(RoleGroups.Managers, null, 2);
        await scenario.OpenAsync();
        await scenario.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(scenario.RoundId, default));
        return scenario;
    }

    private static Task<string> StopTokenAsync(RoundScenario scenario) => scenario.Database.QueryAsync(scenario.OrganisationId, async db =>
        (await db.Outbox.Where(m => m.OrganisationId == scenario.OrganisationId && m.To == "person1@example.se").Select(m => m.UnsubscribeAddress!).SingleAsync())
            .Split("/avanmal/")[1]);

    private static Task<MailStopView?> FindAsync(TestDatabase database, string token) =>
        database.WithAsync<MailStopService, MailStopView?>(null, stops => stops.FindAsync(token, default));

    private static Task<int> StopAsync(TestDatabase database, string token) => database.WithAsync<MailStopService, int>(null, async stops =>
    {
        await stops.StopAsync((await stops.FindAsync(token, default))!, default);
        return 0;
    });

    private static Task<IReadOnlyList<ParticipantRow>> PeopleAsync(RoundScenario scenario) =>
        scenario.WithAsync<ParticipantService, IReadOnlyList<ParticipantRow>>(s => s.ListAsync(scenario.RoundId, default));
}
