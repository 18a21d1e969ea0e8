using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans.FollowUps;

public sealed class ProposalServiceTests
{
    private static readonly ActionAuthor Coordinator = new(null, "Anna Lindqvist", ActionChangeSource.FollowUp);

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Accept_One_MovesTheDayAndNothingElse(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var id = await AddAsync(stage, stage.Today, 1, 3);
        var before = await stage.ContentAsync(stage.Scene.Actions[0]);

        var decided = await DecideAsync(stage, id, true, await ReportAsync(stage, id, 1));

        Assert.Equal((1, 0), (decided.Decided, decided.Refused.Count));
        var (content, version) = await stage.ContentAsync(stage.Scene.Actions[0]);
        Assert.Equal(stage.Today.AddYears(1), content.DueOn);
        Assert.Equal(before.Version + 1, version);
        var change = Assert.Single(await stage.HistoryAsync(stage.Scene.Actions[0]));
        Assert.Equal((ActionField.DueOn, "2026-12-24", "2027-11-24"), change);
        Assert.Equal("Anna Lindqvist", await stage.QueryAsync(db => db.ActionChanges.Select(own => own.ByName).SingleAsync()));
        Assert.Equal([ProposalState.Accepted, ProposalState.Waiting], await StatesAsync(stage, id));
        // The same click once more changes nothing.
        Assert.Equal(0, (await DecideAsync(stage, id, true, await ReportAsync(stage, id, 1))).Decided);
        Assert.Single(await stage.HistoryAsync(stage.Scene.Actions[0]));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Accept_All_DecidesWhatItCanAndSaysWhatItCannot(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var id = await AddAsync(stage, stage.Today, 1, 2, 3, 4);
        await AddAsync(stage, stage.Today.AddDays(20), 2);
        await stage.QueryAsync(db => db.PlanActions.Where(action => action.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(action => action.Status, ActionStatus.Cancelled)));
        await stage.QueryAsync(db => db.FollowUpReports.Where(report => report.FollowUpId == id && report.Action!.Number == 4)
            .ExecuteUpdateAsync(set => set.SetProperty(report => report.ProposedDueOn, stage.Today.AddDays(-1))));

        var decided = await DecideAsync(stage, id, true);

        Assert.Equal(1, decided.Decided);
        Assert.Equal(
            [(2, RefusalCode.ProposalSuperseded), (3, RefusalCode.ActionOver), (4, RefusalCode.DueInThePast)],
            decided.Refused.Select(own => (own.Action, own.Refusal.Code)));
        Assert.Equal([ProposalState.Accepted, ProposalState.Waiting, ProposalState.Waiting, ProposalState.Waiting], await StatesAsync(stage, id));
        // What cannot be accepted can be declined.
        Assert.Equal(3, (await DecideAsync(stage, id, false)).Decided);
    }

    [Fact]
    public async Task Decline_LeavesTheActionAlone()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var id = await AddAsync(stage, stage.Today, 1);

        Assert.Equal(1, (await DecideAsync(stage, id, false)).Decided);

        Assert.Equal([ProposalState.Declined], await StatesAsync(stage, id));
        Assert.Empty(await stage.HistoryAsync(stage.Scene.Actions[0]));
    }

    [Fact]
    public async Task Decide_PlanClosed_IsRefused()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var id = await AddAsync(stage, stage.Today, 1);
        await stage.QueryAsync(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(plan => plan.State, PlanState.Closed)));

        var refused = Assert.Single((await DecideAsync(stage, id, true)).Refused);

        Assert.Equal(RefusalCode.PlanClosed, refused.Refusal.Code);
    }

    [Fact]
    public async Task Decide_AnotherMunicipalitys_FindsNothing()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var id = await AddAsync(stage, stage.Today, 1);
        var other = await RoundScenario.NewOrganisationAsync(stage.Database, "annan");

        var decided = await stage.Database.WithAsync(other, (ProposalService proposals) => proposals.DecideAsync(id, null, true, Coordinator, default));

        Assert.Equal(0, decided.Decided);
        Assert.Equal([ProposalState.Waiting], await StatesAsync(stage, id));
    }

    private static Task<Guid> AddAsync(PlanStage stage, DateOnly on, params int[] asking) => stage.QueryAsync(db => ReportedScene.AddAsync(db, stage.Scene.PlanId, on, true, (action, report) =>
    {
        if (asking.Contains(action.Number))
        {
            report.Says(ActionStatus.InProgress, 50);
            report.Asks(stage.Today.AddYears(1));
        }
    }));

    private static Task<int> ReportAsync(PlanStage stage, Guid id, int action) =>
        stage.QueryAsync(db => db.FollowUpReports.Where(report => report.FollowUpId == id && report.Action!.Number == action).Select(report => report.Id).SingleAsync());

    private static Task<List<ProposalState>> StatesAsync(PlanStage stage, Guid id) => stage.QueryAsync(db => db.FollowUpReports
        .Where(report => report.FollowUpId == id && report.ReportedUtc != null).OrderBy(report => report.Action!.Number).Select(report => report.Proposal).ToListAsync());

    private static Task<ProposalsDecided> DecideAsync(PlanStage stage, Guid id, bool accept, params int[] reports) =>
        stage.WithAsync((ProposalService proposals) => proposals.DecideAsync(id, reports.Length == 0 ? null : reports, accept, Coordinator, default));
}
