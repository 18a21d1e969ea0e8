using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class ParticipantServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task AddPasted_OneFault_WritesNothingUnlessTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 1);
        const string Text = "Ny;ny@example.se;managers;Vård\nGammal;PERSON1@example.se;managers;Skola\nFel;fel;managers;Skola";

        var strict = await PasteAsync(scenario, Text, skip: false);
        Assert.Equal(0, strict.Value!.Added);
        Assert.Equal([(2, PasteFaultCode.AlreadyInvited), (3, PasteFaultCode.EmailBad)], strict.Value.Faults.Select(f => (f.Line, f.Code)));
        Assert.Single(await ListAsync(scenario));

        var told = await PasteAsync(scenario, Text, skip: true);
        Assert.Equal(1, told.Value!.Added);
        Assert.Equal(["ny@example.se", "person1@example.se"], (await ListAsync(scenario)).Select(row => row.Email).Order());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AddPasted_OwnNamesOfGroups_AreUnderstood(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);

        await scenario.WithAsync<ParticipantService, Outcome<PasteOutcome>>(s => s.AddPastedAsync(
            scenario.RoundId, "<b>Eva</b>;eva@example.se;Ledande;", [new GroupLabel(RoleGroups.Managers, false, ["Ledande"])], false, default));

        var row = Assert.Single(await ListAsync(scenario));
        Assert.Equal(("<b>Eva</b>", RoleGroups.Managers, null), (row.Name, row.GroupKey, row.Unit));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Add_OnePerson_IsCheckedLikeTheList(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(
            database, RoundScenario.Content with { Groups = [new RoundGroupChoice(RoleGroups.Managers, []), new RoundGroupChoice(RoleGroups.Unions, [])] });

        Assert.True((await AddAsync("Eva", "eva@example.se", RoleGroups.Managers, "Skola")).Done);
        Assert.Equal([RefusalCode.AlreadyInvited], Codes(await AddAsync("Eva", "EVA@example.se", RoleGroups.Managers, null)));
        Assert.Equal(
            [RefusalCode.NameMissing, RefusalCode.EmailBad, RefusalCode.GroupByOpenLinkOnly, RefusalCode.UnitUnknown],
            Codes(await AddAsync(" ", "eva", RoleGroups.Unions, "Park")));
        Assert.Equal([RefusalCode.GroupUnknown], Codes(await AddAsync("Bo", "bo@example.se", RoleGroups.Elected, null)));

        Task<Outcome<Guid>> AddAsync(string name, string email, string group, string? unit) =>
            scenario.WithAsync<ParticipantService, Outcome<Guid>>(s => s.AddAsync(new AddParticipant(scenario.RoundId, name, email, group, unit), default));

        static IEnumerable<RefusalCode> Codes(Outcome<Guid> outcome) => outcome.Refusals.Select(refusal => refusal.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Invite_TwiceAndAtOnce_QueuesOneMailEach(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 5);
        Assert.Equal(RefusalCode.NotOpen, Assert.Single((await InviteAsync(scenario)).Refusals).Code);
        await scenario.OpenAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => InviteAsync(scenario))));
        await scenario.InviteAsync(RoleGroups.Elected, null, 1);
        var later = await InviteAsync(scenario);

        Assert.Equal(5, outcomes.Sum(outcome => outcome.Value));
        Assert.Equal(1, later.Value);
        var mails = await database.QueryAsync(null, db => db.Outbox.ToListAsync());
        Assert.Equal(6, mails.Select(mail => mail.To).Distinct().Count());
        Assert.Equal(6, mails.Count);
        Assert.All(mails, mail => Assert.Equal((MailKind.Invitation, scenario.OrganisationId), (mail.Kind, mail.OrganisationId)));
        Assert.All(await ListAsync(scenario), row => Assert.Equal(MailState.Queued, row.Invitation));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Invite_LinkInTheMail_LeadsToItsParticipantAndOnlyItsHashIsStored(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 1);
        await scenario.OpenAsync();
        await InviteAsync(scenario);
        var mail = await database.QueryAsync(null, db => db.Outbox.SingleAsync());
        var token = mail.TextBody!.Split("/svara/")[1].Split('\n')[0];

        var target = await database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(token, default));

        Assert.Equal(new ParticipantTarget(scenario.Participants[0], scenario.RoundId, scenario.OrganisationId), target);
        Assert.Matches("^[0-9a-hjkmnp-tv-z]{26}$", token);
        Assert.NotEqual(token, await database.QueryAsync(scenario.OrganisationId, db => db.ParticipantLinks.Where(l => l.Purpose == LinkPurpose.Answer).Select(l => l.TokenHash).SingleAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task ResponseRate_NamedRound_CountsByGroupAndUnit(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Anonymity = Anonymity.Named });
        await scenario.InviteAsync(RoleGroups.Elected, null, 2);
        await scenario.InviteAsync(RoleGroups.Managers, "Skola", 3);
        await scenario.OpenAsync();
        foreach (var participant in scenario.Participants.Take(3))
        {
            await scenario.SaveAsync(participant, "1.1.a", AnswerValue.Level1);
            await scenario.SubmitAsync(participant);
        }

        var rate = await scenario.WithAsync<ResponseRateService, ResponseRate?>(s => s.LoadAsync(scenario.RoundId, default));

        Assert.Equal((5, 3, 0, 70), (rate!.Invited, rate.Submitted, rate.SubmittedByOpenLink, rate.TargetPercent));
        Assert.Equal([("elected", 2, 2), ("managers", 3, 1), ("employees", 0, 0)], rate.Groups.Select(row => (row.Key, row.Invited, row.Submitted ?? -1)));
        Assert.Equal([("Skola", 3, 1), ("Vård", 0, 0), ("Teknik", 0, 0), ("", 2, 2)], rate.Units.Select(row => (row.Key, row.Invited, row.Submitted ?? -1)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task ResponseRate_AnonymousRound_WithholdsSmallGroupsAndWhatGivesThemAway(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Elected, null, 3);
        await scenario.InviteAsync(RoleGroups.Managers, null, 6);
        await scenario.InviteAsync(RoleGroups.Employees, null, 9);
        await scenario.OpenAsync();

        var rate = await scenario.WithAsync<ResponseRateService, ResponseRate?>(s => s.LoadAsync(scenario.RoundId, default));

        Assert.Equal([("elected", 3, null), ("managers", 6, null), ("employees", 9, (int?)0)], rate!.Groups.Select(row => (row.Key, row.Invited, row.Submitted)));
        Assert.Equal(18, rate.Invited);
    }

    private static Task<Outcome<PasteOutcome>> PasteAsync(RoundScenario scenario, string text, bool skip) =>
        scenario.WithAsync<ParticipantService, Outcome<PasteOutcome>>(s => s.AddPastedAsync(scenario.RoundId, text, [], skip, default));

    private static Task<IReadOnlyList<ParticipantRow>> ListAsync(RoundScenario scenario) =>
        scenario.WithAsync<ParticipantService, IReadOnlyList<ParticipantRow>>(s => s.ListAsync(scenario.RoundId, default));

    private static Task<Outcome<int>> InviteAsync(RoundScenario scenario) =>
        scenario.WithAsync<ParticipantService, Outcome<int>>(s => s.InviteAsync(scenario.RoundId, default));
}
