using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public sealed class RoundCourseTests
{
    private static readonly RoundContent Content = RoundScenario.Content;

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Fact]
    public async Task Open_NobodyToAsk_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);

        Assert.Equal(RefusalCode.NobodyToAsk, (await scenario.WithAsync<RoundCourse, Refused?>(s => s.OpenAsync(scenario.RoundId, default)))!.Code);
    }

    [Fact]
    public async Task Open_OnlyAnOpenLink_IsEnough()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database, Content with { Groups = [new RoundGroupChoice(RoleGroups.Unions, [])] });
        var group = await database.QueryAsync(scenario.OrganisationId, db => db.RoundGroups.Select(g => g.Id).SingleAsync());
        await scenario.WithAsync<ParticipantService, Outcome<Uri>>(s => s.CreateOpenLinkAsync(group, default));

        Assert.Null(await scenario.WithAsync<RoundCourse, Refused?>(s => s.OpenAsync(scenario.RoundId, default)));
    }

    [Fact]
    public async Task Open_LastDayHasPassed_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 1);
        database.Clock.Set(new DateTimeOffset(2026, 12, 9, 23, 0, 0, TimeSpan.Zero));

        Assert.Equal(RefusalCode.ClosesInThePast, (await scenario.WithAsync<RoundCourse, Refused?>(s => s.OpenAsync(scenario.RoundId, default)))!.Code);
    }

    [Fact]
    public async Task Open_BeforeThePlannedDay_OpensToday()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database, Content with { OpensOn = new DateOnly(2026, 12, 1) });
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 1);
        await scenario.OpenAsync();

        Assert.Equal(new DateOnly(2026, 11, 24), await database.QueryAsync(scenario.OrganisationId, db => db.Rounds.Select(r => r.OpensOn).SingleAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task States_EveryVerbInEveryState_OnlyTheNextOneIsDone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 6);
        var user = Guid.NewGuid();

        Assert.Equal(RefusalCode.NotOpen, await CloseAsync());
        Assert.Equal(RefusalCode.NotClosed, await ConfirmAsync());
        Assert.Null(await OpenAsync());

        Assert.Equal(RefusalCode.NotDraft, await OpenAsync());
        Assert.Equal(RefusalCode.NotClosed, await ConfirmAsync());
        Assert.Equal(RefusalCode.NotDraft, await DeleteAsync());
        await scenario.AnswerAndSubmitAllAsync();
        Assert.Null(await CloseAsync());

        Assert.Equal(RefusalCode.NotDraft, await OpenAsync());
        Assert.Equal(RefusalCode.NotOpen, await CloseAsync());
        Assert.Equal(RefusalCode.NotDraft, await DeleteAsync());
        Assert.Null(await ConfirmAsync());

        Assert.Equal(RefusalCode.NotDraft, await OpenAsync());
        Assert.Equal(RefusalCode.NotOpen, await CloseAsync());
        Assert.Equal(RefusalCode.NotClosed, await ConfirmAsync());
        Assert.Equal(RefusalCode.NotDraft, await DeleteAsync());

        async Task<RefusalCode?> OpenAsync() => (await scenario.WithAsync<RoundCourse, Refused?>(s => s.OpenAsync(scenario.RoundId, default)))?.Code;
        async Task<RefusalCode?> CloseAsync() => (await scenario.WithAsync<RoundCourse, Refused?>(s => s.CloseAsync(scenario.RoundId, default)))?.Code;
        async Task<RefusalCode?> ConfirmAsync() => (await scenario.WithAsync<RoundCourse, Refused?>(s => s.ConfirmAsync(scenario.RoundId, user, default)))?.Code;
        async Task<RefusalCode?> DeleteAsync() => (await scenario.WithAsync<RoundService, Refused?>(s => s.DeleteDraftAsync(scenario.RoundId, default)))?.Code;
    }

    [Fact]
    public async Task Reschedule_OpenRound_MovesOnlyThat()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await RoundScenario.CreateAsync(database);
        await scenario.InviteAsync(RoleGroups.Managers, "Vård", 1);
        await scenario.OpenAsync();

        var past = await scenario.WithAsync<RoundCourse, Outcome<int>>(s => s.RescheduleAsync(new Reschedule(scenario.RoundId, 2, new DateOnly(2026, 11, 23), true), default));
        var moved = await scenario.WithAsync<RoundCourse, Outcome<int>>(s => s.RescheduleAsync(new Reschedule(scenario.RoundId, 2, new DateOnly(2026, 12, 20), true), default));
        var stale = await scenario.WithAsync<RoundCourse, Outcome<int>>(s => s.RescheduleAsync(new Reschedule(scenario.RoundId, 2, new DateOnly(2026, 12, 21), true), default));

        Assert.Equal(RefusalCode.ClosesInThePast, Assert.Single(past.Refusals).Code);
        Assert.Equal(3, moved.Value);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single(stale.Refusals).Code);
        Assert.Equal(new DateOnly(2026, 12, 20), (await scenario.LoadAsync(scenario.Participants[0])).ClosesOn);
    }
}
