using System.Text.Json;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans;

public class StatusReportServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Write_Everything_ChangesTheAction_AndStandsAmongItsReports(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var id = stage.Scene.Actions[0];
        await stage.ChangeAsync(id, content => content with { Steps = [new StepContent("Kartlägg"), new StepContent("Föreslå", true)] });
        var (version, steps) = await StandAsync(stage, id);
        var before = (await stage.HistoryAsync(id)).Count;

        var written = await WriteAsync(stage, id, version, new StatusReport("  Intervjuerna är\r\nklara. ", ActionStatus.InProgress, 40)
        {
            Hindrance = " Pengar ",
            Ticks = new Dictionary<int, bool> { [steps[0]] = true, [steps[1]] = false },
        });

        Assert.Equal((true, version + 1), (written.Done, written.Value));
        Assert.Equal(
            [
                (ActionField.Status, "Planned", "InProgress"),
                (ActionField.Percent, "0", "40"),
                (ActionField.Steps, "[ ] Kartlägg\n[x] Föreslå", "[x] Kartlägg\n[ ] Föreslå"),
                (ActionField.Comment, null, "Intervjuerna är\nklara."),
                (ActionField.Hindrance, null, "Pengar"),
            ],
            (await stage.HistoryAsync(id)).Skip(before).OrderBy(change => change.Field));
        var report = Assert.Single((await ActionAsync(stage, id)).Reports);
        Assert.Equal((null, "Anna Lindqvist", "Intervjuerna är\nklara.", "Pengar"), (report.FollowUpId, report.ByName, report.Comment, report.Hindrance));
        Assert.Empty((await ActionAsync(stage, stage.Scene.Actions[1])).Reports);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Write_Several_AreNewestFirst_AmongThoseOfFollowUps(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var id = stage.Scene.Actions[0];
        await SayAsync(stage, id, "Först", "Tid");
        stage.Database.Clock.Advance(TimeSpan.FromDays(1));
        await stage.OpenFollowUpAsync();
        var reported = stage.Database.Clock.GetUtcNow().UtcDateTime;
        await stage.QueryAsync(db => db.FollowUpReports.Where(report => report.ActionId == id && report.FollowUpOwner!.OwnerId == stage.Scene.Owners[0])
            .ExecuteUpdateAsync(set => set.SetProperty(report => report.Comment, "I uppföljningen").SetProperty(report => report.ReportedUtc, reported)));
        stage.Database.Clock.Advance(TimeSpan.FromDays(1));
        await SayAsync(stage, id, "Sedan", null);
        // In the same moment as the one before.
        await SayAsync(stage, id, "Sist", "Beslut");

        Assert.Equal(
            [("Sist", "Beslut"), ("Sedan", null), ("I uppföljningen", null), ("Först", "Tid")],
            (await ActionAsync(stage, id)).Reports.Select(report => (report.Comment, report.Hindrance)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Write_ToWhatSomebodyElseHasChanged_IsRefused_TheSameTwiceIsOneReport(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var id = stage.Scene.Actions[0];
        var (version, _) = await StandAsync(stage, id);
        var report = new StatusReport("Gjort", ActionStatus.InProgress, 10) { Hindrance = "Tid" };

        Assert.Equal(version + 1, (await WriteAsync(stage, id, version, report)).Value);
        Assert.Equal(version + 1, (await WriteAsync(stage, id, version, report)).Value);
        foreach (var other in new[] { report with { Comment = "Annat" }, report with { Hindrance = null }, report with { Percent = 20 }, report with { Comment = "" } })
        {
            Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single((await WriteAsync(stage, id, version, other)).Refusals).Code);
        }

        Assert.Single((await ActionAsync(stage, id)).Reports);
        Assert.Equal(10, (await stage.ContentAsync(id)).Content.Percent);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Write_WhatCannotStand_IsRefusedWhole(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var id = stage.Scene.Actions[0];
        var (version, _) = await StandAsync(stage, id);
        var far = new string('x', FollowUpReport.TextMaxLength + 1);

        var faulty = await WriteAsync(stage, id, version, new StatusReport(" ", (ActionStatus)77, 101) { Hindrance = far });
        Assert.Equal([RefusalCode.CommentMissing, RefusalCode.HindranceTooLong, RefusalCode.StatusUnknown, RefusalCode.PercentOutOfRange], faulty.Refusals.Select(refused => refused.Code));
        Assert.Equal([RefusalCode.CommentTooLong], (await WriteAsync(stage, id, version, new StatusReport(far, ActionStatus.Planned, 0))).Refusals.Select(refused => refused.Code));
        var gone = new StatusReport("Steg", ActionStatus.InProgress, 5) { Ticks = new Dictionary<int, bool> { [int.MaxValue] = true } };
        Assert.Equal([RefusalCode.ChangedBySomebodyElse], (await WriteAsync(stage, id, version, gone)).Refusals.Select(refused => refused.Code));
        Assert.Equal([RefusalCode.NotFound], (await WriteAsync(stage, Guid.NewGuid(), version, gone)).Refusals.Select(refused => refused.Code));
        await stage.QueryAsync(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(plan => plan.State, PlanState.Closed)));
        Assert.Equal([RefusalCode.PlanClosed], (await WriteAsync(stage, id, version, new StatusReport("För sent", ActionStatus.InProgress, 5))).Refusals.Select(refused => refused.Code));

        Assert.Empty(await stage.HistoryAsync(id));
        Assert.Equal((ActionStatus.Planned, version), ((await stage.ContentAsync(id)).Content.Status, (await StandAsync(stage, id)).Version));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Write_AfterAFollowUp_LeavesItsReportAndTrendAsTheyWere(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var followUp = await stage.OpenFollowUpAsync();
        var open = await stage.QueryAsync(db => db.FollowUps.Where(own => own.Id == followUp).Select(own => own.Version).SingleAsync());
        Assert.Null(await stage.WithAsync((FollowUpService followUps) => followUps.CloseAsync(followUp, open, default)));
        var (report, trend) = await ToldAsync(stage, followUp);
        stage.Database.Clock.Advance(TimeSpan.FromDays(3));

        var id = stage.Scene.Actions[0];
        Assert.True((await WriteAsync(stage, id, (await StandAsync(stage, id)).Version, new StatusReport("Allt är gjort", ActionStatus.Done, 100))).Done);

        Assert.Equal(ActionStatus.Done, (await stage.ContentAsync(id)).Content.Status);
        Assert.Equal((report, trend), await ToldAsync(stage, followUp));
    }

    /// <summary>Clocks go on between two rows; what one person did at once is one entry of the history all the same.</summary>
    [Fact]
    public async Task Log_RowsOfOneChange_HaveOneTime_ThoseOfTheNextAnother()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var times = await stage.QueryAsync(async db =>
        {
            var log = new ActionLog(db, new RunningClock(stage.Database.Clock.GetUtcNow()));
            var action = await db.PlanActions.FirstAsync();
            log.Add(action, ActionField.Percent, "0", "10", PlanStage.Anna);
            log.Add(action, ActionField.Status, "Planned", "InProgress", PlanStage.Anna);
            await db.SaveChangesAsync();
            log.Add(action, ActionField.Percent, "10", "20", PlanStage.Anna);
            await db.SaveChangesAsync();
            return (await db.ActionChanges.OrderBy(row => row.Id).ToListAsync()).ConvertAll(row => row.AtUtc);
        });

        Assert.Equal(times[0], times[1]);
        Assert.NotEqual(times[1], times[2]);
    }

    private static async Task<(int Version, List<int> Steps)> StandAsync(PlanStage stage, Guid id) => await stage.QueryAsync(async db =>
        (await db.PlanActions.Where(own => own.Id == id).Select(own => own.Version).SingleAsync(),
         await db.PlanActions.Where(own => own.Id == id).SelectMany(own => own.Steps).OrderBy(step => step.Position).Select(step => step.Id).ToListAsync()));

    private static Task<Outcome<int>> WriteAsync(PlanStage stage, Guid id, int version, StatusReport report) =>
        stage.WithAsync((StatusReportService reports) => reports.WriteAsync(id, version, report, PlanStage.Anna, default));

    private static async Task SayAsync(PlanStage stage, Guid id, string comment, string? hindrance) =>
        Assert.True((await WriteAsync(stage, id, (await StandAsync(stage, id)).Version, new StatusReport(comment, ActionStatus.InProgress, 10) { Hindrance = hindrance })).Done);

    private static async Task<ActionView> ActionAsync(PlanStage stage, Guid id) =>
        (await stage.WithAsync((PlanReader reader) => reader.ActionsAsync(stage.Scene.PlanId, default))).Single(action => action.Id == id);

    private static async Task<(string Report, string Trend)> ToldAsync(PlanStage stage, Guid followUp)
    {
        var (report, trend) = await stage.WithAsync(async (FollowUpReportService reports) =>
            (await reports.FindAsync(stage.Scene.PlanId, followUp, default), await reports.TrendAsync(stage.Scene.PlanId, default)));
        return (JsonSerializer.Serialize(report), JsonSerializer.Serialize(trend));
    }

    private sealed class RunningClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now = now.AddMilliseconds(1);
    }
}
