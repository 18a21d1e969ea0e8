using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

public class FollowUpServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Start_BesideTheCadence_OpensOnceAndSkipsTheDateThatFallsIntoIt(DatabaseProvider provider)
    {
        await using var scene = await FollowUpScene.CreateAsync(provider);

        scene.SetClock("2027-02-20T11:00"); // a Saturday: the mails leave on Monday
        var started = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => StartAsync(scene))));
        Assert.Single(started, outcome => outcome.Done);
        Assert.All(started.Where(outcome => !outcome.Done), outcome => Assert.Equal(RefusalCode.AnotherFollowUpOpen, Assert.Single(outcome.Refusals).Code));
        await scene.TwiceAsync(null);
        await scene.TwiceAsync("2027-02-22T08:00", mails: 3);
        await scene.TwiceAsync("2027-03-01T09:00", reminded: 3, skipped: 1, mails: 3);

        Assert.Equal(["Extra 2027-02-22 Open", "Planned 2027-03-01 AnotherOpen"], await scene.FollowUpsAsync());
    }

    [Fact]
    public async Task Start_NothingToAskOrDoneToday_IsRefused()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite);
        await scene.SweepAsync("2027-03-01T09:00");
        var open = await scene.OpenAsync();
        Assert.Null(await scene.WithAsync<FollowUpService, Refused?>(s => s.CloseAsync(open.Id, open.Version, default)));
        Assert.Equal(RefusalCode.FollowedUpToday, Assert.Single((await StartAsync(scene)).Refusals).Code);

        scene.SetClock("2027-03-02T09:00");
        await scene.QueryAsync(db => db.PlanActions.ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, ActionStatus.Done)));
        Assert.Equal(RefusalCode.NothingToFollowUp, Assert.Single((await StartAsync(scene)).Refusals).Code);
        await scene.QueryAsync(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PlanState.Closed)));
        Assert.Equal(RefusalCode.NotOpen, Assert.Single((await StartAsync(scene)).Refusals).Code);
    }

    /// <summary>A date that had nothing to ask about in the morning can be followed up by hand in the afternoon.</summary>
    [Fact]
    public async Task Start_OnASkippedDate_TakesItsRow()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, change: plan => plan.Actions.ForEach(action => action.Status = ActionStatus.Done));
        await scene.TwiceAsync("2027-03-01T09:00", skipped: 1);
        await scene.QueryAsync(db => db.PlanActions.ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, ActionStatus.InProgress)));

        Assert.True((await StartAsync(scene)).Done);
        await scene.TwiceAsync(null, mails: 3);
        Assert.Equal(["Extra 2027-03-01 Open"], await scene.FollowUpsAsync());
    }

    [Fact]
    public async Task Extend_LastDay_MovesRemindersAndTellsTheCoordinatorAgain()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, owners: 1);
        await scene.SweepAsync("2027-03-01T09:00");
        await scene.SweepAsync("2027-03-08T09:00");
        await scene.TwiceAsync("2027-03-12T09:00", reminded: 1, skipped: 1, mails: 2);

        var open = await scene.OpenAsync();
        Assert.Equal(RefusalCode.ClosesInThePast, (await ExtendAsync(open.Version, "2027-03-11"))!.Code);
        Assert.Equal(new Refused(RefusalCode.NotWorkingDay, "2027-03-22"), await ExtendAsync(open.Version, "2027-03-20"));
        Assert.Equal(new Refused(RefusalCode.OpenTooLong, "2027-05-11"), await ExtendAsync(open.Version, "2027-05-12"));
        Assert.Null(await ExtendAsync(open.Version, "2027-03-24"));
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, (await ExtendAsync(open.Version, "2027-03-24"))!.Code);

        await scene.TwiceAsync("2027-03-16T09:00");
        await scene.TwiceAsync("2027-03-22T09:00", reminded: 1, mails: 1);
        await scene.TwiceAsync("2027-03-23T09:00", mails: 1);
        await scene.TwiceAsync("2027-03-25T00:00", closed: 1);

        Task<Refused?> ExtendAsync(int version, string day) => scene.WithAsync<FollowUpService, Refused?>(s => s.ExtendAsync(open.Id, version, FollowUpScene.Day(day), default));
    }

    [Fact]
    public async Task CallOff_WithMailsWaiting_NothingLeavesAndTheDateStaysDealtWith()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite);
        await scene.SweepAsync("2027-03-01T05:00");
        var open = await scene.OpenAsync();
        Assert.Null(await scene.WithAsync<FollowUpService, Refused?>(s => s.CallOffAsync(open.Id, open.Version, default)));

        await scene.TwiceAsync("2027-03-01T09:00");
        await scene.TwiceAsync("2027-03-20T09:00");
        Assert.Equal(["Planned 2027-03-01 CalledOff"], await scene.FollowUpsAsync());
        await scene.TwiceAsync("2027-04-01T09:00", opened: 1, mails: 3);
    }

    [Fact]
    public async Task CloseOfPlan_OpenFollowUp_IsReportedAndNothingOpensAgain()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite);
        await scene.SweepAsync("2027-03-01T09:00");

        // As the plan's own service does: in one transaction.
        var closed = await scene.WithAsync<KompassDbContext, FollowUpClosing, int>(async (db, closing) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Plans.ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PlanState.Closed));
            var count = await closing.CloseOfPlanAsync(scene.Plan.PlanId, default);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return count;
        });
        Assert.Equal(1, closed);
        await scene.TwiceAsync("2027-04-01T09:00", mails: 1);
        Assert.Equal(["Planned 2027-03-01 Closed"], await scene.FollowUpsAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_CadenceInTheMiddle_OpenOneGoesOnAndNothingOfThePastOpens(DatabaseProvider provider)
    {
        await using var scene = await FollowUpScene.CreateAsync(provider);
        await scene.SweepAsync("2027-03-01T09:00");
        scene.SetClock("2027-03-10T09:00");

        var choice = new CadenceChoice(CadenceKind.Quarterly, CadenceAnchor.OwnDay, FollowUpScene.Day("2026-12-08"), [], 5);
        var preview = await scene.WithAsync<CadenceService, Outcome<IReadOnlyList<CadenceDate>>>(s => s.PreviewAsync(scene.Plan.PlanId, choice, default));
        Assert.Equal(["2027-06-08", "2027-09-08", "2027-12-08", "2028-03-08"], preview.Value!.Select(date => $"{date.Day:yyyy-MM-dd}"));
        Assert.True((await SaveAsync(scene, choice)).Done);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single((await SaveAsync(scene, choice, version: 1)).Refusals).Code);

        // The last day and the reminders of the open one are as they were; the quarter's date of Monday 8 March has passed.
        await scene.TwiceAsync("2027-03-11T09:00", reminded: 3, skipped: 3, mails: 3);
        await scene.TwiceAsync("2027-03-16T09:00", closed: 1, mails: 1);
        await scene.TwiceAsync("2027-06-07T09:00");
        await scene.TwiceAsync("2027-06-08T09:00", opened: 1, mails: 3);
        Assert.Equal(["Planned 2027-03-01 Closed", "Planned 2027-06-08 Open"], await scene.FollowUpsAsync());
    }

    [Fact]
    public async Task Save_BadChoices_AreToldAllAtOnce()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite);
        scene.SetClock("2027-03-10T09:00");

        Assert.Equal(
            [RefusalCode.OpenDaysOutOfRange, RefusalCode.AnchorDayMissing], await CodesAsync(new CadenceChoice(CadenceKind.Monthly, CadenceAnchor.OwnDay, null, [], 2)));
        Assert.Equal([RefusalCode.ComingEvaluationUnknown], await CodesAsync(new CadenceChoice(CadenceKind.Yearly, CadenceAnchor.ComingEvaluation, null, [], 10)));
        Assert.Equal([RefusalCode.OwnDatesMissing], await CodesAsync(new CadenceChoice(CadenceKind.OwnDates, CadenceAnchor.OwnDay, null, [], 10)));
        Assert.Equal(
            [RefusalCode.OwnDateInThePast, RefusalCode.OwnDateAfterPlan],
            await CodesAsync(new CadenceChoice(CadenceKind.OwnDates, CadenceAnchor.OwnDay, null, [FollowUpScene.Day("2027-03-09"), FollowUpScene.Day("2027-03-10"), FollowUpScene.Day("2031-01-07")], 10)));
        Assert.Equal("2027-03-01 2027-04-02", string.Join(' ', CadenceService.Read(" 2027-04-02\r\n\r\n2027-03-01, 2027-04-02").Days.Select(day => $"{day:yyyy-MM-dd}")));
        Assert.Equal(["1/3", "1887-01-01"], CadenceService.Read("1/3; 2027-03-01\n1887-01-01").Faults.Select(fault => fault.Argument));

        async Task<IEnumerable<RefusalCode>> CodesAsync(CadenceChoice choice) => (await SaveAsync(scene, choice)).Refusals.Select(refusal => refusal.Code);
    }

    /// <summary>Days that have passed may stay in the list while others are added.</summary>
    [Fact]
    public async Task Save_OwnDates_KeepThePassedOnesAndOpenOnlyTheNew()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite);
        scene.SetClock("2027-03-02T09:00");
        Assert.True((await SaveAsync(scene, Own("2027-03-06", "2027-04-12"))).Done);
        await scene.TwiceAsync("2027-03-08T09:00", opened: 1, mails: 3);
        await scene.SweepAsync("2027-03-30T09:00");
        Assert.True((await SaveAsync(scene, Own("2027-03-06", "2027-05-10"))).Done);

        await scene.TwiceAsync("2027-04-12T09:00");
        await scene.TwiceAsync("2027-05-10T09:00", opened: 1, mails: 3);
        Assert.Equal(["Planned 2027-03-08 Closed", "Planned 2027-05-10 Open"], await scene.FollowUpsAsync());

        static CadenceChoice Own(params string[] days) => new(CadenceKind.OwnDates, CadenceAnchor.OwnDay, null, [.. days.Select(FollowUpScene.Day)], 10);
    }

    [Fact]
    public async Task Settings_ThatMoveDates_NeverOpenThePast()
    {
        await using var scene = await FollowUpScene.CreateAsync(DatabaseProvider.Sqlite, change: plan => (plan.Cadence, plan.Anchor) = (CadenceKind.Quarterly, CadenceAnchor.ComingEvaluation));
        scene.SetClock("2027-03-02T09:00");
        await SetEvaluationAsync("2028-05-01");
        await scene.TwiceAsync("2027-05-03T09:00", opened: 1, mails: 3);
        await scene.SweepAsync("2027-05-25T09:00");

        // Counted from March instead, the first of June lies ahead and the first of March has passed.
        await SetEvaluationAsync("2028-03-01");
        await scene.TwiceAsync("2027-05-26T09:00");
        await scene.TwiceAsync("2027-06-01T09:00", opened: 1, mails: 3);

        Task<AccountFault?> SetEvaluationAsync(string day) => scene.WithAsync<OrganisationService, AccountFault?>(s => s.UpdateAsync(
            new UpdateOrganisation { Id = scene.OrganisationId, Name = "ekby kommun", NextOfficialEvaluation = FollowUpScene.Day(day) }, default));
    }

    private static Task<Outcome<Guid>> StartAsync(FollowUpScene scene) => scene.WithAsync<FollowUpService, Outcome<Guid>>(s => s.StartAsync(scene.Plan.PlanId, default));

    private static async Task<Outcome<int>> SaveAsync(FollowUpScene scene, CadenceChoice choice, int? version = null)
    {
        var now = version ?? await scene.QueryAsync(db => db.Plans.Where(p => p.Id == scene.Plan.PlanId).Select(p => p.Version).SingleAsync());
        return await scene.WithAsync<CadenceService, Outcome<int>>(s => s.SaveAsync(scene.Plan.PlanId, now, choice, default));
    }
}
