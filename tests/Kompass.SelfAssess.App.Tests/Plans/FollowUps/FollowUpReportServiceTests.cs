using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

public sealed class FollowUpReportServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task List_ClosedSkippedAndOpen_TheLatestFirstWithItsFigures(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var first = stage.Today.AddMonths(-2);
        await AddAsync(stage, first, true, (action, report) => Answer(action, report));
        await stage.QueryAsync(db => ReportedScene.SkipAsync(db, stage.Scene.PlanId, first.AddMonths(1)));
        await AddAsync(stage, first.AddMonths(2), false, (action, report) => { if (action.Number == 1) { report.Says(ActionStatus.InProgress, 10); } });

        var list = await stage.WithAsync((FollowUpReportService reports) => reports.ListAsync(stage.Scene.PlanId, default));

        Assert.Equal([FollowUpState.Open, FollowUpState.Skipped, FollowUpState.Closed], list.Select(own => own.State));
        Assert.Equal((6, 1, null), (list[0].Actions, list[0].Reported, list[0].Counts));
        Assert.Equal(SkippedReason.Missed, list[1].Skipped);
        Assert.Equal(new OutcomeCounts(Done: 1, OnTrack: 1, Late: 0, Moved: 1, Silent: 2, Stopped: 1), list[2].Counts);
        Assert.Equal(1, list[2].Waiting);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Find_Closed_HasEveryAnswerAndWhoIsSilent(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        await stage.QueryAsync(db => db.PlanOwners.Where(owner => owner.Name == "Ägare 3").ExecuteUpdateAsync(set => set.SetProperty(owner => owner.AddressFailedUtc, DateTime.UnixEpoch)));
        var id = await AddAsync(stage, stage.Today, true, (action, report) => Answer(action, report));

        var view = (await FindAsync(stage, id))!;

        Assert.Equal([1, 2, 3, 4, 5, 6], view.Rows.Select(row => row.Number));
        var answer = view.Rows[0].Reported!;
        Assert.Equal(("Ägare 1", ActionStatus.InProgress, 40), (answer.By, answer.Status, answer.Percent));
        Assert.Equal(("Går framåt", "Ont om tid", "Protokoll"), (answer.Comment, answer.Hindrance, answer.Evidence));
        Assert.Equal([("1.1.a", Domain.Rounds.AnswerValue.Level4)], answer.Ratings);
        Assert.Equal(["1.1"], view.Rows[0].SubAreas);
        Assert.Equal((ProposalState.Waiting, stage.Today.AddMonths(9)), (view.Rows[2].Proposal, view.Rows[2].ProposedDueOn));
        var silent = Assert.Single(view.Silent);
        Assert.Equal(("Ägare 3", "agare3@example.se", true), (silent.Name, silent.Email, silent.AddressFailed));
        Assert.Equal([5, 6], silent.Actions);
        Assert.Equal((3, 2), view.People);
    }

    [Fact]
    public async Task Find_Draft_IsNobodysButItsOwners()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var id = await AddAsync(stage, stage.Today, false, (_, report) =>
        {
            (report.Comment, report.Hindrance) = ("Hemligt utkast", "Hemligt hinder");
            report.Asks(stage.Today.AddMonths(3));
            report.Ratings.Add(new FollowUpRating { QuestionCode = "1.1.a", Value = Domain.Rounds.AnswerValue.Level5 });
        });

        var view = (await FindAsync(stage, id))!;

        Assert.All(view.Rows, row => Assert.Equal((null, null, ProposalState.None), (row.Reported, row.ProposedDueOn, row.Proposal)));
        Assert.Empty(view.Proposals);
        Assert.Equal(0, view.Head.Waiting);
        Assert.Equal(3, view.Silent.Count);
        Assert.Empty((await stage.WithAsync((ScenarioService scenarios) => scenarios.AsOfAsync(id, default)))!.Said);
        Assert.Equal(0, (await stage.WithAsync((ProposalService proposals) => proposals.DecideAsync(id, null, true, PlanStage.Anna, default))).Decided);
    }

    [Fact]
    public async Task Find_ActionsWithoutAnybodyToAsk_ComeLastAmongTheSilent()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        await stage.QueryAsync(db => db.PlanActions.Where(action => action.Number == 1).ExecuteUpdateAsync(set => set.SetProperty(action => action.OwnerId, (Guid?)null)));
        var id = await AddAsync(stage, stage.Today, false);
        // Finished in the plan meanwhile: nobody is asked about it any more.
        await stage.QueryAsync(db => db.PlanActions.Where(action => action.Number == 6).ExecuteUpdateAsync(set => set.SetProperty(action => action.Status, ActionStatus.Done)));

        var view = (await FindAsync(stage, id))!;

        Assert.Equal(["Ägare 1", "Ägare 2", "Ägare 3", null], view.Silent.Select(own => own.Name));
        Assert.Equal([1], view.Silent[3].Actions);
        Assert.Equal([5], view.Silent[2].Actions);
    }

    [Fact]
    public async Task Find_SkippedOfAnotherPlanOrMunicipality_IsNotThere()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var skipped = await stage.QueryAsync(db => ReportedScene.SkipAsync(db, stage.Scene.PlanId, stage.Today));
        var id = await AddAsync(stage, stage.Today.AddDays(1), true);
        var other = await RoundScenario.NewOrganisationAsync(stage.Database, "annan");

        Assert.Null(await FindAsync(stage, skipped));
        Assert.Null(await stage.WithAsync((FollowUpReportService reports) => reports.FindAsync(Guid.NewGuid(), id, default)));
        Assert.Null(await stage.Database.WithAsync(other, (FollowUpReportService reports) => reports.FindAsync(stage.Scene.PlanId, id, default)));
        Assert.Empty(await stage.Database.WithAsync(other, (FollowUpReportService reports) => reports.ListAsync(stage.Scene.PlanId, default)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Trend_ClosedFollowUpsOnly_GoesByTheDayTheyClosed(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var first = stage.Today.AddMonths(-2);
        await AddAsync(stage, first.AddMonths(1), true, (action, report) => { if (action.Number < 3) { report.Says(action.Number == 1 ? ActionStatus.Done : ActionStatus.InProgress, 60); } });
        await AddAsync(stage, first, true, (action, report) => report.Says(ActionStatus.InProgress, 10 * action.Number));
        await AddAsync(stage, stage.Today, false, (_, report) => report.Says(ActionStatus.Done, 100));

        var trend = await stage.WithAsync((FollowUpReportService reports) => reports.TrendAsync(stage.Scene.PlanId, default));

        Assert.Equal([first.AddDays(10), first.AddMonths(1).AddDays(10)], trend.Days);
        Assert.Equal([10, 100], trend.Actions[0].Points.Select(point => point!.Percent));
        // The third says nothing the second time; what stood in the plan then was 0 %.
        Assert.Equal([(30, true), (0, false)], trend.Actions[2].Points.Select(point => (point!.Percent, point.Reported)));
        Assert.Equal([10, 100], trend.SubAreas.Single(own => own.Code == "1.1").Percent);
    }

    private static void Answer(PlanAction action, FollowUpReport report)
    {
        switch (action.Number)
        {
            case 1:
                report.Says(ActionStatus.InProgress, 40, ("1.1.a", 4));
                (report.Comment, report.Hindrance, report.Evidence, report.EvidenceKind) = ("Går framåt", "Ont om tid", "Protokoll", Domain.Frameworks.EvidenceKind.Document);
                break;
            case 2:
                report.Says(ActionStatus.Done, 100);
                break;
            case 3:
                report.Says(ActionStatus.InProgress, 20);
                report.Asks(new DateOnly(2027, 8, 24));
                break;
            case 4:
                report.Says(ActionStatus.Paused, 20);
                break;
        }
    }

    private static Task<Guid> AddAsync(PlanStage stage, DateOnly on, bool closed, Action<PlanAction, FollowUpReport>? answer = null) =>
        stage.QueryAsync(db => ReportedScene.AddAsync(db, stage.Scene.PlanId, on, closed, answer));

    private static Task<FollowUpReportView?> FindAsync(PlanStage stage, Guid id) =>
        stage.WithAsync((FollowUpReportService reports) => reports.FindAsync(stage.Scene.PlanId, id, default));
}
