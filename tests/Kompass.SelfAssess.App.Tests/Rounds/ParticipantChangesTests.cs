using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class ParticipantChangesTests
{
    private static readonly RoundContent Named = RoundScenario.Content with { Anonymity = Anonymity.Named };

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Remove_NamedRound_TakesRowDraftLinkAndQueuedMailAwayUnlessSubmitted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, Named, 2);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await scenario.SaveAsync(scenario.Participants[1], "1.1.a", AnswerValue.Level1);
        await scenario.SubmitAsync(scenario.Participants[1]);

        Assert.Null(await RemoveAsync(scenario, 0));
        Assert.Equal(RefusalCode.AlreadySubmitted, (await RemoveAsync(scenario, 1))!.Code);

        var counts = await database.QueryAsync(scenario.OrganisationId, async db =>
            (await db.Participants.CountAsync(), await db.ParticipantLinks.CountAsync(link => link.Purpose == LinkPurpose.Answer), await db.Outbox.CountAsync(), await db.Responses.CountAsync()));
        Assert.Equal((1, 1, 1, 1), counts);
        Assert.Equal(new SaveRefused(SaveRefusal.UnknownParticipant), await scenario.SaveAsync(scenario.Participants[0], "1.2.a", AnswerValue.Level1));
    }

    /// <summary>Whoever takes people off the list to see who has answered sees the same of everybody, before and after.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task RemoveAndRestore_AnonymousRound_LookTheSameWhetherSubmittedOrNot(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, RoundScenario.Content, 6);
        var tokens = await TokensAsync(scenario);
        await SentAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await scenario.SubmitAsync(scenario.Participants[0]);
        await scenario.SaveAsync(scenario.Participants[1], "1.1.a", AnswerValue.Level2, "utkast");
        var before = await RateAsync(scenario);

        for (var person = 0; person < 3; person++)
        {
            Assert.Null(await RemoveAsync(scenario, person));
        }

        var rows = await ListAsync(scenario);
        Assert.Single(rows.Take(3).Select(Anybody).Distinct());
        Assert.All(rows.Take(3), row => Assert.True(row.Withdrawn));
        Assert.Equal((before.Invited, before.Submitted), (await RateAsync(scenario) is var rate ? rate.Invited : 0, rate.Submitted));
        foreach (var (token, person) in tokens.Take(3).Zip(scenario.Participants))
        {
            Assert.IsType<UnknownLink>(await FindAsync(database, token));
            Assert.Null(await scenario.WithAsync<AnsweringService, AnsweringView?>(s => s.LoadAsync(person, default)));
            Assert.Equal(new SaveRefused(SaveRefusal.UnknownParticipant), await scenario.SaveAsync(person, "1.2.a", AnswerValue.Level1));
            Assert.Equal(RefusalCode.NotFound, (await scenario.WithAsync<AnsweringService, Refused?>(s => s.SubmitAsync(person, default)))!.Code);
        }

        Assert.Equal(0, (await scenario.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(scenario.RoundId, default))).Value);
        Assert.Equal(1, await database.QueryAsync(scenario.OrganisationId, db => db.Responses.CountAsync()));
        Assert.Empty(await database.QueryAsync(scenario.OrganisationId, db => db.Answers.Where(a => a.Comment != null).ToListAsync()));

        for (var person = 0; person < 3; person++)
        {
            Assert.Null(await scenario.WithAsync<ParticipantChanges, Refused?>(s => s.RestoreAsync(scenario.Participants[person], default)));
            Assert.IsType<ParticipantTarget>(await FindAsync(database, tokens[person]));
        }

        Assert.Single((await ListAsync(scenario)).Select(Anybody).Distinct());
        Assert.Equal(ParticipantState.Submitted, (await scenario.LoadAsync(scenario.Participants[0])).State);
        Assert.Equal((ParticipantState.NotStarted, 0), (await scenario.LoadAsync(scenario.Participants[1])) is var view ? (view.State, view.Answers.Count) : default);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Remove_InvitationNotYetSent_IsCalledOffAndComesAnewWhenTakenBack(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, RoundScenario.Content, 2);

        await RemoveAsync(scenario, 0);
        var called = await database.QueryAsync(null, db => db.Outbox.SingleAsync(m => m.State == MailState.Cancelled));
        Assert.Equal((scenario.Participants[0], null, null), (called.ParticipantId!.Value, called.TextBody, called.HtmlBody));
        Assert.Equal(RefusalCode.NotFound, (await scenario.WithAsync<ParticipantService, Refused?>(s => s.SendLinkAsync(scenario.Participants[0], default)))?.Code);

        await scenario.WithAsync<ParticipantChanges, Refused?>(s => s.RestoreAsync(scenario.Participants[0], default));
        Assert.Null((await ListAsync(scenario))[0].Invitation);
        Assert.Equal(1, (await scenario.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(scenario.RoundId, default))).Value);
        Assert.All(await ListAsync(scenario), row => Assert.Equal(MailState.Queued, row.Invitation));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Add_AddressOfSomebodyWithdrawn_PointsToTakingBack(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, RoundScenario.Content, 2);
        await RemoveAsync(scenario, 0);

        var added = await scenario.WithAsync<ParticipantService, Outcome<Guid>>(
            s => s.AddAsync(new AddParticipant(scenario.RoundId, "Eva", "PERSON1@example.se", RoleGroups.Managers, null), default));

        Assert.Equal(new Refused(RefusalCode.AddressWithdrawn, "person1@example.se"), Assert.Single(added.Refusals));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Replace_AnonymousRound_IsTheSameForThoseWhoHaveSubmitted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, RoundScenario.Content, 3);
        await SentAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await scenario.SubmitAsync(scenario.Participants[0]);
        await scenario.SaveAsync(scenario.Participants[1], "1.1.a", AnswerValue.Level1);

        var first = await ReplaceAsync(scenario, 0, "ny0@example.se");
        var second = await ReplaceAsync(scenario, 1, "ny1@example.se");

        Assert.True(first.Done && second.Done);
        var rows = await ListAsync(scenario);
        Assert.Equal(2, rows.Count(row => row.Withdrawn));
        Assert.Single(rows.Where(row => row.Withdrawn).Select(Anybody).Distinct());
        Assert.All(rows.Where(row => row.Name == "Ny"), row => Assert.Equal((RoleGroups.Managers, "Skola", MailState.Queued), (row.GroupKey, row.Unit, row.Invitation)));
        Assert.Equal((5, 1), await RateAsync(scenario) is var rate ? (rate.Invited, rate.Submitted) : default);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Replace_NamedRound_OldOneLeavesUnlessSubmitted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, Named, 2);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await scenario.SubmitAsync(scenario.Participants[0]);

        Assert.Equal(RefusalCode.AlreadySubmitted, Assert.Single((await ReplaceAsync(scenario, 0, "ny0@example.se")).Refusals).Code);
        Assert.Equal(
            [RefusalCode.EmailBad], (await ReplaceAsync(scenario, 1, "ny1")).Refusals.Select(refusal => refusal.Code));
        Assert.Equal([RefusalCode.AlreadyInvited], (await ReplaceAsync(scenario, 1, "person1@example.se")).Refusals.Select(refusal => refusal.Code));
        Assert.True((await ReplaceAsync(scenario, 1, "ny1@example.se")).Done);

        Assert.Equal(["ny1@example.se", "person1@example.se"], (await ListAsync(scenario)).Select(row => row.Email).Order());
        Assert.Equal(["ny1@example.se", "person1@example.se"], await database.QueryAsync(null, db => db.Outbox.OrderBy(m => m.To).Select(m => m.To).ToListAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_NamedRound_AnswersFollowToTheNewGroupAndUnit(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, Named with { Groups = [new(RoleGroups.Managers, [1]), new(RoleGroups.Employees, [1, 2])] }, 2);
        Assert.IsType<SaveRefused>(await scenario.SaveAsync(scenario.Participants[0], "2.1.a", AnswerValue.Level1));
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);

        Assert.Empty(await ChangeAsync(scenario, 0, new ChangeParticipant(default, "Eva", "person1@example.se", RoleGroups.Employees, "Teknik", "en")));

        Assert.IsType<Saved>(await scenario.SaveAsync(scenario.Participants[0], "2.1.a", AnswerValue.Level1));
        var (response, person) = await database.QueryAsync(scenario.OrganisationId, async db =>
            (await db.Responses.SingleAsync(), await db.Participants.Include(p => p.Group).Include(p => p.Unit).SingleAsync(p => p.Id == scenario.Participants[0])));
        Assert.Equal((person.RoundGroupId, person.RoundUnitId), (response.RoundGroupId, response.RoundUnitId));
        Assert.Equal(("Eva", RoleGroups.Employees, "Teknik", "en"), (person.Name, person.Group!.Key, person.Unit!.Name, person.Language));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_NewAddress_KillsOldLinksAndInvitesAnew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, Named, 1);
        var old = (await TokensAsync(scenario))[0];
        await SentAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);

        Assert.Empty(await ChangeAsync(scenario, 0, new ChangeParticipant(default, "Eva", "ratt@example.se", RoleGroups.Managers, "Skola", "sv")));

        Assert.IsType<UnknownLink>(await FindAsync(database, old));
        var mail = await database.QueryAsync(null, db => db.Outbox.SingleAsync(m => m.State == MailState.Queued));
        Assert.Equal(("ratt@example.se", MailState.Queued), (mail.To, (await ListAsync(scenario))[0].Invitation));
        Assert.IsType<ParticipantTarget>(await FindAsync(database, mail.TextBody!.Split("/svara/")[1][..26]));
        Assert.Single((await scenario.LoadAsync(scenario.Participants[0])).Answers);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_OpenAnonymousRound_LocksPlaceAndAddressForEverybody(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, RoundScenario.Content, 2);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await scenario.SubmitAsync(scenario.Participants[0]);

        for (var person = 0; person < 2; person++)
        {
            var email = $"person{person + 1}@example.se";
            Assert.Equal([RefusalCode.PlaceLocked], await CodesAsync(new ChangeParticipant(default, "Eva", email, RoleGroups.Employees, "Skola", "sv")));
            Assert.Equal([RefusalCode.PlaceLocked], await CodesAsync(new ChangeParticipant(default, "Eva", email, RoleGroups.Managers, null, "sv")));
            Assert.Equal([RefusalCode.AddressLocked], await CodesAsync(new ChangeParticipant(default, "Eva", "annan@example.se", RoleGroups.Managers, "Skola", "sv")));
            Assert.Equal([RefusalCode.LanguageUnknown], await CodesAsync(new ChangeParticipant(default, "Eva", email, RoleGroups.Managers, "Skola", "de")));
            Assert.Empty(await CodesAsync(new ChangeParticipant(default, "Eva", email, RoleGroups.Managers, "Skola", "en")));

            async Task<IEnumerable<RefusalCode>> CodesAsync(ChangeParticipant change) => (await ChangeAsync(scenario, person, change)).Select(refusal => refusal.Code);
        }

        Assert.Single((await ListAsync(scenario)).Select(row => (row.Name, row.Language, row.GroupKey, row.Unit)).Distinct());
    }

    /// <summary>Many different people in a round: with those who have submitted, one asked for a new link again and again.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task List_AnonymousRound_NewLinksChangeNothingThatIsSeen(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await OpenAsync(database, RoundScenario.Content, 2);
        await SentAsync(database);
        await scenario.SaveAsync(scenario.Participants[0], "1.1.a", AnswerValue.Level1);
        await scenario.SubmitAsync(scenario.Participants[0]);

        foreach (var person in scenario.Participants)
        {
            Assert.Null(await scenario.WithAsync<ParticipantService, Refused?>(s => s.SendLinkAsync(person, default)));
        }

        Assert.Equal(1, await database.QueryAsync(null, db => db.Outbox.CountAsync(m => m.State == MailState.Queued)));
        Assert.All(await ListAsync(scenario), row => Assert.Equal(MailState.Sent, row.Invitation));
        await database.QueryAsync(null, db => db.Outbox.Where(m => m.State == MailState.Queued).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Failed)));
        Assert.All(await ListAsync(scenario), row => Assert.Equal(MailState.Sent, row.Invitation));
    }

    /// <summary>What a coordinator sees of a person, without what makes out the person.</summary>
    private static ParticipantRow Anybody(ParticipantRow row) => row with { Id = default, Name = null, Email = null };

    private static async Task<RoundScenario> OpenAsync(TestDatabase database, RoundContent content, int people)
    {
        var scenario = await RoundScenario.CreateAsync(database, content);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", people);
        await scenario.OpenAsync();
        Assert.Equal(people, (await scenario.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(scenario.RoundId, default))).Value);
        return scenario;
    }

    /// <summary>The tokens of the queued invitations, in the order of the participants.</summary>
    private static async Task<List<string>> TokensAsync(RoundScenario scenario)
    {
        var mails = await scenario.Database.QueryAsync(null, db => db.Outbox.ToListAsync());
        return [.. scenario.Participants.Select(id => mails.Single(mail => mail.ParticipantId == id).TextBody!.Split("/svara/")[1][..26])];
    }

    private static Task<int> SentAsync(TestDatabase database) =>
        database.QueryAsync(null, db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Sent)));

    private static Task<LinkTarget> FindAsync(TestDatabase database, string token) =>
        database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(token, default));

    private static Task<Refused?> RemoveAsync(RoundScenario scenario, int person) =>
        scenario.WithAsync<ParticipantChanges, Refused?>(s => s.RemoveAsync(scenario.Participants[person], default));

    private static Task<Outcome<Guid>> ReplaceAsync(RoundScenario scenario, int person, string email) =>
        scenario.WithAsync<ParticipantChanges, Outcome<Guid>>(s => s.ReplaceAsync(new ReplaceParticipant(scenario.Participants[person], "Ny", email, "sv"), default));

    private static Task<IReadOnlyList<Refused>> ChangeAsync(RoundScenario scenario, int person, ChangeParticipant change) =>
        scenario.WithAsync<ParticipantChanges, IReadOnlyList<Refused>>(s => s.ChangeAsync(change with { ParticipantId = scenario.Participants[person] }, default));

    private static Task<IReadOnlyList<ParticipantRow>> ListAsync(RoundScenario scenario) =>
        scenario.WithAsync<ParticipantService, IReadOnlyList<ParticipantRow>>(s => s.ListAsync(scenario.RoundId, default));

    private static async Task<ResponseRate> RateAsync(RoundScenario scenario) =>
        (await scenario.WithAsync<ResponseRateService, ResponseRate?>(s => s.LoadAsync(scenario.RoundId, default)))!;
}
