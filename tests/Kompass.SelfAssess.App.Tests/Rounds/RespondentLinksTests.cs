using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class RespondentLinksTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory]
    [InlineData("")]
    [InlineData("kort")]
    [InlineData("00000000000000000000000000")]
    [InlineData("../../../etc/passwd-------")]
    [InlineData("' OR 1=1; --")]
    public async Task Find_NoSuchToken_IsUnknown(string token)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, null, 1);
        await scenario.WithAsync<ParticipantService, Outcome<Uri>>(s => s.MintLinkAsync(scenario.Participants[0], default));

        Assert.IsType<UnknownLink>(await database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(token, default)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Find_PersonalLink_ChoosesTheOrganisationOfTheScope(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, null, 1);
        var token = await MintAsync(scenario);
        await using var scope = database.Scope();

        var target = await scope.ServiceProvider.GetRequiredService<RespondentLinks>().FindAsync(token.ToUpperInvariant().Replace('0', 'O'), default);

        Assert.Equal(new ParticipantTarget(scenario.Participants[0], scenario.RoundId, scenario.OrganisationId), target);
        Assert.Equal(scenario.OrganisationId, scope.ServiceProvider.GetRequiredService<Tenant>().OrganisationId);
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<AnsweringService>().LoadAsync(scenario.Participants[0], default));
    }

    [Fact]
    public async Task MintLink_AfterSubmitting_TellsOnlyWhereNamesAreKept()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        foreach (var (anonymity, expected) in new[] { (Anonymity.Anonymous, (RefusalCode?)null), (Anonymity.Named, RefusalCode.AlreadySubmitted) })
        {
            var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Anonymity = anonymity }, $"{anonymity}".ToLowerInvariant());
            await scenario.InviteAsync(RoleGroups.Managers, null, 1);
            await scenario.OpenAsync();
            await scenario.AnswerAndSubmitAllAsync();

            Assert.Equal(expected, await RefusalAsync(scenario));
            await scenario.CloseAsync();
            Assert.Equal(RefusalCode.NotOpen, await RefusalAsync(scenario));
        }

        static async Task<RefusalCode?> RefusalAsync(RoundScenario scenario) =>
            (await scenario.WithAsync<ParticipantService, Outcome<Uri>>(s => s.MintLinkAsync(scenario.Participants[0], default))).Refusals is [var refusal, ..] ? refusal.Code : null;
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task MintLink_Again_LeavesTheFirstWorking(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, null, 1);
        string[] tokens = [await MintAsync(scenario), await MintAsync(scenario)];

        Assert.NotEqual(tokens[0], tokens[1]);
        foreach (var token in tokens)
        {
            Assert.IsType<ParticipantTarget>(await database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(token, default)));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task OpenLink_TwoWhoFollowIt_AreTwoPeopleWithoutNames(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Groups = [new RoundGroupChoice(RoleGroups.Unions, [])] });
        var token = await OpenLinkAsync(scenario);
        Assert.Equal(RefusalCode.NotOpen, Assert.Single((await JoinAsync(database, token, null)).Refusals).Code);
        await scenario.OpenAsync();
        var unit = await database.QueryAsync(scenario.OrganisationId, db => db.RoundUnits.Select(u => u.Id).FirstAsync());

        Assert.IsType<OpenLinkTarget>(await database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(token, default)));
        var first = (await JoinAsync(database, token, unit)).Value!;
        var second = (await JoinAsync(database, token, null)).Value!;
        Assert.Equal(RefusalCode.UnitUnknown, Assert.Single((await JoinAsync(database, token, -1)).Refusals).Code);

        Assert.NotEqual(first.Participant.ParticipantId, second.Participant.ParticipantId);
        Assert.Equal(first.Participant, await database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(first.Token, default)));
        await scenario.SaveAsync(first.Participant.ParticipantId, "7.1.a", AnswerValue.Level2);
        await scenario.SubmitAsync(first.Participant.ParticipantId);
        Assert.All(await database.QueryAsync(scenario.OrganisationId, db => db.Participants.ToListAsync()), p => Assert.Null(p.Name ?? p.Email));
        var rate = await scenario.WithAsync<ResponseRateService, ResponseRate?>(s => s.LoadAsync(scenario.RoundId, default));
        Assert.Equal((0, 0, 1, true), (rate!.Invited, rate.Submitted, rate.SubmittedByOpenLink, rate.Groups[0].OpenLink));
    }

    [Fact]
    public async Task OpenLink_NewOne_StopsTheOldOne()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database, RoundScenario.Content with { Groups = [new RoundGroupChoice(RoleGroups.Unions, [])] });
        var old = await OpenLinkAsync(scenario);
        var current = await OpenLinkAsync(scenario);

        Assert.IsType<UnknownLink>(await database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(old, default)));
        Assert.IsType<OpenLinkTarget>(await database.WithAsync<RespondentLinks, LinkTarget>(null, s => s.FindAsync(current, default)));
    }

    [Fact]
    public void Mint_ManyTokens_AreDifferentAndUseEveryLetter()
    {
        var tokens = Enumerable.Range(0, 2000).Select(_ => LinkToken.Mint()).ToList();

        Assert.Equal(2000, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Equal(LinkToken.Length, token.Length));
        Assert.Equal(32, tokens.SelectMany(token => token[..25]).Distinct().Count());
    }

    private static Task<Outcome<JoinedByOpenLink>> JoinAsync(TestDatabase database, string token, int? unit) =>
        database.WithAsync<RespondentLinks, Outcome<JoinedByOpenLink>>(null, s => s.JoinByOpenLinkAsync(token, unit, default));

    private static async Task<string> MintAsync(RoundScenario scenario) =>
        (await scenario.WithAsync<ParticipantService, Outcome<Uri>>(s => s.MintLinkAsync(scenario.Participants[0], default))).Value!.Segments[^1];

    private static async Task<string> OpenLinkAsync(RoundScenario scenario)
    {
        var group = await scenario.Database.QueryAsync(scenario.OrganisationId, db => db.RoundGroups.Select(g => g.Id).SingleAsync());
        return (await scenario.WithAsync<ParticipantService, Outcome<Uri>>(s => s.CreateOpenLinkAsync(group, default))).Value!.Segments[^1];
    }
}
