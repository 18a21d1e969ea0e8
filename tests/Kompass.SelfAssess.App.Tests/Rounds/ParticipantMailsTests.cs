using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class ParticipantMailsTests
{
    private static readonly DateTime Morning = new(2026, 12, 1, 7, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Add_PlannedMail_IsARowOfTheRoundWithItsDay(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, 1);

        Assert.Equal([MailAdded.Queued], await AddAsync(scenario, MailKind.Reminder));

        var row = Assert.Single(await database.QueryAsync(null, db => db.Outbox.ToListAsync()));
        Assert.Equal(
            (MailKind.Reminder, scenario.RoundId, scenario.Participants[0], new DateOnly(2026, 12, 1), Morning),
            (row.Kind, row.RoundId!.Value, row.ParticipantId!.Value, row.NominalDate!.Value, row.NextAttemptUtc!.Value));
        Assert.Equal("ekby kommun", row.FromName);
    }

    [Theory]
    [InlineData(Anonymity.Anonymous, null)]
    [InlineData(Anonymity.Named, "eva.berg@example.se")]
    public async Task Add_Reminder_IsAnsweredToTheCoordinatorOnlyWhereNamesAreKnown(Anonymity anonymity, string? replyTo)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database, 1, anonymity);
        foreach (var kind in new[] { MailKind.Invitation, MailKind.Reminder, MailKind.LastReminder, MailKind.Link })
        {
            await AddAsync(scenario, kind);
        }

        Assert.Equal(
            ["eva.berg@example.se", replyTo, replyTo, "eva.berg@example.se"],
            await database.QueryAsync(null, db => db.Outbox.OrderBy(m => m.Id).Select(m => m.ReplyTo).ToListAsync()));
    }

    [Fact]
    public async Task Add_OwnWordsAndLanguageOfThePerson_AreUsed()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database, 2);
        await database.QueryAsync(scenario.OrganisationId, async db =>
        {
            var organisation = await db.Organisations.SingleAsync();
            organisation.MailSenderName = "Kommundirektören";
            (await db.Participants.SingleAsync(p => p.Email == "person2@example.se")).Language = "en";
            db.MailTemplates.Add(new MailTemplate
            {
                OrganisationId = scenario.OrganisationId,
                Kind = MailKind.Reminder,
                Language = "sv",
                Subject = "Vår egen {omgång}",
                Opening = "Till {namn}",
                Closing = "Eva",
            });
            return await db.SaveChangesAsync();
        });

        await AddAsync(scenario, MailKind.Reminder);

        var mails = await database.QueryAsync(null, db => db.Outbox.OrderBy(m => m.To).ToListAsync());
        Assert.Equal(["Vår egen Självvärdering 2026", "Reminder: Självvärdering 2026 closes on Wednesday 9 December"], mails.Select(mail => mail.Subject));
        Assert.StartsWith("Till Person 1\n\nhttp", mails[0].TextBody, StringComparison.Ordinal);
        Assert.All(mails, mail => Assert.Equal("Kommundirektören", mail.FromName));
    }

    [Fact]
    public async Task Add_LinkToStopMail_DoesNotOpenTheQuestionnaire()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await OpenAsync(database, 1);
        await AddAsync(scenario, MailKind.Invitation);
        var address = await database.QueryAsync(null, db => db.Outbox.Select(m => m.UnsubscribeAddress).SingleAsync());

        var target = await database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(address!.Split("/avanmal/")[1], default));

        Assert.IsType<UnknownLink>(target);
        Assert.Equal(
            [LinkPurpose.Answer, LinkPurpose.StopMail],
            await database.QueryAsync(scenario.OrganisationId, db => db.ParticipantLinks.Select(l => l.Purpose).OrderBy(p => p).ToListAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Add_AddressThatAskedForNoMail_GetsOnlyTheLinkSomebodyAskedFor(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, 2);
        await database.QueryAsync(scenario.OrganisationId, db =>
        {
            db.MailStops.Add(new MailStop { OrganisationId = scenario.OrganisationId, Email = "person1@example.se", StoppedUtc = Morning });
            return db.SaveChangesAsync();
        });

        foreach (var kind in new[] { MailKind.Invitation, MailKind.Reminder, MailKind.LastReminder })
        {
            Assert.Equal([MailAdded.Stopped, MailAdded.Queued], await AddAsync(scenario, kind));
        }

        Assert.Equal([MailAdded.Queued, MailAdded.Queued], await AddAsync(scenario, MailKind.Link));
        var mine = await database.QueryAsync(null, db => db.Outbox.Where(m => m.To == "person1@example.se").ToListAsync());
        Assert.Equal((MailKind.Link, null), (Assert.Single(mine).Kind, mine[0].UnsubscribeAddress));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Add_ManyPeople_ReadsNoMoreThanForOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, 25);

        var reads = database.Commands.Count;
        await AddAsync(scenario, MailKind.Invitation, save: false);

        Assert.InRange(database.Commands.Count - reads, 1, 20);
        Assert.Equal(0, await database.QueryAsync(null, db => db.Outbox.CountAsync()));
    }

    private static async Task<RoundScenario> OpenAsync(TestDatabase database, int people, Anonymity anonymity = Anonymity.Anonymous)
    {
        var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Anonymity = anonymity });
        await scenario.InviteAsync(RoleGroups.Managers, null, people);
        return await scenario.OpenAsync();
    }

    private static async Task<List<MailAdded>> AddAsync(RoundScenario scenario, MailKind kind, bool save = true)
    {
        await using var scope = scenario.Database.Scope(scenario.OrganisationId);
        var db = scope.ServiceProvider.GetRequiredService<KompassDbContext>();
        var mails = scope.ServiceProvider.GetRequiredService<ParticipantMails>();
        var round = await scope.ServiceProvider.GetRequiredService<RoundCatalogue>().FindAsync(scenario.RoundId, default);
        var added = new List<MailAdded>();
        foreach (var person in await db.Participants.AsNoTracking().OrderBy(p => p.Email).ToListAsync())
        {
            added.Add(await mails.AddAsync(
                round!, RoundScenario.Content.ClosesOn, person, kind, $"{kind}:{person.Id:N}", new DateOnly(2026, 12, 1), Morning));
        }

        if (save)
        {
            await db.SaveChangesAsync();
        }

        return added;
    }
}
