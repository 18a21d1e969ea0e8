using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Tests.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans;

/// <summary>A plan that is followed up on the first of every month is closed, and opened again.</summary>
public class PlanClosingTests
{
    private static readonly ActionAuthor Anna = PlanStage.Anna;

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Reopen_AfterDatesHavePassed_SkipsThem_AndTheNextDateOpensAsUsual(DatabaseProvider provider)
    {
        await using var scene = await FollowUpScene.CreateAsync(provider);
        await scene.SweepAsync("2027-03-01T09:00");
        scene.SetClock("2027-03-10T09:00");
        Assert.True((await CloseAsync(scene)).Done);
        await scene.TwiceAsync("2027-03-10T09:05", mails: 1);
        await scene.TwiceAsync("2027-05-20T09:00");
        Assert.Equal(["Planned 2027-03-01 Closed"], await scene.FollowUpsAsync());
        var rows = await MailsAsync(scene);

        scene.SetClock("2027-06-10T11:00");
        Assert.True((await ReopenAsync(scene)).Done);

        Assert.Equal(
            ["Planned 2027-03-01 Closed", "Planned 2027-04-01 CalledOff", "Planned 2027-05-03 CalledOff", "Planned 2027-06-01 CalledOff"], await scene.FollowUpsAsync());
        // Nothing is made up for, today or on the next day that mail may go, and no mail comes back to life.
        await scene.TwiceAsync("2027-06-10T11:05");
        await scene.TwiceAsync("2027-06-11T08:00");
        Assert.Equal(rows, await MailsAsync(scene));
        Assert.Contains((MailKind.FollowUpReport, MailState.Sent), rows);
        await scene.TwiceAsync("2027-08-02T08:00", opened: 1, mails: 3);
        Assert.Equal("Planned 2027-08-02 Open", (await scene.FollowUpsAsync())[^1]);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Reopen_OnADateOfTheCadence_OpensIt_AndTwiceIsOnce(DatabaseProvider provider)
    {
        await using var scene = await FollowUpScene.CreateAsync(provider, owners: 1);
        scene.SetClock("2027-02-20T09:00");
        var closed = (await CloseAsync(scene)).Value;
        scene.SetClock("2027-04-01T07:00");
        await scene.TwiceAsync("2027-04-01T07:00");

        var opened = await ReopenAsync(scene);
        Assert.Equal(opened.Value, (await ReopenAsync(scene, closed)).Value);
        await scene.TwiceAsync("2027-04-01T07:05", opened: 1);
        await scene.TwiceAsync("2027-04-01T08:00", mails: 1);

        Assert.Equal(["Planned 2027-03-01 CalledOff", "Planned 2027-04-01 Open"], await scene.FollowUpsAsync());
        var action = scene.Plan.Actions[0];
        Assert.Equal(
            [("Active", "Closed", "Anna Lindqvist"), ("Closed", "Active", "Anna Lindqvist")],
            await scene.QueryAsync(async db => (await db.ActionChanges.Where(row => row.ActionId == action && row.Field == ActionField.PlanState).OrderBy(row => row.Id).ToListAsync())
                .Select(row => (row.OldValue, row.NewValue, row.ByName))));
        Assert.Equal(2, await scene.QueryAsync(db => db.ActionChanges.Where(row => row.Field == ActionField.PlanState).Select(row => row.AtUtc).Distinct().CountAsync()));
        Assert.Null(await scene.QueryAsync(db => db.Plans.Select(plan => plan.ClosedUtc).SingleAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Reopen_MakesThePlanChangeableAgain_AndWhatWasReportedStays(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var followUp = await stage.OpenFollowUpAsync();
        var closed = await stage.WithAsync((PlanClosing plans) => plans.CloseAsync(stage.Scene.PlanId, 1, true, Anna, default));
        var mails = await stage.QueryAsync(db => db.Outbox.OrderBy(mail => mail.Id).Select(mail => mail.State).ToListAsync());
        var outcomes = await OutcomesAsync();

        var stale = await stage.WithAsync((PlanClosing plans) => plans.ReopenAsync(stage.Scene.PlanId, closed.Value - 1, Anna, default));
        Assert.Equal([RefusalCode.ChangedBySomebodyElse], stale.Refusals.Select(refused => refused.Code));
        Assert.Equal(RefusalCode.PlanClosed, Assert.Single((await stage.ChangeAsync(stage.Scene.Actions[0], content => content with { Title = "Ny" })).Refusals).Code);
        Assert.Equal(closed.Value + 1, (await stage.WithAsync((PlanClosing plans) => plans.ReopenAsync(stage.Scene.PlanId, closed.Value, Anna, default))).Value);

        Assert.True((await stage.ChangeAsync(stage.Scene.Actions[0], content => content with { Title = "Ny" })).Done);
        Assert.Contains(MailState.Cancelled, mails);
        Assert.Equal(mails, await stage.QueryAsync(db => db.Outbox.OrderBy(mail => mail.Id).Select(mail => mail.State).ToListAsync()));
        Assert.Equal(FollowUpState.Closed, await stage.QueryAsync(db => db.FollowUps.Where(own => own.Id == followUp).Select(own => own.State).SingleAsync()));
        Assert.Equal(outcomes, await OutcomesAsync());
        var missing = await stage.WithAsync((PlanClosing plans) => plans.ReopenAsync(Guid.NewGuid(), 1, Anna, default));
        Assert.Equal([RefusalCode.NotFound], missing.Refusals.Select(refused => refused.Code));

        Task<List<FollowUpOutcome?>> OutcomesAsync() => stage.QueryAsync(db => db.FollowUpReports.OrderBy(report => report.Id).Select(report => report.Outcome).ToListAsync());
    }

    private static async Task<Outcome<int>> CloseAsync(FollowUpScene scene) =>
        await scene.WithAsync<PlanClosing, Outcome<int>>(async plans => await plans.CloseAsync(scene.Plan.PlanId, await VersionAsync(scene), true, Anna, default));

    private static async Task<Outcome<int>> ReopenAsync(FollowUpScene scene, int? version = null) =>
        await scene.WithAsync<PlanClosing, Outcome<int>>(async plans => await plans.ReopenAsync(scene.Plan.PlanId, version ?? await VersionAsync(scene), Anna, default));

    private static Task<int> VersionAsync(FollowUpScene scene) => scene.QueryAsync(db => db.Plans.Select(plan => plan.Version).SingleAsync());

    private static async Task<List<(MailKind Kind, MailState State)>> MailsAsync(FollowUpScene scene) => [.. (await scene.RowsAsync()).Select(row => (row.Kind, row.State))];
}
